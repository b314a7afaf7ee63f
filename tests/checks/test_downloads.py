"""PDF files and workbooks among the pages tell of nobody: neither beside what they show, nor in it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from PIL import Image
from sample_project import issues_of, write_project

from komak.__main__ import main
from komak.ground.issue import Code
from komak.press.pdf.engine import compiled


def photo() -> bytes:
    """A JPEG that says where it was taken."""
    made, told = io.BytesIO(), Image.Exif()
    told.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (8, 8), "red").save(made, "JPEG", exif=told)
    return made.getvalue()


def workbook(cell: str | int = "Тема", *, tab: str = "", head: str = "", description: str = "", rich: str = "", **parts: bytes) -> bytes:  # fmt: skip
    """A workbook with one cell; a part of it by the end of its name is replaced, or added. `rich`: pieces of a second cell."""
    book, made, changed = Workbook(), io.BytesIO(), io.BytesIO()
    book.active["A1"], book.active.title = cell, tab or "Лист1"
    book.active.oddHeader.center.text, book.properties.description = head or None, description or None
    if rich:
        book.active["A2"] = CellRichText(*(TextBlock(InlineFont(), piece) for piece in rich.split("|")))
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(*parts.get("workbook", b"|").split(b"|")) if name == "xl/workbook.xml" else old.read(name))  # fmt: skip
        for name in parts.keys() - {"workbook"}:
            new.writestr({"photo": "xl/media/image1.jpeg", "custom": "docProps/custom.xml"}[name], parts[name])
    return changed.getvalue()


def paper(**told: str) -> bytes:
    """A PDF of one page with a photo, and a remark on it; `told` of it, in its two ways to tell."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        shape = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": 8, "Height": 8}
        looks = {"ColorSpace": pikepdf.Name.DeviceRGB, "BitsPerComponent": 8, "Filter": pikepdf.Name.DCTDecode}
        image = pikepdf.Stream(pdf, photo() if "photo" in told else b"", **shape, **looks)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        remark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
        if "remark" in told:
            remark.T = told["remark"]
        page.Annots = pdf.make_indirect([remark])
        if "manager" in told:
            pdf.docinfo["/Manager"] = told["manager"]
        if "title" in told:
            pdf.docinfo["/Title"] = told["title"]
        if "owner" in told:
            with pdf.open_metadata() as metadata:
                metadata["xmpRights:Owner"] = {told["owner"]}
        pdf.save(made)
    return made.getvalue()


def found_in(root: Path, name: str, raw: bytes, allowed: str = "") -> list[str]:
    files = {f"docs/{name}": raw} | ({"curriculum/allowed.yml": allowed.encode()} if allowed else {})
    asked = (f"docs/{name}:", "curriculum/allowed.yml:")
    return [issue for issue in issues_of(write_project(root, files)) if issue.startswith(asked)]


TELLING = [
    ("a.xlsx", workbook(workbook=b'<workbookPr|<x:absPath xmlns:x="urn:x" url="C:\\Users\\Karimova\\"/><workbookPr'), "the folder"),
    ("a.xlsx", workbook(workbook=b'<workbookPr|<fileSharing userName="Karimova"/><workbookPr'), "the name of its author"),
    ("a.xlsx", workbook(custom=b'<Properties><property name="Owner"><v>K</v></property></Properties>'), "somebody's own"),
    ("a.pdf", paper(owner="Karimova"), "the name of its author"),
    ("a.xlsx", workbook(photo=photo()), "the place where it was taken (GPS) in a photo"),
    ("a.pdf", paper(photo="yes"), "the place where it was taken (GPS) in a photo"),
    ("a.pdf", paper(remark="Karimova"), "remarks with the names"),
    ("a.pdf", paper(manager="Karimova"), "the name of its author"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "what"), TELLING, ids=range(len(TELLING)))
def test_what_tells_of_its_maker_is_named_and_taken_out(name: str, raw: bytes, what: str, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path / "before", name, raw)
    file = tmp_path / name
    file.write_bytes(raw)
    assert CliRunner().invoke(main, ["clean", str(file)]).exit_code == 0

    assert f": {Code.PICTURE_BRINGS} " in found
    assert what in found
    assert found_in(tmp_path / "after", name, file.read_bytes()) == []
    if name == "a.xlsx":
        assert load_workbook(file).active["A1"].value == "Тема"


@pytest.mark.parametrize("cell", ["+998 90 123-45-67", 998901234567, 31234567890123, "karimova@mail.uz", "AA1234567"])
def test_a_cell_with_what_belongs_to_a_person(cell: str | int, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "prices.xlsx", workbook(cell))

    assert found.startswith(f"docs/prices.xlsx:1: {Code.PERSONAL_DATA} cell: ")


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        (Code.FULL_NAME, workbook("Каримова Гузаль Рустамовна")),
        (Code.FULL_NAME, workbook("Смета", description="Составила Каримова Гузаль Рустамовна")),
        (Code.FULL_NAME, workbook("Смета", tab="Rahimov Sardor Akmal oʻgʻli"[:31])),
        (Code.FULL_NAME, workbook("Смета", head='&C&"Arial,Bold"Каримова Гузаль Рустамовна')),
        (Code.PERSONAL_DATA, workbook("Смета", head="&Lтел. &12+998 90 123-45-67")),
        (Code.PERSONAL_DATA, workbook("Смета", rich="+998 90 |123-45-67")),
        (Code.FULL_NAME, paper(title="Отчёт, Каримова Гузаль Рустамовна")),
        (Code.PERSONAL_DATA, paper(title="+998 90 123-45-67")),
    ],
)
def test_what_a_file_says_beside_its_cells_and_pages(code: Code, raw: bytes, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, f"prices.{'pdf' if raw.startswith(b'%PDF') else 'xlsx'}", raw)

    assert f": {code} " in found


