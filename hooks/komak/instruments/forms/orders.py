"""Which files are to be made of the forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from komak.ground.provenance import PROVENANCE
from komak.instruments.forms.files import DOCX, FILL, PRINT, XLSX, form_files
from komak.instruments.forms.voice import Voice
from komak.model import Form

_MAKERS = {FILL: "fill.fillable_form", DOCX: "word.word_form", XLSX: "spreadsheet.form_workbook"}


@dataclass(frozen=True)
class FormOrder:
    """A form as a file to fill in, in one voice."""

    dest: str = field(metadata=PROVENANCE)
    """Address from the site's root."""
    suffix: str
    """Which kind of file."""
    form: Form
    voice: Voice

    @property
    def maker(self) -> str:
        return f"instruments.forms.{_MAKERS[self.suffix]}"


def form_orders(forms: Iterable[Form], voices: tuple[Voice, ...]) -> Iterator[FormOrder]:
    """Every file but the paper, which the print room makes."""
    for form in forms:
        for voice in voices:
            for suffix, dest in form_files(form, voice.name).items():
                if suffix != PRINT:
                    yield FormOrder(dest, suffix, form, voice)
