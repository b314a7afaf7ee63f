"""What a file says, by its letters; and what a form has to say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from komak.instruments.forms import Voice
from komak.model import Form


def letters(text: str) -> str:
    """Nothing but letters and digits: lines break and words are divided differently in every program."""
    plain = unicodedata.normalize("NFC", text).replace("\N{SOFT HYPHEN}", "")
    return re.sub(r"[\W_]+", "", plain).casefold()


def wordings(value: object) -> Iterator[Mapping[str, str]]:
    """Every text of a form, in all its languages."""
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, Mapping) and value and all(isinstance(text, str) for text in value.values()):
        yield value
    elif isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from wordings(part)


def unsaid(form: Form, voice: Voice, text: str) -> list[str]:
    """Words of the form, its notice and its codes that `text` lacks."""
    said = letters(text)
    own = [text for wording in wordings(form.data) for _, text in voice.parts(wording)]
    wanted = [*own, voice.notice(form), *(field.code for field in form.data.fields if field.type != "note")]
    return [words for words in wanted if letters(words) not in said]
