"""`komak report`: tables as Excel saves them in, one page on what has changed out, and no names anywhere."""

from __future__ import annotations

import datetime as dt
import errno
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
from click.testing import CliRunner, Result
from lxml import html
from tests.reading import letters, pdf_text
from tests.standards import UA, faults
from tests.verify.questions.conftest import Taught, taught_in

from komak.__main__ import main
from komak.desk.report import read_results
from komak.desk.report.answers import paper_of
from komak.desk.report.change import summary
from komak.desk.report.headings import headings
from komak.instruments.questions import Variant, result_tables, variants
from komak.instruments.questions.files import results_address
from komak.workshop import make

MODULE = "care/visit"
QUESTIONS = 4
Rows = list[list[str]]


@dataclass(frozen=True)
class Run:
    """What a run of the command left behind."""

    result: Result
    out: Path

    @property
    def pdf(self) -> Path:
        return next(self.out.glob("*.pdf"))

    @property
    def page(self) -> str:
        return next(self.out.glob("*.html")).read_text("utf-8")

    @property
    def numbers(self) -> list[list[str]]:
        """Cells of the table, row by row, without the words."""
        rows = html.document_fromstring(self.page).xpath("//tbody/tr | //tfoot/tr")
        return [[cell.text_content().replace("\N{NO-BREAK SPACE}", " ") for cell in row.xpath("td")] for row in rows]


Report = Callable[..., Run]


@pytest.fixture
def report(tmp_path: Path, content: Path) -> Report:
    def run(raw: bytes | str, *options: str, locale: str = "ru", folder: str = "out") -> Run:
        file = tmp_path / "results.csv"
        file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        out = tmp_path / folder
        arguments = [
            "report",
            str(file),
            "--module",
            MODULE,
            "--locale",
            locale,
            "--out",
            str(out),
            "--root",
            str(content),
        ]
        return Run(CliRunner().invoke(main, [*arguments, *options]), out)

    return run


@pytest.fixture
def visit(content: Path) -> Taught:
    """The module that was taught, in Russian."""
    return next(one for one in taught_in(content) if one.module.reference == MODULE and one.edition.locale == "ru")


@pytest.fixture
def papers(visit: Taught) -> tuple[Variant, ...]:
    return variants(visit.module, visit.edition)


def answers(paper: Variant, right: Sequence[str]) -> list[str]:
    """Letters of the right answer for some questions, a nought for the others."""
    return [paper.answer(item).replace(", ", "") if item.id in right else "0" for item in paper.items]


@pytest.fixture
def rows(papers: tuple[Variant, ...]) -> Rows:
    """Six people: before, everyone knows what to say at the door; after, also how to say goodbye."""
    before, after = ["door"], ["door", "goodbye"]
    table = [["Код", "Этап", "Вариант", *(str(at) for at in range(1, QUESTIONS + 1))]]
    for person in range(6):
        first, second = papers[person % 2], papers[(person + 1) % 2]
        table.append([f"К{person}", "до", first.sign, *answers(first, before)])
        table.append([f"К{person}", "после", second.sign, *answers(second, after)])
    return table


def csv(rows: Rows, separator: str = ";", end: str = "\r\n") -> str:
    return end.join(separator.join(row) for row in rows) + end


def test_the_change_is_counted_for_each_outcome(report: Report, rows: Rows) -> None:
    run = report(csv(rows))

    assert run.result.exit_code == 0, run.result.output
    assert run.numbers == [
        ["3", "33 %", "67 %", "+34"],
        ["2", "0 %", "50 %", "+50"],
        ["4", "25 %", "50 %", "+25"],
    ]


