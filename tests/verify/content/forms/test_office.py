"""DOCX and XLSX of every real form, read back; LibreOffice opens the DOCX as it was meant."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from tests.forms.reading import letters, unsaid, wordings

from komak.forms import DOCX, PRINT, XLSX, Order, variants_of
from komak.handouts import Rendered
from komak.typography import loose

LANGUAGES = {"ru": "ru-RU", "uz": "uz-Latn-UZ", "uz-Cyrl": "uz-Cyrl-UZ", "ru-uz": "ru-RU"}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (libreoffice-writer-nogui) or pdftotext (poppler-utils) is not installed",
)


def of_kind(suffix: str, all_orders: tuple[Order, ...]) -> list[Order]:
    return [order for order in all_orders if order.suffix == suffix]


def said_in(path: Path) -> str:
    """Every word of the document and of the lists to choose from."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    offered = re.findall(r'w:displayText="([^"]*)"', xml)
    return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n")) + "\n".join(offered)


def test_word_documents_say_every_word_of_their_form(all_orders: tuple[Order, ...], made: Rendered) -> None:
    for order in of_kind(DOCX, all_orders):
        text = said_in(made.artefacts[order.dest].path).replace("&amp;", "&")
        assert unsaid(order.form, order.voice, text) == [], order.dest


def test_every_field_is_a_content_control_with_its_code_and_name(all_orders: tuple[Order, ...], made: Rendered) -> None:
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


def test_controls_are_of_the_kind_that_the_field_asks_for(all_orders: tuple[Order, ...], made: Rendered) -> None:
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


def test_word_documents_name_their_language_and_are_a4(all_orders: tuple[Order, ...], made: Rendered) -> None:
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
    all_orders: tuple[Order, ...], made: Rendered
) -> None:
    for order in of_kind(DOCX, all_orders):
        body = Document(str(made.artefacts[order.dest].path)).element.body
        heads = list(body.iter(qn("w:tblHeader")))
        assert len(heads) == sum(field.type == "table" for field in order.form.data.fields), order.dest


def test_word_documents_bring_their_typeface(all_orders: tuple[Order, ...], made: Rendered) -> None:
    order = of_kind(DOCX, all_orders)[0]
    with zipfile.ZipFile(made.artefacts[order.dest].path) as archive:
        names = archive.namelist()
        table = archive.read("word/fontTable.xml").decode()

    assert [name for name in names if name.endswith(".odttf")] == ["word/fonts/font1.odttf", "word/fonts/font2.odttf"]
    assert "embedRegular" in table
    assert "embedBold" in table


@needs_office
@pytest.mark.parametrize("voice", ["ru", "uz-Cyrl"])
def test_libreoffice_opens_them_with_the_same_layout(
    voice: str, all_orders: tuple[Order, ...], made: Rendered, paper: Rendered, tmp_path: Path
) -> None:
    """Every word is there, in our typeface, on about as many pages as the paper has."""
    chosen = [order for order in of_kind(DOCX, all_orders) if order.voice.name == voice]
    for order in chosen:
        shutil.copy(made.artefacts[order.dest].path, tmp_path / f"{order.form.slug}.docx")
    sources = sorted(map(str, tmp_path.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    for order in chosen:
        pdf = tmp_path / f"{order.form.slug}.pdf"
        text = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
        ).stdout
        whole = letters(text)
        lost = [
            words
            for words in unsaid(order.form, order.voice, text + "\n" + _offered(made.artefacts[order.dest].path))
            if not all(letters(word) in whole for word in words.split())
        ]
        assert lost == [], (order.form.slug, lost)
        on_paper = paper.artefacts[variants_of(order.form, voice)[PRINT]].pages
        with pikepdf.open(pdf) as opened:
            assert on_paper - 1 <= len(opened.pages) <= on_paper + 1, order.form.slug
            fonts = {str(font.BaseFont) for sheet in opened.pages for font in sheet.Resources.Font.values()}
        assert any("NotoSans-Regular" in font for font in fonts), fonts


def _offered(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(re.findall(r'w:displayText="([^"]*)"', archive.read("word/document.xml").decode()))


def test_registers_and_nothing_else_are_spreadsheets(all_orders: tuple[Order, ...]) -> None:
    assert {order.form.slug for order in of_kind(XLSX, all_orders)} == {
        *("attendance-list", "home-practice-register", "contact-log", "service-map", "course-contacts"),
    }


def test_spreadsheets_are_ready_to_write_and_to_print(all_orders: tuple[Order, ...], made: Rendered) -> None:
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
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.orientation) == (1, "landscape")
        assert order.voice.notice(order.form) in said
        assert table.code in said
        rules = {rule.type for rule in sheet.data_validations.dataValidation}
        asks_to_choose = any(column.type in ("choice", "tick") for column in table.columns or [])
        assert ("list" in rules) == asks_to_choose
        assert order.voice.licence in sheet.oddFooter.left.text


def test_answers_to_choose_from_are_those_of_the_form(all_orders: tuple[Order, ...], made: Rendered) -> None:
    (order,) = (o for o in of_kind(XLSX, all_orders) if (o.form.slug, o.voice.name) == ("home-practice-register", "uz"))
    book = load_workbook(made.artefacts[order.dest].path)
    answers = [cell.value for cell in book["lists"]["A"] if cell.value]

    assert book["lists"].sheet_state == "hidden"
    assert answers == [words["uz"] for words in order.form.data.lists["tried"].values()]
