"""An empty form and what is written on it → the form filled in, as Markdown of the dialect.

The empty form says in which order its places stand; each place is replaced where it stands, so nothing else moves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from komak.instruments.forms.markdown import Written, written
from komak.instruments.forms.voice import Voice, escaped
from komak.model import Example, Form, Misfit, filled_places

_PLACE = re.compile(r"(?<!\\)\[ \]|(?<![\\_])_{4,}(?:\n_{4,})*|(?<=\|)  (?=\|)")
"""A box, a blank or writing lines, an empty cell: one for each slot, in the same order."""


def filled(form: Form, example: Example, voice: Voice) -> str:
    """The body of `form` with the answers of `example`, in the one language of `voice`."""
    said = {
        place.slot: place.said if isinstance(place.said, str) else place.said[voice.locale]
        for place in filled_places(form.data, example.data.answers)
        if not isinstance(place, Misfit)
    }
    return _with(written(form, voice), said)


def _with(text: Written, said: Mapping[str, str]) -> str:
    slots = iter(text.slots)
    return _PLACE.sub(lambda match: _filled(match[0], said.get(next(slots).name)), text.markdown)


def _filled(place: str, said: str | None) -> str:
    if said is None:
        return place
    if place == "[ ]":
        return "[x]"
    words = f"*{escaped(said)}*"
    return f" {words} " if place == "  " else words