@pytest.mark.parametrize(
    "raw", [workbook("Бюджет практикума", head="&CСтр. &P из &N", tab="Расходы"), paper(title="Кто что делает")]
)
def test_words_about_nobody(raw: bytes, tmp_path: Path) -> None:
    assert found_in(tmp_path, f"prices.{'pdf' if raw.startswith(b'%PDF') else 'xlsx'}", raw) == []


def pages(*texts: str) -> bytes:
    """A PDF that shows these texts, each on a page of its own."""
    template = "#set document(title: [Д])\n" + "#pagebreak()\n".join(f"= Д\n{text}\n" for text in texts)
    pdf = compiled(template.encode(), Path("/"), {}, "ru").pdf
    assert pdf is not None
    return pdf


def filled(value: str, *remarks: str) -> bytes:
    """A form with one field that is filled in, and remarks beside it."""
    box, made = {"Type": pikepdf.Name.Annot, "Rect": [0, 0, 99, 9]}, io.BytesIO()
    shown = [{"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx, "T": "name", "V": value}]
    shown += [{"Subtype": pikepdf.Name.Text, "Contents": remark} for remark in remarks]
    with pikepdf.open(io.BytesIO(pages("Имя ребёнка"))) as pdf:
        annotations = [pdf.make_indirect(pikepdf.Dictionary(**box, **each)) for each in shown]
        pdf.pages[0].Annots = pdf.make_indirect(annotations)
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=annotations[:1]))
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("code", "where", "raw"),
    [
        (Code.FULL_NAME, "page 2", pages("Повестка", "Присутствовала Каримова Гузаль Рустамовна")),
        (Code.FULL_NAME, "page 1", pages("Qatnashdi: Rahimov Sardor Akmal oʻgʻli")),
        (Code.FULL_NAME, "page 1", pages("Каримова Гузаль #linebreak() Рустамовна")),
        (Code.PERSONAL_DATA, "page 1", pages("тел. *+998 90* 123-45-67")),
        (Code.FULL_NAME, "field", filled("Каримова Гузаль Рустамовна")),
        (Code.PERSONAL_DATA, "field", filled("", "позвонить: 90 123-45-67")),
    ],
)
def test_what_a_paper_shows_of_a_person(code: Code, where: str, raw: bytes, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "paper.pdf", raw)

    assert found.startswith(f"docs/paper.pdf:1: {code} {where}: ")


def test_a_paper_that_shows_nobody(tmp_path: Path) -> None:
    raw = pages("Закон № 561 от 02.09.2019, статья 12", "Практикум 14–15 мая, 09:00–17:30, улица Амира Темура")

    assert found_in(tmp_path / "pages", "paper.pdf", raw) == []
    assert found_in(tmp_path / "form", "paper.pdf", filled("да", "проверить дату")) == []


def acting(**keys: object) -> bytes:
    """A PDF with a link that does this when it is clicked."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages("Повестка"))) as pdf:
        link = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": [0, 0, 9, 9]}
        action = pikepdf.Dictionary(**keys)
        pdf.pages[0].Annots = pdf.make_indirect([pikepdf.Dictionary(**link, A=action)])
        pdf.save(made)
    return made.getvalue()


def with_part(name: str, content: bytes = b"") -> bytes:
    """A workbook with one more part, or with its sheet replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


_CALL = b"<worksheet><sheetData><row><c><f>cmd|'/C calc'!A0</f></c></row></sheetData></worksheet>"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.pdf", acting(S=pikepdf.Name.Launch, F="calc.exe")),
        ("a.pdf", acting(S=pikepdf.Name.JavaScript, JS="app.alert(1)")),
        ("a.pdf", acting(S=pikepdf.Name.URI, URI="javascript:alert(1)")),
        ("a.xlsx", with_part("xl/vbaProject.bin")),
        ("a.xlsx", with_part("xl/embeddings/oleObject1.bin")),
        ("a.xlsx", with_part("xl/worksheets/sheet1.xml", _CALL)),
        ("a.csv", b"topic;sum\ntalk;=cmd|'/C calc'!A0\n"),
        ("a.csv", '\ufeffтема,сумма\n"@SUM(1)",2\n'.encode()),
    ],
)
def test_a_file_that_would_do_something_is_refused(name: str, raw: bytes, tmp_path: Path) -> None:
    found = found_in(tmp_path, name, raw)

    assert [issue for issue in found if f": {Code.UNEXPECTED_FILE} file: the file would do something" in issue]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.pdf", acting(S=pikepdf.Name.URI, URI="https://lex.uz/")),
        ("a.pdf", acting(S=pikepdf.Name.GoTo, D="end")),
        ("a.csv", "тема;минут;разница\nразговор;20;-5\nперерыв;-;+10\n".encode()),
    ],
)
def test_a_file_that_only_shows(name: str, raw: bytes, tmp_path: Path) -> None:
    assert found_in(tmp_path, name, raw) == []


def test_a_name_of_a_file_is_read_too(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "AA1234567.pdf", paper())

    assert found.startswith(f"docs/AA1234567.pdf:1: {Code.PERSONAL_DATA} ")


def test_a_file_that_an_exception_names(tmp_path: Path) -> None:
    """A law keeps its author; of a file that needs no exception, the exception is told."""
    allowed = "- id: law\n  where: [docs/a.pdf]\n  reason: Автор закона.\n"

    assert found_in(tmp_path / "one", "a.pdf", paper(manager="Karimova"), allowed) == []
    (found,) = found_in(tmp_path / "two", "a.pdf", paper(), allowed)
    assert f"curriculum/allowed.yml:1: {Code.ALLOWANCE} law: " in found
