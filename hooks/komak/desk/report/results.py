"""A table of results to papers: which questions were answered rightly, under a code, before or after the training."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from komak.desk.report.answers import is_point, is_right, paper_of
from komak.desk.report.headings import Columns, headings
from komak.desk.report.trouble import ReportError
from komak.edition import Edition
from komak.instruments.questions import Item, Variant, variants
from komak.languages.strings import Strings
from komak.model import Module, Programme
from komak.roster import Origin, is_date, read_table

_CODE = re.compile(r"(?=.*\d)[^\W_](?:[\w-]{0,14}[^\W_])?")
_BEFORE = ("до", "перед", "pre", "before", "oldin", "олдин", "boshida", "бошида")
_AFTER = ("после", "post", "after", "keyin", "кейин", "oxirida", "охирида")


@dataclass(frozen=True)
class Paper:
    """One filled-in paper."""

    row: int
    """As Excel numbers it."""
    code: str
    is_after: bool
    right: frozenset[str]
    """Ids of the questions that were answered rightly."""


@dataclass(frozen=True, order=True)
class WrongRow:
    """A row that is not counted, and why: the key of its text behind ``report.row.``."""

    row: int
    reason: str
    found: str


@dataclass(frozen=True)
class Results:
    """A table as read."""

    papers: tuple[Paper, ...]
    wrong: tuple[WrongRow, ...]
    origin: Origin


class _WrongCellError(Exception):
    def __init__(self, reason: str, found: str) -> None:
        super().__init__(reason, found)
        self.reason, self.found = reason, found


def read_results(raw: bytes, taught: Module | Programme, edition: Edition, sheet: str = "") -> Results:
    """Papers and wrong rows of a CSV file or a workbook. Raises ReportError or RosterError if the file cannot be used."""
    papers = variants(taught, edition)
    table = read_table(raw, headings({item.id for item in papers[0].items}, edition.strings), sheet)
    _refuse(table.columns, papers)
    found: dict[tuple[str, bool], Paper] = {}
    wrong: list[WrongRow] = []
    for row, cells in table.rows:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            paper = _paper(row, cells, table.columns, papers, edition.strings)
        except _WrongCellError as error:
            wrong.append(WrongRow(row, error.reason, error.found))
            continue
        earlier = found.setdefault((paper.code, paper.is_after), paper)
        if earlier is not paper:
            wrong.append(WrongRow(row, "duplicate", str(earlier.row)))
    return Results(tuple(found.values()), tuple(wrong), table.origin)


def _refuse(columns: Columns, papers: tuple[Variant, ...]) -> None:
    """Stop at a table that has names in it, or too few questions."""
    if columns.names:
        raise ReportError("names", ", ".join(columns.names))
    if columns.unknown:
        raise ReportError("unknown-column", ", ".join(columns.unknown))
    given = set(columns.questions.values())
    if any(name.isdigit() for name in given) and columns.variant is None:
        raise ReportError("no-variant")
    expected = [{str(at), item.id} for at, item in enumerate(papers[0].items, 1)]
    if columns.variant is None or not any(name.isdigit() for name in given):
        expected = [{item.id} for item in papers[0].items]
    missing = [" / ".join(sorted(names)) for names in expected if not names & given]
    if missing:
        raise ReportError("missing-questions", ", ".join(missing))
    beyond = sorted(name for name in given if name.isdigit() and not 1 <= int(name) <= len(papers[0].items))
    if beyond:
        raise ReportError("unknown-column", ", ".join(beyond))


def _paper(row: int, cells: Sequence[str], columns: Columns, papers: tuple[Variant, ...], words: Strings) -> Paper:
    code = _cell(cells, columns.code)
    if not code:
        raise _WrongCellError("no-code", "")
    if not _CODE.fullmatch(code):
        raise _WrongCellError("code", "")  # it may be a name: it is not repeated anywhere
    if is_date(code):
        raise _WrongCellError("code-date", "")
    is_after = _phase(_cell(cells, columns.phase), words)
    paper = _variant(cells, columns, papers)
    right = frozenset(
        item.id
        for at, name in sorted(columns.questions.items())
        if _has_point(_cell(cells, at), name, item := _item(name, paper or papers[0]), paper)
    )
    return Paper(row, code.casefold(), is_after, right)


def _variant(cells: Sequence[str], columns: Columns, papers: tuple[Variant, ...]) -> Variant | None:
    if columns.variant is None:
        return None
    said = _cell(cells, columns.variant)
    found = paper_of(said, papers)
    if found is None:
        raise _WrongCellError("variant", said)
    return found


def _phase(said: str, words: Strings) -> bool:
    """Whether the paper was written after the training."""
    after, before = ((*known, words(key).lower()) for known, key in ((_AFTER, "list.after"), (_BEFORE, "list.before")))
    if any(word.startswith(after) for word in said.lower().split()):
        return True
    if any(word.startswith(before) for word in said.lower().split()):
        return False
    raise _WrongCellError("phase", said)


def _item(name: str, paper: Variant) -> Item:
    if name.isdigit():
        return paper.items[int(name) - 1]
    return next(item for item in paper.items if item.id == name)


def _has_point(cell: str, name: str, item: Item, paper: Variant | None) -> bool:
    point = is_point(cell)
    if point is None and paper is not None:
        point = is_right(cell, item, paper)
    if point is None:
        raise _WrongCellError("answer", f"{name}: {cell[:20]}")
    return point


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""
