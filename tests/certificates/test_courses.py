"""Courses of several modules and days, and tables that are downloaded, filled in and given back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from babel import Locale
from click.testing import CliRunner
from tests.conftest import Built

from komak.__main__ import main
from komak.languages import language
from komak.languages.dates import written_days
from komak.roster import read_roster
from komak.roster.attendance import Measure

Certificates = Callable[..., Any]
LIST = "ФИО;Присутствие\nКаримова Гузаль;да\nGaniyev O'ktam;да\n"
COURSE = ("--module", "team/meeting", "--date", "2026-03-13", "--date", "2026-03-12", "--date", "2026-04-02")


@pytest.fixture
def course(content: Path, tmp_path: Path) -> Callable[..., Path]:
    """Certificates of the two modules of the sample; returns their folder."""

    def run(*options: str, locale: str = "ru") -> Path:
        people, out = tmp_path / "people.csv", tmp_path / f"out-{locale}"
        people.write_text(LIST, "utf-8")
        command = ["certificates", str(people), "--root", str(content), "--module", "care/visit", *COURSE,
                   "--locale", locale, "--out", str(out), *options]  # fmt: skip
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
        return out

    return run


def _said(pdf: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join("".join(page.get_textpage().get_text_range() for page in document).split())


def test_a_course_names_its_modules_their_time_and_all_days(course: Callable[..., Path]) -> None:
    out = course("--course", "Соседи")
    said = _said(next(out.glob("0001-*.pdf"))).replace("\N{NO-BREAK SPACE}", " ")

    for expected in ("Соседи", "Первый визит — 1 час 15 минут", "Короткая встреча — 1 час", "2 часа 15 минут",
                     "12–13 марта и 2 апреля 2026 года", "CV2-20260312-0001"):  # fmt: skip
        assert expected in said
    row = (out / "register.csv").read_text("utf-8-sig").splitlines()[1]
    assert '"Первый визит; Короткая встреча";2,25;2026-03-12 2026-03-13 2026-04-02' in row


def test_an_uzbek_course_says_the_same(course: Callable[..., Path]) -> None:
    said = _said(next(course(locale="uz").glob("0001-*.pdf"))).replace("\N{NO-BREAK SPACE}", " ")

    for expected in ("Birinchi tashrif — 1 soat 15 daqiqa", "2 soat 15 daqiqa", "2026-yil 12–13-mart, 2-aprel"):
        assert expected in said


def test_a_course_in_cyrillic_says_the_same(course: Callable[..., Path]) -> None:
    out = course(locale="uz-Cyrl")
    said = _said(next(out.glob("0001-*.pdf"))).replace("\N{NO-BREAK SPACE}", " ")

    for expected in ("Биринчи ташриф — 1 соат 15 дақиқа", "2 соат 15 дақиқа", "2026-йил 12–13-март, 2-апрель"):
        assert expected in said
    assert "2,25;2026-03-12 2026-03-13 2026-04-02" in (out / "register.csv").read_text("utf-8-sig")


def test_a_name_of_a_course_that_has_no_room_stops_the_run(content: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(LIST, "utf-8")
    command = ["certificates", str(people), "--root", str(content), "--module", "care/visit", *COURSE, "--locale", "ru",
               "--out", str(tmp_path / "out"), "--course", "Очень длинное название курса " * 12]  # fmt: skip
    refused = CliRunner().invoke(main, command)

    assert refused.exit_code == 1
    assert "не помещается" in refused.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("days", "russian", "uzbek"),
    [
        (["2026-03-12"], "12 марта 2026 года", "2026-yil 12-mart"),
        (["2026-03-12", "2026-03-13", "2026-03-20"], "12–13 и 20 марта 2026 года", "2026-yil 12–13-mart, 20-mart"),
        (["2026-03-02", "2026-03-09", "2026-03-16"], "2, 9 и 16 марта 2026 года", "2026-yil 2-mart, 9-mart, 16-mart"),
        (["2026-03-31", "2026-04-01"], "31 марта и 1 апреля 2026 года", "2026-yil 31-mart, 1-aprel"),
        (["2026-12-31", "2027-01-01"], "31 декабря 2026 года, 1 января 2027 года",
         "2026-yil 31-dekabr, 2027-yil 1-yanvar"),
    ],
)  # fmt: skip
def test_days_are_written_as_each_language_writes_them(days: list[str], russian: str, uzbek: str) -> None:
    dates = [dt.date.fromisoformat(day) for day in days]

    assert written_days(dates, language("ru").days, Locale("ru")) == russian
    assert written_days(dates, language("uz").days, Locale("uz")) == uzbek


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_list_that_is_downloaded_is_read_when_it_is_filled_in(site: Built, locale: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(site.files[f"files/lists/participants.{locale}.xlsx"].read_bytes()))
    sheet = book.active
    yes, no = sheet.data_validations.dataValidation[0].formula1.strip('"').split(",")
    sheet.append(["Каримова Гузаль Алиевна", "5", "Bogʻiston", yes])
    sheet.append(["Ganiyev Oʻktam", "6", "Bogʻiston", no])
    filled = io.BytesIO()
    book.save(filled)

    roster = read_roster(filled.getvalue(), Measure(60, 0.8), keep_case=False, sheet="")

    assert [person.name for person in roster.people] == ["Каримова Гузаль Алиевна"]
    assert [(wrong.row, wrong.reason) for wrong in roster.wrong] == [(3, "absent")]


def test_a_project_is_found_from_any_folder_inside_it(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = CliRunner()
    monkeypatch.chdir(content / "curriculum/care")
    assert run.invoke(main, ["check"]).output == "No problems.\n"
    monkeypatch.chdir(tmp_path)
    lost = run.invoke(main, ["check"])
    assert (lost.exit_code, lost.output.count("\n")) == (1, 1)
    assert "KOMAK_ROOT" in lost.output
    assert run.invoke(main, ["check"], env={"KOMAK_ROOT": str(content)}).output == "No problems.\n"


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_a_programme_gives_its_name_and_all_its_modules(content: Path, tmp_path: Path, locale: str) -> None:
    people, out = tmp_path / "people.csv", tmp_path / "out"
    people.write_text(LIST, "utf-8")
    titles = {"ru": "Визит и встреча", "uz": "Tashrif va uchrashuv", "uz-Cyrl": "Ташриф ва учрашув"}

    done = CliRunner().invoke(main, ["certificates", str(people), "--root", str(content), "--programme", "two-days",
                                     "--date", "2026-03-12", "--locale", locale, "--out", str(out)])  # fmt: skip

    assert done.exit_code == 0, done.output
    said = _said(next(out.glob("0001-*.pdf"))).replace("\N{NO-BREAK SPACE}", " ")
    assert titles[locale] in said
    assert "programmes/two-days" in said
    row = (out / "register.csv").read_text("utf-8-sig").splitlines()[1]
    assert "2,25" in row, "minutes of both modules"


@pytest.mark.parametrize("given", [(), ("--module", "care/visit", "--programme", "two-days")])
def test_a_module_or_a_programme_is_named_and_not_both(content: Path, tmp_path: Path, given: tuple[str, ...]) -> None:
    people = tmp_path / "people.csv"
    people.write_text(LIST, "utf-8")

    done = CliRunner().invoke(main, ["certificates", str(people), "--root", str(content), *given, "--locale", "ru",
                                     "--date", "2026-03-12", "--out", str(tmp_path / "out")])  # fmt: skip

    assert done.exit_code == 1
    assert "--module или --programme" in done.output


def test_an_unknown_programme_is_answered_with_those_that_there_are(content: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(LIST, "utf-8")

    done = CliRunner().invoke(main, ["certificates", str(people), "--root", str(content), "--programme", "three-days",
                                     "--locale", "uz", "--date", "2026-03-12", "--out", str(tmp_path / "out")])  # fmt: skip

    assert done.exit_code == 1
    assert "three-days dasturi yoʻq. two-days, evenings" in done.output
