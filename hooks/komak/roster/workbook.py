"""A workbook of Excel to rows of text, as strict as a CSV: nothing hidden is passed over, no formula is guessed."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .faults import RosterError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST = 80_000_000  # bytes of all parts: a list of names is a hundredth of it
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError),
    *(SyntaxError, NotImplementedError, RuntimeError),
)
"""Whatever openpyxl meets in a damaged file."""
_At = tuple[int, int]


@dataclass(frozen=True)
class Origin:
    """Which sheet of a workbook was read, and which were not."""

    sheet: str = ""
    unread: tuple[str, ...] = ()
    """Other sheets with something in them."""
    hidden: tuple[str, ...] = ()
    """Those of them that Excel does not show."""


@dataclass(frozen=True)
class Grid:
    """One sheet of a workbook as text."""

    origin: Origin
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    merged: tuple[tuple[int, str], ...]
    """Last row and address of each merged range."""


def is_workbook(raw: bytes) -> bool:
    """Whether an office program has saved this in a format of its own."""
    return raw.startswith((_ZIP, _OLE))


def read_sheet(raw: bytes, name: str) -> Grid:
    """The sheet with the name, or the only one with something in it. Raises RosterError if the file cannot be used."""
    if raw.startswith(_OLE):
        raise RosterError("locked" if _ENCRYPTED in raw else "workbook")
    _refuse_other_formats(raw)
    book = _loaded(raw, values=True)
    values = _chosen(book, name)
    formulas = _loaded(raw, values=False)[values.title]
    _refuse_hidden(values)
    texts = _texts(values)
    for at, cell in _filled(formulas).items():
        if cell.data_type == "f" and at not in _filled(values):
            raise RosterError("no-value", f"{_letters(at[1])}{at[0]}")
    width = max((column for _, column in texts), default=0)
    rows = (
        (row, tuple(texts.get((row, at), "") for at in range(1, width + 1)))
        for row in sorted({row for row, _ in texts})
    )
    return Grid(
        _origin(book, values), tuple(rows), tuple((one.max_row, str(one)) for one in values.merged_cells.ranges)
    )


def _refuse_other_formats(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            parts = book.infolist()
            if book.testzip() is not None or sum(part.file_size for part in parts) > _MOST:
                raise RosterError("damaged")
    except _BROKEN:
        raise RosterError("damaged") from None
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise RosterError(
            "workbook" if any(not part.filename.startswith("xl/worksheets") for part in parts) else "damaged"
        )


def _loaded(raw: bytes, *, values: bool) -> Workbook:
    from openpyxl import load_workbook  # a sixth of a second, at each command: only a list needs it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that only Excel knows
            return load_workbook(io.BytesIO(raw), data_only=values)
    except _BROKEN:
        raise RosterError("damaged") from None


def _chosen(book: Workbook, name: str) -> Worksheet:
    filled = {sheet.title: sheet for sheet in book.worksheets if _filled(sheet)}
    if not name and (hidden := [title for title, sheet in filled.items() if _is_hidden(sheet)]):
        raise RosterError("hidden-sheet", ", ".join(hidden))
    if name:
        named = [sheet for title, sheet in filled.items() if title.strip().casefold() == name.strip().casefold()]
        if not named:
            raise RosterError("no-sheet", f"{name} ({', '.join(filled)})")
        return named[0]
    if not filled:
        raise RosterError("empty")
    if len(filled) > 1:
        raise RosterError("sheets", ", ".join(filled))
    return next(iter(filled.values()))


def _origin(book: Workbook, read: Worksheet) -> Origin:
    others = [sheet for sheet in book.worksheets if sheet is not read and _filled(sheet)]
    return Origin(read.title, tuple(one.title for one in others), tuple(one.title for one in others if _is_hidden(one)))


def _is_hidden(sheet: Worksheet) -> bool:
    return bool(sheet.sheet_state != "visible")


def _letters(column: int) -> str:
    """Name of a column as Excel shows it."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def _refuse_hidden(sheet: Worksheet) -> None:
    """A filter hides rows, and people with them: nobody would see who is in the list. Nor is what has no height seen."""
    filled = _filled(sheet)
    rows = [str(row) for row in sorted({row for row, _ in filled}) if _is_hidden_row(sheet, row)]
    hidden = {
        at
        for one in sheet.column_dimensions.values()
        if one.hidden or one.width == 0
        for at in range(one.min or 0, (one.max or 0) + 1)
    }
    columns = [_letters(at) for at in sorted({column for _, column in filled} & hidden)]
    if rows or columns:
        raise RosterError("hidden", ", ".join([*rows, *columns]))


def _is_hidden_row(sheet: Worksheet, row: int) -> bool:
    if row not in sheet.row_dimensions:
        return bool(sheet.sheet_format.zeroHeight)  # rows without a look of their own are hidden, all of them
    look = sheet.row_dimensions[row]
    return bool(look.hidden) or look.height == 0


def _filled(sheet: Worksheet) -> Mapping[_At, Cell]:
    """The cells with something in them; asking for rows would make a million of a sheet with a stray format."""
    return {at: cell for at, cell in sorted(sheet._cells.items()) if cell.value is not None}  # noqa: SLF001


def _texts(sheet: Worksheet) -> dict[_At, str]:
    return {at: _text(cell.value, str(cell.number_format)) for at, cell in _filled(sheet).items()}


def _text(value: object, look: str) -> str:
    """A value as it would stand in a CSV."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, (int, float)):
        return f"{value * 100:g}%" if look.endswith("%") else f"{value:.10g}"
    return str(value)
