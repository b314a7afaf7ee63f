"""A form → DOCX with content controls: the same fields under the same codes as on paper, to edit and to fill in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from komak import languages
from komak.ground.address import form_uri
from komak.instruments.forms.orders import FormOrder
from komak.instruments.forms.sheets import DRAWINGS
from komak.instruments.forms.voice import Voice
from komak.languages.typography import NBSP, glued
from komak.model import Column, Form, FormField
from komak.press.office.controls import box_control, choice_control, date_control, text_control
from komak.press.office.word_base import GREY, Paper, blank_document, empty_back, new_sheet, room
from komak.press.office.word_table import bordered, never_split, repeated, shade, shaded
from komak.press.office.zipped import settled
from komak.workshop import Product

_IN_CELL = "\N{NO-BREAK SPACE}" * 4  # a control that is empty on paper, and can be clicked
_SHARES = {"short": 1.0, "medium": 2.2, "long": 4.4}
_LETTER = Mm(2.1)  # of a heading in bold 9 pt; two more are the padding of its cell
_LINE_HEIGHT = Mm(7)
_DRAWING_HEIGHT = Mm(110)


def word_document(form: Form, voice: Voice) -> bytes:
    """A form in one voice as DOCX; the same input gives the same bytes."""
    document = blank_document(_paper(form, voice))
    _say(document.add_paragraph(style="Title"), form.data.title, voice)
    _say(document.add_paragraph(style="Subtitle"), form.data.summary, voice)
    _notice(document, voice.notice(form))
    for number, section in enumerate(form.data.sections, 1):
        if section.page == "sheet":
            new_sheet(document)
        heading = document.add_paragraph(f"{number}. ", style="Heading 1")
        heading.paragraph_format.page_break_before = section.page == "new"
        _say(heading, section.title, voice)
        for kind, fields in groupby(section.fields, key=_stands_alone):
            if kind:
                for field in fields:
                    _alone(document, field, form, voice)
            else:
                _grid(document, list(fields), voice)
        if section.page == "sheet":
            empty_back(document, voice.word("print.blank-side"))
            if number < len(form.data.sections):
                new_sheet(document)
    result = io.BytesIO()
    document.save(result)
    return settled(result.getvalue())


def _paper(form: Form, voice: Voice) -> Paper:
    title = voice.plain(form.data.title)
    return Paper(
        locale=voice.locale,
        title=title,
        subject=voice.plain(form.data.summary),
        comments=voice.notice(form),
        head=title,
        mark=form.data.code,
        brand=voice.words["site.name"][voice.locale],
        edition=voice.edition,
        licence=voice.licence,
        page_words=voice.words["print.page"][voice.locale],
        url=voice.page(form_uri(form.slug)),
        is_landscape=form.data.orientation == "landscape",
    )


def _stands_alone(field: FormField) -> bool:
    return field.type in ("note", "table")


def _say(paragraph: Any, wording: Mapping[str, str], voice: Voice, *, is_bold: bool | None = None) -> None:
    """Add the text, each language marked as such and the second in italics."""
    for number, (locale, text) in enumerate(voice.parts(wording)):
        run = paragraph.add_run(glued(f" / {text}" if number else text))
        run.bold = is_bold
        run.italic = True if number else None
        if locale != voice.locale:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), languages.language(locale).office_tag)
            run._r.get_or_add_rPr().append(language)  # noqa: SLF001 - python-docx has no languages


def _notice(document: WordDocument, words: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(words).bold = True
    paragraph.runs[0].font.size = Pt(8.5)
    paragraph._p.get_or_add_pPr().append(shade())  # noqa: SLF001 - python-docx has no shading


def _question(paragraph: Any, field: FormField, voice: Voice) -> None:
    code = paragraph.add_run(f"{field.code}{NBSP}")
    code.font.size, code.font.color.rgb = Pt(7), GREY
    _say(paragraph, field.label, voice, is_bold=True)
    if field.help:
        paragraph.add_run(" (")
        _say(paragraph, field.help, voice)
        paragraph.add_run(")")
    for run in paragraph.runs[1:]:
        run.font.size = Pt(9)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(1)


def _alone(document: WordDocument, field: FormField, form: Form, voice: Voice) -> None:
    if field.type == "note":
        for locale, text in voice.parts(field.label):
            _say(document.add_paragraph(), {locale: text}, _only(voice, locale))
        return
    caption = document.add_paragraph()
    caption.paragraph_format.space_before = Pt(6)
    _question(caption, field, voice)
    _table(document, field, form, voice)


def _only(voice: Voice, locale: str) -> Voice:
    return voice if len(voice.locales) == 1 else Voice(**{**vars(voice), "locales": (locale,)})


def _grid(document: WordDocument, fields: list[FormField], voice: Voice) -> None:
    """Fields in boxes: two in a row, long ones across."""
    rows = list(_rows(fields))
    table = bordered(document, len(rows), [1, 1])
    for row, entries in zip(table.rows, rows, strict=True):
        row.cells[0].merge(row.cells[-1]) if len(entries) == 1 else None
        never_split(row)
        for cell, field in zip(row.cells, entries, strict=False):
            _question(cell.paragraphs[0], field, voice)
            _answer(cell, row, field, voice)
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(5)


def _rows(fields: list[FormField]) -> Iterator[list[FormField]]:
    waiting: list[FormField] = []
    for field in fields:
        is_wide = field.type in ("lines", "multi", "drawing") or field.width == "long" or field.other is not None
        if is_wide and waiting:
            yield waiting
            waiting = []
        waiting.append(field)
        if is_wide or len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _answer(cell: Any, row: Any, field: FormField, voice: Voice) -> None:
    """Put what is filled in below the question."""
    paragraph = cell.add_paragraph()
    name = voice.plain(field.label)
    if field.type == "drawing":
        _drawing(paragraph, field, name)
    elif field.type == "signature":
        row.height, row.height_rule = Mm(14), WD_ROW_HEIGHT_RULE.AT_LEAST
    elif field.type == "choice":
        _choice(paragraph, field, name, voice)
    elif field.type == "multi":
        _boxes(paragraph, field, voice)
    elif field.type == "date":
        _put(
            paragraph,
            date_control(field.code, name, voice.word("forms.enter-date"), languages.language(voice.locale).office_tag),
        )
    else:
        is_long = field.type == "lines"
        _put(paragraph, text_control(field.code, name, voice.word("forms.enter-text"), is_long=is_long))
        if is_long:
            row.height, row.height_rule = _LINE_HEIGHT * field.lines + Mm(5), WD_ROW_HEIGHT_RULE.AT_LEAST


def _choice(paragraph: Any, field: FormField, name: str, voice: Voice) -> None:
    answers = {option: voice.plain(words) for option, words in (field.options or {}).items()}
    if field.other:
        answers["other"] = voice.plain(field.other)
    _put(paragraph, choice_control(field.code, name, voice.word("forms.choose"), answers))
    if field.other:
        paragraph.add_run("   ")
        _say(paragraph, field.other, voice)
        paragraph.add_run(": ")
        _put(paragraph, text_control(f"{field.code}_other", voice.plain(field.other), voice.word("forms.enter-text")))


def _boxes(paragraph: Any, field: FormField, voice: Voice) -> None:
    for option, words in (field.options or {}).items():
        _put(paragraph, box_control(f"{field.code}_{option}", voice.plain(words)))
        paragraph.add_run("\N{NO-BREAK SPACE}")
        _say(paragraph, words, voice)
        paragraph.add_run("    ")
    if field.other:
        _put(paragraph, box_control(f"{field.code}_another", voice.plain(field.other)))
        paragraph.add_run("\N{NO-BREAK SPACE}")
        _say(paragraph, field.other, voice)
        paragraph.add_run(": ")
        _put(paragraph, text_control(f"{field.code}_other", voice.plain(field.other), voice.word("forms.enter-text")))


def _drawing(paragraph: Any, field: FormField, name: str) -> None:
    picture = paragraph.add_run().add_picture(str(DRAWINGS / f"{field.picture}.png"), height=_DRAWING_HEIGHT)
    picture._inline.docPr.set("descr", name)  # noqa: SLF001 - python-docx has no alternative texts
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(document: WordDocument, field: FormField, form: Form, voice: Voice) -> None:
    columns = field.columns or []
    table = bordered(document, 1 + len(field.items) + field.rows, _shares(columns, voice, room(document)))
    head, *body = table.rows
    repeated(head)
    for cell, column in zip(head.cells, columns, strict=True):
        _say(cell.paragraphs[0], column.label, voice, is_bold=True)
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(9)
        shaded(cell)
    for number, row in enumerate(body, 1):
        never_split(row)
        row.height, row.height_rule = Mm(8), WD_ROW_HEIGHT_RULE.AT_LEAST
        first = field.items[number - 1] if number <= len(field.items) else None
        for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True), 1):
            if index == 1 and first:
                _say(cell.paragraphs[0], first, voice)
            else:
                _put(cell.paragraphs[0], _cell(f"{field.code}_{number}_{index}", column, form, voice))
                if column.type == "tick":
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _shares(columns: list[Column], voice: Voice, room: int) -> list[float]:
    """Widths of columns: the longest word of each heading has its room, what is left goes where most is written."""
    least = [
        _LETTER * (2 + max(len(word) for _, text in voice.parts(column.label) for word in text.split()))
        for column in columns
    ]
    shares = [_SHARES[column.width] for column in columns]
    spare = max(room - sum(least), 0) / sum(shares)
    return [low + spare * share for low, share in zip(least, shares, strict=True)]


def _cell(code: str, column: Column, form: Form, voice: Voice) -> Any:
    name = voice.plain(column.label)
    if column.type == "tick":
        return box_control(code, name)
    if column.type == "choice" and column.options:
        answers = {option: voice.plain(words) for option, words in form.data.lists[column.options].items()}
        return choice_control(code, name, voice.word("forms.choose"), answers)
    if column.type == "date":
        return date_control(code, name, _IN_CELL, languages.language(voice.locale).office_tag)
    return text_control(code, name, _IN_CELL, is_long=True)


def _put(paragraph: Any, control: Any) -> None:
    paragraph._p.append(control)  # noqa: SLF001 - python-docx has no content controls


def word_form(order: FormOrder) -> Product:
    """The form as DOCX."""
    return Product(word_document(order.form, order.voice))
