"""Which files are to be made of the forms, and how each is made: a form and a voice in, bytes out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from komak.instruments.forms.files import PRINT, variants_of
from komak.instruments.forms.voice import Voice
from komak.model import Form


@dataclass(frozen=True)
class Order:
    """One file to make; plain data that another process can be given."""

    dest: str
    """Address from the site's root."""
    suffix: str
    """Which kind of file."""
    form: Form
    voice: Voice

    @property
    def content(self) -> str:
        """Everything about it that can change a byte."""
        return json.dumps(
            [self.suffix, self.form.slug, self.form.data.model_dump(), asdict(self.voice)], sort_keys=True
        )


def orders(forms: Iterable[Form], voices: tuple[Voice, ...]) -> Iterator[Order]:
    """Every file but the paper, which the print room makes."""
    for form in forms:
        for voice in voices:
            for suffix, dest in variants_of(form, voice.name).items():
                if suffix != PRINT:
                    yield Order(dest, suffix, form, voice)
