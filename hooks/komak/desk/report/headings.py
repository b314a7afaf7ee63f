"""The first row of a table of results: where the code, the phase, the variant and each question stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from komak.instruments.questions import RESULT_HEADS
from komak.roster import columns_in

_CODE = frozenset(["код", "кодлиста", "кодучастника", "шифр", "code", "id", "kod", "kodi", "варақкоди", "коди"])
_PHASE = frozenset(
    [
        "этап",
        "фаза",
        "когда",
        "допосле",
        "доипосле",
        "phase",
        "when",
        "bosqich",
        "bosqichi",
        "босқич",
        "босқичи",
        "oldinkeyin",
        "qachon",
    ]
)
_VARIANT = frozenset(["вариант", "variant", "варианти", "varianti", "version"])
_ROW_NUMBER = frozenset(["", "пп", "ппno", "no", "n", "tr", "тр"])
"""№ п/п: said of the row, not of the paper."""
_NUMBER = re.compile(
    r"(?:№|no|n|q|в|с|s|вопрос|savol|савол|question)?[\s.:]*(?P<number>\d{1,3})[\s.)-]*(?:savol|савол)?"
)


@dataclass(frozen=True)
class Columns:
    """Where in a row is what."""

    row: int
    """Of the headings, counted from 1."""
    code: int
    phase: int
    variant: int | None
    questions: Mapping[int, str]
    """Column to the number on the paper or the id of the question."""
    names: tuple[str, ...]
    """Headings that announce names of people: a report must not see any."""
    unknown: tuple[str, ...]

    @property
    def worth(self) -> int:
        """How many headings are known: the right separator finds the most."""
        return 2 + (self.variant is not None) + len(self.questions)


def headings(
    ids: Collection[str], say: Callable[[str], str]
) -> Callable[[Sequence[str], int, Sequence[str]], Columns | None]:
    """What reads a row as headings of a table about the questions with these ids; `say` has the words of the site's own."""
    own = [_bare(say(f"list.{key}")) for key in RESULT_HEADS]
    known_heads = [{*heads, word} for heads, word in zip((_CODE, _PHASE, _VARIANT), own, strict=True)]

    def columns(cells: Sequence[str], row: int, _below: Sequence[str]) -> Columns | None:
        bare = [_bare(cell) for cell in cells]
        code, phase, variant = (_first(bare, heads) for heads in known_heads)
        if code is None or phase is None:
            return None
        found = {at: name for at, cell in enumerate(cells) if (name := _question(cell, ids))}
        known = {code, phase, variant, *found}
        others = [cell for at, cell in enumerate(cells) if at not in known and bare[at] not in _ROW_NUMBER]
        names = tuple(cell for cell in others if columns_in([cell], row))
        unknown = tuple(cell for cell in others if cell not in names)
        return Columns(row, code, phase, variant, found, names, unknown)

    return columns


def _first(bare: Sequence[str], known: Collection[str]) -> int | None:
    return next((at for at, heading in enumerate(bare) if heading in known), None)


def _question(cell: str, ids: Collection[str]) -> str:
    said = cell.strip().lower()
    number = _NUMBER.fullmatch(said)
    return str(int(number["number"])) if number else said if said in ids else ""


def _bare(heading: str) -> str:
    """Letters only, small."""
    return re.sub(r"[\W\d_]+", "", unicodedata.normalize("NFKC", heading).lower())
