"""A register → XLSX: a list to keep up in a spreadsheet, with answers to choose from and ready to print."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from komak.ground.address import form_uri
from komak.instruments.forms.orders import FormOrder
from komak.instruments.forms.voice import Voice
from komak.model import Column, Form, FormField
from komak.press.colours import SAND, TEAL
from komak.press.office.zipped import settled
from komak.workshop import Product

_GREY, _LINE = "5B6867", "8A9695"
_WIDTHS = {"short": 11, "medium": 22, "long": 40}
_ROWS_LEAST = 40
"""A spreadsheet has more room than paper."""
_FACE = "Arial"  # has ʻ and ў; Noto Sans is on few machines
_THIN = Side(style="thin", color=_LINE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LISTS = "lists"
_A4 = 9


def workbook(form: Form, voice: Voice) -> bytes:
    """A register in one voice as XLSX; the same input gives the same bytes."""
    book = Workbook()
    lists = _Lists(book.create_sheet(_LISTS))
    tables = [field for field in form.data.fields if field.type == "table"]
    for number, field in enumerate(tables):
        sheet: Any = book.active if number == 0 else book.create_sheet(index=number)
        sheet.title = voice.plain(field.label).translate({ord(sign): " " for sign in "[]:*?/\\"})[:31].strip()
        _fill(sheet, field, form, voice, lists)
    lists.sheet.sheet_state = "hidden"
    _only_words(book)
    properties = book.properties
    properties.creator = properties.lastModifiedBy = "Koʻmak"
    properties.title, properties.description = voice.plain(form.data.title), voice.notice(form)
    properties.language = voice.locale
    result = io.BytesIO()
    book.save(result)
    return settled(result.getvalue())


def _only_words(book: Workbook) -> None:
    """No cell is a formula: an author's words stay words, also when somebody edits the cell."""
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            cell.data_type, cell.quotePrefix = "s", True


class _Lists:
    """The hidden sheet with the answers to choose from, a column a list."""

    def __init__(self, sheet: Any) -> None:
        self.sheet, self._ranges = sheet, dict[str, str]()

    def range(self, name: str, answers: list[str]) -> str:
        """Where the answers stand."""
        if name not in self._ranges:
            column = len(self._ranges) + 1
            for row, answer in enumerate(answers, 1):
                self.sheet.cell(row, column, answer)
            letter = get_column_letter(column)
            self._ranges[name] = f"{_LISTS}!${letter}$1:${letter}${len(answers)}"
        return self._ranges[name]


def _fill(sheet: Any, field: FormField, form: Form, voice: Voice, lists: _Lists) -> None:
    columns = field.columns or []
    row = _head(sheet, form, voice, len(columns))
    row = _asked(sheet, row, form, voice, len(columns)) + 1
    sheet.cell(row, 1, f"{field.code} {voice.plain(field.label)}").font = Font(name=_FACE, bold=True, color=TEAL)
    row += 1
    for index, column in enumerate(columns, 1):
        cell = sheet.cell(row, index, voice.plain(column.label))
        cell.font, cell.fill, cell.border = Font(name=_FACE, size=10, bold=True), PatternFill("solid", SAND), _BOX
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS[column.width]
    last = row + max(len(field.items) + field.rows, 0 if field.items else _ROWS_LEAST)
    _rows(sheet, field, voice, row + 1, last)
    for index, column in enumerate(columns, 1):
        _validate(
            sheet, column, f"{get_column_letter(index)}{row + 1}:{get_column_letter(index)}{last}", form, voice, lists
        )
    sheet.freeze_panes = sheet.cell(row + 1, 2 if field.items else 1)
    _print_setup(sheet, row, form, voice, columns=len(columns), last=last)


def _head(sheet: Any, form: Form, voice: Voice, columns: int) -> int:
    """Title, summary and notice; the row of the last."""
    said = ((voice.plain(form.data.title), Font(name=_FACE, size=16, bold=True, color=TEAL)),
            (voice.plain(form.data.summary), Font(name=_FACE, size=10, color=_GREY)),
            (voice.notice(form), Font(name=_FACE, size=9, bold=True)))  # fmt: skip
    for row, (text, font) in enumerate(said, 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 15 * (1 + len(text) // 95) + (8 if row == 1 else 0)
    return len(said)


def _asked(sheet: Any, row: int, form: Form, voice: Voice, columns: int) -> int:
    """What is said once for the whole list: a label and the cell beside it; the last row used."""
    for field in form.data.fields:
        if field.type not in ("text", "date", "number", "choice"):
            continue
        row += 1
        label = sheet.cell(row, 1, f"{field.code} {voice.plain(field.label)}")
        label.font, label.alignment = Font(name=_FACE, size=10), Alignment(wrap_text=True, vertical="center")
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=max(columns, 2))
        for column in range(2, max(columns, 2) + 1):
            sheet.cell(row, column).border = Border(bottom=_THIN)
        sheet.cell(row, 2).number_format = "DD.MM.YYYY" if field.type == "date" else "General"
        sheet.row_dimensions[row].height = 15 * (1 + len(str(label.value)) // 24)
    return row


def _rows(sheet: Any, field: FormField, voice: Voice, first: int, last: int) -> None:
    columns = field.columns or []
    for number, row in enumerate(range(first, last + 1)):
        sheet.row_dimensions[row].height = 20
        for index, column in enumerate(columns, 1):
            cell = sheet.cell(row, index)
            cell.border, cell.font = _BOX, Font(name=_FACE, size=10)
            cell.alignment = Alignment(
                wrap_text=True, vertical="center", horizontal="center" if column.type == "tick" else None
            )
            cell.number_format = "DD.MM.YYYY" if column.type == "date" else "General"
            cell.protection = Protection(locked=False)
        if number < len(field.items):
            sheet.cell(row, 1, voice.plain(field.items[number]))


def _validate(sheet: Any, column: Column, cells: str, form: Form, voice: Voice, lists: _Lists) -> None:
    if column.type == "choice" and column.options:
        answers = [voice.plain(words) for words in form.data.lists[column.options].values()]
        rule = DataValidation("list", formula1=lists.range(column.options, answers), allow_blank=True)
    elif column.type == "tick":
        rule = DataValidation("list", formula1=lists.range("+", ["+"]), allow_blank=True)
    elif column.type == "date":
        rule = DataValidation("date", "greaterThan", "36526", allow_blank=True)
    elif column.type == "number":
        rule = DataValidation("whole", "greaterThanOrEqual", "0", allow_blank=True)
    else:
        return
    rule.promptTitle, rule.showInputMessage = voice.plain(column.label)[:32], column.type == "choice"
    rule.add(cells)
    sheet.add_data_validation(rule)


def _print_setup(sheet: Any, head: int, form: Form, voice: Voice, *, columns: int, last: int) -> None:
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, form.data.orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    sheet.print_area = f"A1:{get_column_letter(columns)}{last}"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.left.text = f"{voice.words['site.name'][voice.locale]} · {voice.edition} · {voice.licence}\n{voice.home}{form_uri(form.slug)}"
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.left.size = sheet.oddFooter.right.size = 8


def form_workbook(order: FormOrder) -> Product:
    """The form as XLSX."""
    return Product(workbook(order.form, order.voice))
