"""Rules about what Markdown moves or drops without a word: nesting by too few spaces, surplus cells, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.dialect.code import without_fences
from komak.ground.issue import Code, Issue

_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,9}\.) +(?=\S)")
_TEXT = re.compile(r"(?P<indent> *)(?=[^\s<])")
_STEP = 4
"""Spaces by which Markdown nests."""
_DELIMITERS = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\]]{1,60})\]:")
_CALL = re.compile(r"\[\^(?P<name>[^\]\[]{1,60})\](?!:)")


def indents(study: Study, _: Subject) -> Iterator[Issue]:
    """What belongs to an item of a list is indented by four spaces: with two or three it would leave its item."""
    open_items: list[int] = []
    is_after_gap = True
    for number, line in enumerate(without_fences(study.document.body).split("\n"), study.document.body_line):
        item, text = _ITEM.match(line), _TEXT.match(line)
        if not text:
            is_after_gap = is_after_gap or not line.strip()
            continue
        indent = len(text["indent"])
        if item or is_after_gap:
            while open_items and open_items[-1] > indent - (0 if item else 1):
                open_items.pop()
            if open_items and 0 < indent - open_items[-1] < _STEP:
                yield _misplaced(study, number, indent - open_items[-1], is_item=bool(item))
            elif item and (not open_items or open_items[-1] < indent):
                open_items.append(indent)
        is_after_gap = False


def _misplaced(study: Study, number: int, spaces: int, *, is_item: bool) -> Issue:
    what = "the item stands on the level of the item above" if is_item else "the paragraph is outside of its item"
    return study.issue(number, Code.FLATTENED, "list", f"{what}: it is indented by {spaces} more, not by {_STEP}",
                       f"Indent what belongs to an item by {_STEP} spaces.")  # fmt: skip


def rows(study: Study, _: Subject) -> Iterator[Issue]:
    """No row of a table has more cells than the first: what is too much would vanish."""
    width, previous = 0, ""
    for number, line in study.lines:
        if "|" not in line:
            width = 0
        elif _DELIMITERS.fullmatch(line) and "|" in previous:
            width = _cells(previous)
        elif width and _cells(line) > width:
            yield study.issue(number, Code.LOST_CELLS, "table",
                              f"the row has {_cells(line)} cells, the first row of the table has {width}",
                              "Add columns to the first two rows; a | inside a cell is written \\|.")  # fmt: skip
        previous = line


def _cells(line: str) -> int:
    return line.replace("\\|", "").strip().removeprefix("|").removesuffix("|").count("|") + 1


def footnotes(study: Study, _: Subject) -> Iterator[Issue]:
    """A footnote is written once, and called."""
    lines = study.lines
    defined = [(number, match["name"]) for number, line in lines if (match := _DEFINITION.match(line))]
    called = Counter(match["name"] for _, line in lines for match in _CALL.finditer(line))
    seen = set[str]()
    for number, name in defined:
        if name in seen:
            yield study.issue(number, Code.FOOTNOTE, "footnote", f"the footnote {name!r} is written a second time",
                              "Give it a name of its own, or delete it.")  # fmt: skip
        elif name not in called:
            yield study.issue(number, Code.FOOTNOTE, "footnote", f"nothing calls the footnote {name!r}",
                              f"Write [^{name}] where it belongs, or delete the footnote.")  # fmt: skip
        seen.add(name)
