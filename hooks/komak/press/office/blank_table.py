"""A `BlankTable` as XLSX."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from komak.press.colours import SAND, TEAL
from komak.press.office.tables import BlankTable
from komak.press.office.zipped import settled
from komak.workshop import Product

_FACE = "Arial"  # has ʻ and ў; Noto Sans is on few machines
_ROWS = 500
_NARROW, _MOST = 8, 44  # characters


def blank_table(table: BlankTable) -> Product:
    """One sheet. The same table gives the same bytes.

    Cells are text: a number or a date stays as it is typed. Nothing stands under the headings, or it would be read as a row.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = table.title.translate({ord(sign): " " for sign in "[]:*?/\\"})[:31].strip()
    for column, head in enumerate(table.heads, 1):
        _write_head(table, sheet, column, head)
    sheet.freeze_panes = "A2"
    properties = book.properties
    properties.creator = properties.lastModifiedBy = "Koʻmak"
    properties.title, properties.subject, properties.language = table.title, table.subject, table.language
    result = io.BytesIO()
    book.save(result)
    return Product(settled(result.getvalue()))


def _write_head(table: BlankTable, sheet: Any, column: int, head: str) -> None:
    cell, letter = sheet.cell(1, column, head), get_column_letter(column)
    cell.font, cell.fill = Font(name=_FACE, bold=True, color=TEAL), PatternFill("solid", SAND)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    is_wide = column == 1 and len(table.heads) < 6
    sheet.column_dimensions[letter].width = _MOST if is_wide else max(_NARROW, 2 * len(head))
    sheet.column_dimensions[letter].number_format = "@"
    if head in table.answers:
        rule = DataValidation("list", formula1=f'"{",".join(table.answers[head])}"', allow_blank=True)
        rule.add(f"{letter}2:{letter}{_ROWS}")
        sheet.add_data_validation(rule)
