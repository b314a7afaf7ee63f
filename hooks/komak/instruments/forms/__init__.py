"""The forms room. In: forms as data and editions. Out: sheets to print, and files to fill in.

``form_sheets`` is the paper, ``form_orders`` are fillable PDF, DOCX and XLSX; the workshop makes both. The page of a
form shows the same Markdown as its paper.
"""

from __future__ import annotations

from komak.instruments.forms.files import DOCX, FILL, PRINT, XLSX, form_files, suffixes
from komak.instruments.forms.filled import filled
from komak.instruments.forms.markdown import PICTURES, Written, written
from komak.instruments.forms.orders import FormOrder, form_orders
from komak.instruments.forms.sheets import DRAWINGS, example_sheets, form_sheets
from komak.instruments.forms.voice import Voice, voice_of, voices

__all__ = [
    "DOCX",
    "DRAWINGS",
    "FILL",
    "PICTURES",
    "PRINT",
    "XLSX",
    "FormOrder",
    "Voice",
    "Written",
    "example_sheets",
    "filled",
    "form_files",
    "form_orders",
    "form_sheets",
    "suffixes",
    "voice_of",
    "voices",
    "written",
]
