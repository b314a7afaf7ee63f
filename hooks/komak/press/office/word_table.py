"""Tables of Word documents: lines, heading rows that come again on every page, shading."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from komak.press.colours import SAND
from komak.press.office.word_base import room

_SHADE, _LINE = SAND, "8A9695"


def bordered(document: WordDocument, rows: int, shares: list[float]) -> Any:
    """A table across the page with thin lines; `shares` are the widths of its columns."""
    table: Any = document.add_table(rows, len(shares))
    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    behind = properties.xpath("w:shd | w:tblLayout | w:tblCellMar | w:tblLook")  # the schema has an order
    behind[0].addprevious(borders) if behind else properties.append(borders)
    widths = [int(room(document) * share / sum(shares)) for share in shares]
    for width, column in zip(widths, table.columns, strict=True):
        column.width = width
    for row in table.rows:  # cells of a column take python-docx the square of their number
        for width, cell in zip(widths, row.cells, strict=True):
            cell.width = width
    return table


def repeated(row: Any) -> None:
    """Print the heading row on every page, and name it a heading to a screen reader."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no heading rows


def never_split(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no such setting


def shaded(cell: Any) -> None:
    """Give a cell the colour of a heading."""
    cell._tc.get_or_add_tcPr().append(shade())  # noqa: SLF001 - python-docx has no shading


def shade() -> Any:
    """The element that colours the ground of a paragraph or a cell."""
    element = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        element.set(qn(f"w:{name}"), value)
    return element
