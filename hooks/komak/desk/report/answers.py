"""One cell of a table of results: a point or none, or the letters that a participant wrote."""

from __future__ import annotations

import re

from komak.instruments.questions import Item, Variant
from komak.roster import in_cyrillic, in_latin

_POINTS = {"1": True, "+": True, "0": False, "-": False, "–": False, "—": False, "": False}
_SEPARATORS = re.compile(r"[\s,;.:/()]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def is_point(cell: str) -> bool | None:
    """Whether the cell gives the point; None if it is neither 1 nor 0."""
    return _POINTS.get(cell.strip())


def is_right(cell: str, item: Item, paper: Variant) -> bool | None:
    """Whether the letters of the cell are the right answer on a paper; None if they are no answer to the question."""
    letters = _in_script(_SEPARATORS.sub("", cell).upper(), paper.letters)
    right = paper.answer(item).replace(", ", "")
    known = paper.letters[: len(item.options)]
    if item.kind == "matching":
        has_all = len(letters) == len(item.prompts) and set(letters) <= {*known, "-"}
        return letters == right if has_all else None
    if not set(letters) <= set(known) or len(set(letters)) < len(letters):
        return None
    return set(letters) == set(right)


def paper_of(cell: str, papers: tuple[Variant, ...]) -> Variant | None:
    """The paper that a cell names: ``1``, ``Вариант 2``, ``2-variant``; or a letter, as on papers printed earlier."""
    known = {
        name: paper for at, paper in enumerate(papers) for name in (paper.sign, paper.name.upper(), paper.letters[at])
    }
    words = _BETWEEN_WORDS.split(cell.upper())
    spellings = (name for word in words for name in (word, _in_script(word, papers[0].letters)))
    found = {known[name].name: known[name] for name in spellings if name in known}
    return next(iter(found.values())) if len(found) == 1 else None


def _in_script(text: str, letters: str) -> str:
    """`text` with look-alikes of the other script as letters of this one."""
    return in_cyrillic(text) if letters[0] == "А" else in_latin(text)
