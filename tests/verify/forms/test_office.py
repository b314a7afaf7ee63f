"""DOCX and XLSX of every form, read back; `tests/nightly` opens them in LibreOffice."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from tests.forms.reading import letters, unsaid, wordings

from komak.instruments.forms import DOCX, XLSX, FormOrder
from komak.languages.typography import loose
from komak.workshop import Outcome

LANGUAGES = {"ru": "ru-RU", "uz": "uz-Latn-UZ", "uz-Cyrl": "uz-Cyrl-UZ", "ru-uz": "ru-RU"}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def of_kind(suffix: str, all_orders: tuple[FormOrder, ...]) -> list[FormOrder]:
    found = [order for order in all_orders if order.suffix == suffix]
    assert found
    return found


def said_in(path: Path) -> str:
    """Every word of the document and of the lists to choose from."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    offered = re.findall(r'w:displayText="([^"]*)"', xml)
    return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n")) + "\n".join(offered)


def test_word_documents_say_every_word_of_their_form(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    for order in of_kind(DOCX, all_orders):
        text = said_in(made.artefacts[order.dest].path).replace("&amp;", "&")
        assert unsaid(order.form, order.voice, text) == [], order.dest


def test_every_field_is_a_content_control_with_its_code_and_name(
    all_orders: tuple[FormOrder, ...], made: Outcome
) -> None:
    for order in of_kind(DOCX, all_orders):
        body = Document(str(made.artefacts[order.dest].path)).element.body
        tags = [control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) for control in body.iter(qn("w:sdt"))]
        names = [
            control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")) for control in body.iter(qn("w:sdt"))
        ]
        asked = {field.code for field in order.form.data.fields if field.type not in ("note", "signature", "drawing")}

        assert len(tags) == len(set(tags)), order.dest
        assert {tag[:6] for tag in tags} == asked, order.dest
        assert all(names), order.dest
        labels = {letters(text) for wording in wordings(order.form.data) for _, text in order.voice.parts(wording)}
        assert [name for name in names if not any(label in letters(name) for label in labels) and "…" not in name] == []


def test_controls_are_of_the_kind_that_the_field_asks_for(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    kinds = {"text": "w:text", "lines": "w:text", "number": "w:text", "date": "w:date", "choice": "w:dropDownList"}
    for order in of_kind(DOCX, all_orders):
        body = Document(str(made.artefacts[order.dest].path)).element.body
        found = {
            control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): control.find(qn("w:sdtPr"))
            for control in body.iter(qn("w:sdt"))
        }
        for field in order.form.data.fields:
            if field.type in kinds:
                assert found[field.code].find(qn(kinds[field.type])) is not None, field.code
            if field.type == "multi":
                for option in field.options or {}:
                    assert found[f"{field.code}_{option}"].find(f"{W14}checkbox") is not None, field.code


def test_word_documents_name_their_language_and_are_a4(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    for order in of_kind(DOCX, all_orders):
        document = Document(str(made.artefacts[order.dest].path))
        language = next(document.styles.element.iter(qn("w:rPrDefault"))).find(f".//{qn('w:lang')}")
        section = document.sections[0]
        assert language is not None
        assert language.get(qn("w:val")) == LANGUAGES[order.voice.name]
        assert document.core_properties.language == LANGUAGES[order.voice.name]
        assert sorted(round(side.mm) for side in (section.page_width, section.page_height) if side) == [210, 297]
        assert order.voice.licence in section.footer.paragraphs[0].text
        assert [loose(p.text) for p in document.paragraphs if p.style and p.style.name == "Title"] == [
            document.core_properties.title
        ]


def test_tables_have_a_heading_row_that_comes_again_on_every_page(
    all_orders: tuple[FormOrder, ...], made: Outcome
) -> None:
    for order in of_kind(DOCX, all_orders):
        body = Document(str(made.artefacts[order.dest].path)).element.body
        heads = list(body.iter(qn("w:tblHeader")))
        assert len(heads) == sum(field.type == "table" for field in order.form.data.fields), order.dest


def test_word_documents_bring_their_typeface(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    order = of_kind(DOCX, all_orders)[0]
    with zipfile.ZipFile(made.artefacts[order.dest].path) as archive:
        names = archive.namelist()
        table = archive.read("word/fontTable.xml").decode()

    assert [name for name in names if name.endswith(".odttf")] == ["word/fonts/font1.odttf", "word/fonts/font2.odttf"]
    assert "embedRegular" in table
    assert "embedBold" in table


def test_registers_and_nothing_else_are_spreadsheets(all_orders: tuple[FormOrder, ...]) -> None:
    registers = {order.form.slug for order in all_orders if order.form.data.kind == "register"}

    assert {order.form.slug for order in of_kind(XLSX, all_orders)} == registers


def test_spreadsheets_are_ready_to_write_and_to_print(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    for order in of_kind(XLSX, all_orders):
        book = load_workbook(made.artefacts[order.dest].path)
        sheet = book.worksheets[0]
        (table,) = (field for field in order.form.data.fields if field.type == "table")
        head = sheet[sheet.print_title_rows.replace("$", "").partition(":")[0]]
        said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)

        assert [cell.value for cell in head if cell.value] == [
            order.voice.plain(column.label) for column in table.columns or []
        ]
        assert sheet.freeze_panes == f"{'B' if table.items else 'A'}{head[0].row + 1}"
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.orientation) == (1, order.form.data.orientation)
        assert order.voice.notice(order.form) in said
        assert table.code in said
        rules = {rule.type for rule in sheet.data_validations.dataValidation}
        asks_to_choose = any(column.type in ("choice", "tick") for column in table.columns or [])
        assert ("list" in rules) == asks_to_choose
        assert order.voice.licence in sheet.oddFooter.left.text


def test_answers_to_choose_from_are_those_of_the_form(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    with_lists = [o for o in of_kind(XLSX, all_orders) if o.form.data.lists and o.voice.name == "uz"]
    assert with_lists
    for order in with_lists:
        book = load_workbook(made.artefacts[order.dest].path)
        offered = [[cell.value for cell in column if cell.value] for column in book["lists"].columns]

        assert book["lists"].sheet_state == "hidden"
        for options in order.form.data.lists.values():
            assert [words["uz"] for words in options.values()] in offered
