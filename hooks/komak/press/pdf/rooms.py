"""How much room a text has on paper: the sheet gives the width, boxes and lists around it take of it.

Here is said again in points what ``template.typ`` draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml.html import HtmlElement

from .columns import Cell, Columns, columns
from .measure import opened
from .sheet import Kind, Layout, Orientation

_MM = 72 / 25.4
_PAPER = {"portrait": 210, "landscape": 297}
_SIDES = {"form": 18, "checklist": 18, "poster": 13, "cards": 15, "slides": 18, "book": 25}
_SIZES = {"pair": 9.0, "cards": 10.0, "poster": 20.0, "slides": 20.0, "book": 10.0}
_ELASTIC = {"poster": 12.0}  # its type grows to fill it; that of its tables only to its room
_ORDINARY_SIDE, _ORDINARY_SIZE = 20, 10.5
_OF_TABLE = 0.92
_BOX, _QUOTE, _ITEM = 16 * _MM, 12 * _MM, 6.4 * _MM
_HEADING = {"h2": 1.32, "h3": 1.1}
_TITLE = 22 / _ORDINARY_SIZE
_LONG_CELL = 700  # characters; a row of shorter cells is not broken over pages
_ROOMS = {"km-narrow": 0.45, "km-wide": 2.0}  # classes of a heading over cells to write in


class Laid(Protocol):
    """A sheet, as far as its width is concerned."""

    @property
    def kind(self) -> Kind:
        """Decides the margins and the type."""

    @property
    def orientation(self) -> Orientation:
        """Upright or lying."""


def line(sheet: Laid) -> float:
    """Width of a full line, in points."""
    if sheet.kind == "slides":
        return (297 - 36) * _MM
    whole = float(_PAPER[sheet.orientation] - 2 * _SIDES.get(sheet.kind, _ORDINARY_SIDE))
    return {"pair": (whole - 9) / 2, "cards": whole / 2 - 12}.get(sheet.kind, whole) * _MM


def size(sheet: Laid) -> float:
    """Size of the running text, in points; of a poster, which grows to fill it, the largest."""
    return _SIZES.get(sheet.kind, _ORDINARY_SIZE)


def shown(text: str, sheet: Laid, *, is_title: bool = False) -> str:
    """Words of the frame of a sheet, in which nothing is wider than the line."""
    return opened(text, line(sheet) * 0.62 / size(sheet) / (_TITLE if is_title else 1.0), bold=is_title)


def open_words(root: HtmlElement, sheet: Laid) -> None:
    """Let a line end inside whatever is wider than it: a file name, a long number, a heading of one word."""
    for element in root.iter():
        if element.tag in ("table", "thead", "tbody", "tr", "td", "th") or _in_table(element):
            continue
        bold = element.tag in _HEADING or element.tag == "strong"
        room = _around(element, line(sheet)) / size(sheet) / _heading(element)
        element.text = opened(element.text or "", room, bold=bold)
        for child in element:
            child.tail = opened(child.tail or "", room, bold=bold)


def _in_table(element: HtmlElement) -> bool:
    return next(element.iterancestors("table"), None) is not None


def _heading(element: HtmlElement) -> float:
    return next((_HEADING[one.tag] for one in (element, *element.iterancestors()) if one.tag in _HEADING), 1.0)


def _around(element: HtmlElement, room: float) -> float:
    """What boxes and lists leave of a line."""
    for outer in (element, *element.iterancestors()):
        if outer.tag == "div" and "admonition" in outer.get("class", ""):
            room -= _BOX
        room -= {"blockquote": _QUOTE, "li": _ITEM, "dd": _ITEM}.get(outer.tag, 0.0)
    return room


def lay_out_tables(root: HtmlElement, sheet: Laid) -> None:
    """Give every table its columns, and let lines end inside words where that is the last resort."""
    for table in root.iter("table"):
        most, made = _columns(table, sheet)
        table.set("columns", json.dumps([round(width, 1) for width in made.widths]))
        table.set("scale", str(made.scale))
        table.set("most", str(most))
        if any(_cell(cell).writing for row in _rows(table) for cell in row):
            table.set("writes", "")
        for row in _rows(table):
            for at, cell in enumerate(row):
                _open_cell(cell, made.room(at, most))


@dataclass(frozen=True)
class Cramped:
    """A table whose columns have no room for a word."""

    first: str
    """Words of its first cell."""
    problem: str
    mend: str


def cramped(root: HtmlElement, sheet: Laid) -> Iterator[Cramped]:
    """Tables that cannot be printed on this paper, whatever is done."""
    for table in root.iter("table"):
        _, made = _columns(table, sheet)
        if not made.is_enough:
            first = next(filter(None, ("".join(cell.itertext()).strip() for cell in table.iter("th", "td"))), "")
            said = f"the table has no room: {len(made.widths)} columns on a line of {round(line(sheet) / _MM)} mm"
            yield Cramped(first, said, _mend(table, sheet))


def _mend(table: HtmlElement, sheet: Laid) -> str:
    may_lie = sheet.kind not in ("pair", "guide", "book") and sheet.orientation == "portrait"
    if may_lie and _columns(table, Layout(sheet.kind, "landscape"))[1].is_enough:
        return "Write `orientation: landscape` above the text: on its side the sheet has room for it."
    return "Make two tables of it, or a list."


def _columns(table: HtmlElement, sheet: Laid) -> tuple[float, Columns]:
    """The largest type that a table has room for, in points, and its columns."""
    asked = [[_cell(cell) for cell in row] for row in _rows(table)]
    room, most = _around(table, line(sheet)), size(sheet)
    while most > _ELASTIC.get(sheet.kind, most):
        if (made := columns(asked, room, most * _OF_TABLE)).scale == 1.0:
            return most * _OF_TABLE, made
        most -= 0.5
    return most * _OF_TABLE, columns(asked, room, most * _OF_TABLE)


def _rows(table: HtmlElement) -> list[list[HtmlElement]]:
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def _open_cell(cell: HtmlElement, room: float) -> None:
    if len("".join(cell.itertext())) > _LONG_CELL:
        cell.set("long", "")
    for element in cell.iter():
        left = room - 1.7 * sum(outer.tag == "li" for outer in (element, *element.iterancestors("li")))
        bold = cell.tag == "th" or element.tag == "strong"
        element.text = opened(element.text or "", left, bold=bold)
        for child in element:
            child.tail = opened(child.tail or "", left, bold=bold)


def _cell(cell: HtmlElement) -> Cell:
    text = "".join(cell.itertext()).strip()
    blanks = cell.findall(".//span[@aria-label='…']")
    return Cell(
        text=text,
        heading=cell.tag == "th",
        ticks=len(cell.findall(".//span[@role='img']")) - len(blanks),
        blanks=len(blanks),
        writing=cell.tag == "td" and not text and (bool(blanks) or not len(cell)),
        room=next((room for name, room in _ROOMS.items() if name in cell.get("class", "").split()), 1.0),
        levels=max((sum(1 for _ in item.iterancestors("li")) + 1 for item in cell.iter("li")), default=0),
    )
