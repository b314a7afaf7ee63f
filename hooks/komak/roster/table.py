"""Bytes to rows: a workbook, or a CSV in the encoding and with the separator under which the headings make sense."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeAlias, TypeVar

from .faults import RosterError
from .workbook import Origin, is_workbook, read_sheet

_SEPARATORS = ";\t,"
_OF_RUSSIAN_WINDOWS = ("cp1251", "cp866", "mac_cyrillic")  # Excel's "CSV", "CSV (MS-DOS)" and "CSV (Macintosh)"
_HEAD = 12
"""Rows in which the headings are looked for: a list may begin with a title."""


class Head(Protocol):
    """A row of headings that was understood."""

    @property
    def row(self) -> int:
        """Its number, counted from 1."""

    @property
    def worth(self) -> int:
        """How many headings are known: the right separator finds the most."""


Known = TypeVar("Known", bound=Head)
Headings: TypeAlias = Callable[[Sequence[str], int, Sequence[str]], Known | None]
"""Reads a row, given with its number and the row below, as headings; None if it is not the row of headings."""
Rows: TypeAlias = Sequence[tuple[int, tuple[str, ...]]]
"""Cells, with the number of the row as Excel shows it."""


@dataclass(frozen=True)
class Table(Generic[Known]):
    """The rows below the headings."""

    columns: Known
    rows: Rows
    origin: Origin


def read_table(raw: bytes, headings: Headings[Known], sheet: str = "") -> Table[Known]:
    """Find sheet or encoding, separator, and headings. Raises RosterError if no row is understood as headings."""
    if is_workbook(raw):
        return _of_workbook(raw, headings, sheet)
    if sheet:
        raise RosterError("no-sheet", sheet)
    if not raw.strip():
        raise RosterError("empty")
    found = max(_readings(raw, headings), key=lambda reading: reading[0].worth, default=None)
    if found is None:
        raise RosterError("no-headings", _first_line(raw))
    columns, separator, text = found
    return Table(columns, _below(columns, tuple(_rows(text, separator))), Origin())


def _of_workbook(raw: bytes, headings: Headings[Known], name: str) -> Table[Known]:
    sheet = read_sheet(raw, name)
    columns = _best(sheet.rows[:_HEAD], headings)
    if columns is None:
        said = (" ".join(" ".join(cells).split()) for _, cells in sheet.rows)
        raise RosterError("no-headings", next(filter(None, said), "")[:80])
    if merged := [address for last, address in sheet.merged if last > columns.row]:
        raise RosterError("merged", ", ".join(merged))
    return Table(columns, _below(columns, sheet.rows), sheet.origin)


def _below(columns: Head, rows: Rows) -> Rows:
    return tuple((number, cells) for number, cells in rows if number > columns.row)


def _best(rows: Rows, headings: Headings[Known]) -> Known | None:
    """The row with the most known headings: above it a title may have a word that is a heading elsewhere."""
    cells = [(number, one) for number, one in rows if any(map(str.strip, one))]
    by_number = dict(cells)
    found = (headings(one, number, by_number.get(number + 1, ())) for number, one in cells)
    return max(filter(None, found), key=lambda head: head.worth, default=None)


def column_name(at: int) -> str:
    """The letters of a column, counted from 0, as Excel shows them."""
    first, last = divmod(at, 26)
    return (column_name(first - 1) if first else "") + chr(ord("A") + last)


def _readings(raw: bytes, headings: Headings[Known]) -> Iterator[tuple[Known, str, str]]:
    """Every way of reading the bytes that finds headings, the likeliest first."""
    for decoded in _texts(raw):
        separators, text = _announced(decoded)
        for separator in separators:
            if columns := _headings(text, separator, headings):
                yield columns, separator, text


def _texts(raw: bytes) -> Iterator[str]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw.startswith(mark):
            yield raw[len(mark) :].decode(encoding, errors="replace")
            return
    if b"\x00" in raw[:200]:  # UTF-16 without its mark: the zeros of separators and spaces tell which
        is_little = raw[1:200:2].count(0) >= raw[:200:2].count(0)
        yield raw.decode("utf-16-le" if is_little else "utf-16-be", errors="replace")
        return
    try:
        yield raw.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in _OF_RUSSIAN_WINDOWS:
            yield raw.decode(encoding, errors="replace")


def _announced(text: str) -> tuple[str, str]:
    """Take off the line ``sep=;``, which Excel reads and does not show."""
    first, _, rest = text.partition("\n")
    announced = first.strip().strip('"').lower()
    if announced.startswith("sep=") and len(announced) == len("sep=;"):
        return announced[-1], rest
    return ("\t", rest) if announced == "sep=" else (_SEPARATORS, text)


def _headings(text: str, separator: str, headings: Headings[Known]) -> Known | None:
    head: list[tuple[int, tuple[str, ...]]] = []
    with suppress(RosterError):  # quotes make no sense from here on
        head.extend(islice(_rows(text, separator), _HEAD))
    return _best(head, headings)


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any("\n" in cell and separator in cell for cell in cells):  # a second stray quote closed the first
                raise RosterError("quote", str(number))
            yield number, tuple(cells)
    except csv.Error:
        raise RosterError("quote", str(number + 1)) from None


def _first_line(raw: bytes) -> str:
    lines = (line.strip() for line in next(_texts(raw)).splitlines())
    return next((line for line in lines if line), "")[:80]