def test_who_left_one_paper_only_is_counted_on_the_side_of_that_paper(rows: Rows, visit: Taught) -> None:
    """Three came to the beginning only, one to the end only."""
    heads, *papers = rows
    lone = [row for row in papers if row[0] in ("К0", "К1", "К2") and row[1] == "до"]
    lone += [row for row in papers if row[0] == "К3" and row[1] == "после"]
    pairs = [row for row in papers if row[0] in ("К4", "К5")]
    results = read_results(csv([heads, *lone, *pairs]).encode(), visit.module, visit.edition)

    found = summary(results, visit.module, visit.edition)

    assert (found.pairs, found.only_before, found.only_after) == (2, 3, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_csv_of_excel_is_read_alike(rows: Rows, visit: Taught, encoding: str, separator: str) -> None:
    module, edition = visit.module, visit.edition
    expected = read_results(csv(rows).encode(), module, edition)
    found = read_results(csv(rows, separator, "\n" if separator == "\t" else "\r\n").encode(encoding), module, edition)

    assert found == expected
    assert (len(found.papers), found.wrong) == (12, ())


def test_the_separator_that_finds_more_headings_is_right(visit: Taught) -> None:
    """A title with commas over a table with semicolons, or the other way round, is no table."""
    ids = [placed.question.id for placed in visit.module.test.answered]
    read = headings(ids, visit.edition.strings)
    rows = (["Код", "Этап"], ["Код", "Этап", "Вариант"], ["Код", "Этап", "1"], ["Код", "Этап", "Вариант", "1", "2"])
    found = [columns.worth for row in rows if (columns := read(row, 1, []))]

    assert found == [2, 3, 3, 5]
    assert read(["Код", "Вариант", "1"], 1, []) is None


def test_points_and_letters_say_the_same(report: Report, rows: Rows, papers: tuple[Variant, ...]) -> None:
    points = [rows[0], *([*row[:3], *("0" if cell == "0" else "1" for cell in row[3:])] for row in rows[1:])]
    by_id = [["code", "phase", *(item.id for item in papers[0].items)]]
    for row in points[1:]:
        paper = papers[0] if row[2] == papers[0].sign else papers[1]
        order = [paper.number(item) for item in papers[0].items]
        by_id.append([row[0], "pre" if row[1] == "до" else "post", *(row[2 + at] for at in order)])

    pages = {report(csv(table), folder=str(at)).page for at, table in enumerate((rows, points, by_id))}
    assert len(pages) == 1


@pytest.mark.parametrize(("cell", "name"), [
    ("1", "a"), (" 2 ", "b"), ("Вариант 2", "b"), ("1-variant", "a"), ("вариант № 1", "a"),
    ("А", "a"), ("A", "a"), ("Б", "b"), ("b", "b"), ("Вариант Б", "b"),
])  # fmt: skip
def test_a_paper_is_named_by_its_number_and_by_the_letter_of_earlier_papers(
    papers: tuple[Variant, ...], cell: str, name: str
) -> None:
    found = paper_of(cell, papers)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("cell", ["", "3", "12", "1 или 2", "вариант", "Г"])
def test_what_names_no_paper_or_two_is_not_guessed(papers: tuple[Variant, ...], cell: str) -> None:
    assert paper_of(cell, papers) is None


def test_letters_of_the_other_keyboard_are_read(report: Report, rows: Rows) -> None:
    """А, В, Е of a Russian keyboard and A, B, E of a Latin one look the same."""
    latin = str.maketrans("АВЕК", "ABEK")
    turned = [rows[0], *([row[0], row[1], *(cell.translate(latin) for cell in row[2:])] for row in rows[1:])]

    assert report(csv(turned), folder="turned").page == report(csv(rows)).page


@pytest.mark.parametrize("heading", ["ФИО", "Имя", "Фамилия", "Ism", "Familiyasi", "Ф.И.О. участника", "Исми"])
def test_a_column_of_names_stops_the_report(report: Report, rows: Rows, heading: str) -> None:
    named = [[heading, *rows[0]], *(["Каримова Дилноза", *row] for row in rows[1:])]
    run = report(csv(named))

    assert run.result.exit_code == 1
    assert "столбец с именами" in run.result.output
    assert "Каримова" not in run.result.output
    assert not run.out.exists()


def test_a_name_in_the_place_of_a_code_is_refused_and_not_repeated(report: Report, rows: Rows) -> None:
    rows[1][0] = "Дилноза Каримова"
    rows[3][0] = "Сардор"
    run = report(csv(rows))

    assert run.result.exit_code == 1
    assert "Строка 2: это не код" in run.result.output
    assert "Строка 4: это не код" in run.result.output
    assert "Дилноза" not in run.result.output
    assert "Сардор" not in run.result.output


def test_wrong_rows_are_told_with_number_and_reason_and_nothing_is_written(report: Report, rows: Rows) -> None:
    rows[2][1], rows[3][2], rows[4][5], rows[5][0] = "потом", "Ю", "Щ", ""
    rows.append(rows[6][:])
    run = report(csv(rows))

    assert run.result.exit_code == 1
    told = [line for line in run.result.output.splitlines() if line.startswith("Строка")]
    assert [line.split(":")[0] for line in told] == ["Строка 3", "Строка 4", "Строка 5", "Строка 6", "Строка 14"]
    assert "«потом»" in told[0]
    assert "«Ю»" in told[1]
    assert "Щ" in told[2]
    assert "строка 7" in told[4]
    assert not run.out.exists()


def test_wrong_rows_can_be_left_out(report: Report, rows: Rows) -> None:
    rows[1][1] = "потом"
    run = report(csv(rows), "--skip-bad")

    assert run.result.exit_code == 0
    assert "Листов без пары: 1" in run.page
    assert "до и после: 5." in run.page


@pytest.mark.parametrize(("change", "said"), [
    (lambda rows: [row[:-1] for row in rows], f"Нет столбцов для вопросов: {QUESTIONS}"),
    (lambda rows: [row[:2] + row[3:] for row in rows], "Нет столбца «вариант»"),
    (lambda rows: [[*row, "x"] for row in rows], "Непонятен столбец «x»"),
    (lambda rows: rows[1:], "Не найдена строка с заголовками"),
    (lambda rows: [row for row in rows if row[1] != "после"], "Ни у одного кода нет обоих листов"),
    (lambda rows: rows[:1], "нет ни одной строки"),
])  # fmt: skip
def test_a_table_that_cannot_be_used_is_refused_in_one_line(
    report: Report, rows: Rows, change: Callable[[Rows], Rows], said: str
) -> None:
    run = report(csv(change(rows)))

    assert run.result.exit_code == 1
    assert said in run.result.output
    assert "Traceback" not in run.result.output
    assert not run.out.exists()


def test_a_workbook_is_refused_with_advice(report: Report) -> None:
    assert "Книга Excel (.xlsx)" in report(b"PK\x03\x04 and more").result.output


def test_a_small_group_is_warned_of(report: Report, rows: Rows) -> None:
    small, enough = report(csv(rows[:9]), folder="small"), report(csv(rows[:11]), folder="enough")

    assert "Маленькая группа" in small.result.output
    assert "Маленькая группа" in small.page
    assert "маленькаягруппа" in letters(pdf_text(small.pdf))
    assert "Маленькая группа" not in enough.page + enough.result.output


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_pdf_is_one_page_that_everyone_can_read(report: Report, rows: Rows, locale: str) -> None:
    points = [
        rows[0],
        *([*row[:2], "a" if row[2] == "1" else "b", *("0" if c == "0" else "1" for c in row[3:])] for row in rows[1:]),
    ]
    run = report(csv(points), locale=locale)

    assert run.result.exit_code == 0, run.result.output
    assert faults(run.pdf, UA) == []
    with pikepdf.open(run.pdf) as document:
        assert len(document.pages) == 1
        assert str(document.Root.Lang) == locale
        texts = [str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert any("50" in text and text.count("%") == 4 for text in texts), "the chart says its numbers"


def test_the_page_needs_nothing_else_and_can_be_listened_to(report: Report, rows: Rows) -> None:
    tree = html.document_fromstring(report(csv(rows)).page)

    assert tree.xpath("//@src | //link/@href | //script") == []
    assert tree.get("lang") == "ru"
    assert len(tree.xpath("//thead//th[@scope='col']")) == 5
    assert len(tree.xpath("//tbody//th[@scope='row']")) == 2
    (figure,) = tree.xpath("//figure[@role='img']")
    assert "после обучения 50 %" in figure.get("aria-label").replace("\N{NO-BREAK SPACE}", " ")
    assert len(tree.xpath("//*[name()='rect' and @class='after']")) == 3, "a bar for each outcome, and the legend"


def test_codes_are_in_no_file(report: Report, rows: Rows) -> None:
    rows = [rows[0], *([row[0].replace("К", "ЖЖ7"), *row[1:]] for row in rows[1:])]
    run = report(csv(rows))

    assert "ЖЖ7" not in run.page
    assert "ЖЖ7" not in pdf_text(run.pdf)
    assert "ЖЖ7" not in run.result.output


def test_a_report_is_not_overwritten_unasked(report: Report, rows: Rows) -> None:
    first = report(csv(rows))
    again = report(csv(rows))

    assert again.result.exit_code == 1
    assert "--force" in again.result.output
    before = first.pdf.read_bytes()
    assert report(csv(rows), "--force").result.exit_code == 0
    assert first.pdf.read_bytes() == before, "the same table gives the same bytes"


def test_a_report_is_for_its_owner_alone_and_whole(report: Report, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("komak.desk.report.command.report_html", _no_room)
        failed = report(csv(rows))
    assert failed.result.exit_code == 1
    assert "No space left" in failed.result.output
    assert not failed.out.exists()

    made = report(csv(rows))
    assert {file.stat().st_mode & 0o777 for file in made.out.iterdir()} == {0o600}
    assert made.out.stat().st_mode & 0o777 == 0o700


def _no_room(*_: object) -> str:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("folder", ["curriculum", "docs", "site/reports"])
def test_a_report_never_goes_where_things_are_published(report: Report, rows: Rows, folder: str, content: Path) -> None:
    run = report(csv(rows), "--out", str(content / folder / "report-of-a-test"))

    assert run.result.exit_code == 1
    assert "публикуется" in run.result.output
    assert not (content / folder / "report-of-a-test").exists()


def test_a_module_without_a_test_or_an_unknown_one_is_named(report: Report, rows: Rows) -> None:
    run = report(csv(rows), "--module", "care/nothing")

    assert run.result.exit_code == 1
    assert MODULE in run.result.output


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_table_that_is_downloaded_is_read_when_it_is_filled_in(locale: str, content: Path) -> None:
    taught = next(one for one in taught_in(content) if one.edition.locale == locale)
    module, edition = taught.module, taught.edition
    table = next(one for one in result_tables(edition) if one.dest == results_address(module.reference, locale))
    book = openpyxl.load_workbook(io.BytesIO(make(table).content))
    sheet = book.active
    phases, signs = (rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation)
    for phase, paper in zip(phases, variants(module, edition), strict=True):
        assert paper.sign in signs
        sheet.append(["К-1", phase, paper.sign, *answers(paper, [item.id for item in paper.items])])
    filled = io.BytesIO()
    book.save(filled)

    found = read_results(filled.getvalue(), module, edition)

    assert found.wrong == ()
    assert len(found.papers) == 2


def workbook(rows: Rows, change: Callable[[Any], object] = lambda _: None) -> bytes:
    """The table as Excel saves it: what looks like a number is one."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_says_the_same_as_a_list(report: Report, rows: Rows) -> None:
    numbered = [rows[0], *([row[0].replace("К", "1"), *row[1:]] for row in rows[1:])]  # codes that are numbers

    made = report(workbook(numbered), folder="xlsx")

    assert made.result.exit_code == 0, made.result.output
    assert made.page == report(csv(numbered)).page


def test_a_sheet_beside_the_results_is_told(report: Report, rows: Rows) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Черновик").append(["Код"])

    raw = workbook(rows, change)

    assert "Черновик" in report(raw).result.output
    assert report(raw).result.exit_code == 1
    read = report(raw, "--sheet", "Sheet")
    assert read.result.exit_code == 0
    assert "Не прочитаны: Черновик" in read.result.output.replace("\N{NO-BREAK SPACE}", " ")


def _merge(book: Any) -> None:
    book.active.merge_cells("A2:A3")


def _hide(book: Any) -> None:
    book.active.row_dimensions[4].hidden = True


def _calculate(book: Any) -> None:
    book.active["D5"] = "=1+0"


def _date(book: Any) -> None:
    book.active["A6"] = dt.date(1990, 5, 12)


@pytest.mark.parametrize(("change", "said"), [
    (_merge, "A2:A3"), (_hide, "скрытые строки или столбцы: 4"), (_calculate, "D5"), (_date, "Строка 6: вместо кода дата"),
])  # fmt: skip
def test_a_workbook_is_as_strict_as_a_list(
    report: Report, rows: Rows, change: Callable[[Any], object], said: str
) -> None:
    run = report(workbook(rows, change))

    assert run.result.exit_code == 1
    assert said in run.result.output.replace("\N{NO-BREAK SPACE}", " ")
    assert "1990" not in run.result.output
    assert not run.out.exists()
