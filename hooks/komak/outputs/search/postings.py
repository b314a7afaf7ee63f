"""Where a stem stands, as numbers that a browser reads back (``postings.js``)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from komak.outputs.search.counts import Length, Place

STEP = 1.15
"""Lengths of texts are told by such steps: nothing is decided by a word more or less."""
MOST = 500
"""Places of a stem that its part has. Further ones, of those that count least, follow when an answer is shown already."""
PIECE = 2500
"""Places in one part of further ones."""
_COUNT = 15
"""Nobody is told apart who says a word more often."""


@dataclass(frozen=True)
class Section:
    """What a section is worth whatever stands in it."""

    weight: float
    """Of its page."""
    is_lead: bool
    length: Length


def encoded(places: Mapping[int, Place], sections: Sequence[Section]) -> list[int]:
    """For each place: how much further its section is, then text and length; if negative, title and kind follow."""
    found, last = list[int](), 0
    for number in sorted(places):
        found.append(number - last)
        found.extend(_counts(places[number], sections[number].length))
        last = number
    return found


def _counts(place: Place, length: Length) -> Iterable[int]:
    text = round(math.log(1 + length.text, STEP)) * (_COUNT + 1) + min(place.text, _COUNT)
    if not (place.title or place.kind):
        return (text,)
    return (-1 - text, (length.title * (_COUNT + 1) + min(place.title, _COUNT)) * 2 + place.kind)


def divided(places: dict[int, Place], sections: Sequence[Section]) -> tuple[dict[int, Place], list[dict[int, Place]]]:
    """The places that count most, and the others in pieces."""
    if len(places) <= MOST:
        return places, []
    ordered = sorted(places, key=lambda number: (-_worth(places[number], sections[number]), number))
    rest = sorted(ordered[MOST:])
    pieces = [rest[at : at + PIECE] for at in range(0, len(rest), PIECE)]
    return _of(places, ordered[:MOST]), [_of(places, piece) for piece in pieces]


def _of(places: Mapping[int, Place], numbers: Iterable[int]) -> dict[int, Place]:
    return {number: places[number] for number in numbers}


def _worth(place: Place, section: Section) -> float:
    """As ``query.js`` values a word alone."""
    beside = (8 if section.is_lead else 3) * bool(place.title) + 6 * place.kind
    return section.weight * (beside + place.text / (place.text + 1.2))
