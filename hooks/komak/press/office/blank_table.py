"""A table with nothing but headings, to be filled in and given back to a command: headings are what the reader knows."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from komak.press.office.zipped import settled

_TEAL, _SAND, _FACE = "0F5C5C", "F6EFE3", "Arial"  # Arial has ʻ and ў; Noto Sans is on few machines
_ROWS = 500
_NARROW, _MOST = 8, 44  # characters


def blank_table(
    title: str, heads: Sequence[str], answers: Mapping[str, Sequence[str]], language: str, *, subject: str = ""
) -> bytes:
    """One sheet called `title`; `answers` are offered in the cells under a heading. The same input gives the same bytes.

    Cells are text: a number or a date stays as it is typed. Nothing stands under the headings, or it would be read as a row.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title.translate({ord(sign): " " for sign in "[]:*?/\\"})[:31].strip()
    for column, head in enumerate(heads, 1):
        cell, letter = sheet.cell(1, column, head), get_column_letter(column)
        cell.font, cell.fill = Font(name=_FACE, bold=True, color=_TEAL), PatternFill("solid", _SAND)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = _MOST if column == 1 and len(heads) < 6 else max(_NARROW, 2 * len(head))
        sheet.column_dimensions[letter].number_format = "@"
        if head in answers:
            rule = DataValidation("list", formula1=f'"{",".join(answers[head])}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    properties = book.properties
    properties.creator = properties.lastModifiedBy = "Koʻmak"
    properties.title, properties.subject, properties.language = title, subject, language
    result = io.BytesIO()
    book.save(result)
    return settled(result.getvalue())
