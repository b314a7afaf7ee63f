"""Tables on a page in which people are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.name_shapes import CHILD_OF, INITIAL, WORD
from komak.checks.traits import Trait
from komak.ground.issue import Code
from komak.roster import Role, columns_in

_FEWEST = 2
_ROW = re.compile(r"^[^|\n]*\|.*$", re.MULTILINE)
_EDGES = re.compile(r"[ \t>]*\|?")
_PERSON = re.compile(rf"{WORD}(?:[ \t]+(?:{WORD}|{INITIAL}{{1,2}}|{CHILD_OF}))+\.?")
_ONE = re.compile(WORD)
_Row = list[tuple[int, str]]
"""Place and words of each cell."""


def tables_of_people(text: str) -> Iterator[Trait]:
    """Tables of Markdown with a column of names and two names in it, or more."""
    rows: list[_Row] = []
    before = -1
    for match in _ROW.finditer(text):
        if match.start() != before + 1:
            yield from _table(rows)
            rows = []
        rows.append(_cells(match))
        before = match.end()
    yield from _table(rows)


def _cells(row: re.Match[str]) -> _Row:
    edge = _EDGES.match(row[0])
    at, cells = row.start() + (edge.end() if edge else 0), _Row()
    for words in row[0][at - row.start() :].split("|"):
        cells.append((at + len(words) - len(words.lstrip()), words.strip()))
        at += len(words) + 1
    return cells


def _table(rows: list[_Row]) -> Iterator[Trait]:
    columns = columns_in([words for _, words in rows[0]], 1) if len(rows) > _FEWEST else None
    if columns is None:
        return
    roles = (Role.FULL_NAME, Role.SURNAME)
    at = next((place for role in roles for place in columns.places(role)), None)
    if at is None:
        return
    is_full = columns.roles[at] is Role.FULL_NAME
    cells = [cells[at] for cells in rows[2:] if at < len(cells)]
    names = [(place, words) for place, words in cells if (_PERSON if is_full else _ONE).fullmatch(words)]
    if len(names) >= _FEWEST:
        yield Trait(Code.PARTICIPANTS, "a list of people", tuple((at, at + len(words)) for at, words in names), _FEWEST)
