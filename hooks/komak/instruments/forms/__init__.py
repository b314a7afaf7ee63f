"""The forms room. In: forms as data and editions. Out: sheets to print, and files to fill in.

``form_sheets`` gives the paper to the print room; ``orders`` and ``start`` make fillable PDF, DOCX and XLSX beside the
page build, each once (cache by content hash). The page of a form shows the same Markdown as its paper.
"""

from __future__ import annotations

from komak.instruments.forms.files import DOCX, FILL, PRINT, XLSX, suffixes, variants_of
from komak.instruments.forms.filled import filled
from komak.instruments.forms.markdown import PICTURES, Written, written
from komak.instruments.forms.orders import Order, orders
from komak.instruments.forms.rendering import FormRendering, start
from komak.instruments.forms.sheets import DRAWINGS, example_sheets, form_sheets
from komak.instruments.forms.voice import Voice, voice_of, voices

__all__ = [
    "DOCX",
    "DRAWINGS",
    "FILL",
    "PICTURES",
    "PRINT",
    "XLSX",
    "FormRendering",
    "Order",
    "Voice",
    "Written",
    "example_sheets",
    "filled",
    "form_sheets",
    "orders",
    "start",
    "suffixes",
    "variants_of",
    "voice_of",
    "voices",
    "written",
]
