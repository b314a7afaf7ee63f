"""The test of a programme: which questions it has, and its table filled in, given back and reported."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from tests.reading import pdf_text
from tests.verify.questions.conftest import taught_in

from komak.__main__ import main
from komak.edition import Edition
from komak.edition.exam import Exam, exam_of
from komak.instruments.questions import key_markdown, result_tables, variants
from komak.model import Programme
from komak.workshop import make


@pytest.fixture
def edition(content: Path) -> Edition:
    return next(one.edition for one in taught_in(content) if one.edition.locale == "ru")


@pytest.fixture
def programme(edition: Edition) -> Programme:
    return edition.curriculum.programmes[0]


@pytest.fixture
def exam(programme: Programme, edition: Edition) -> Exam:
    return exam_of(programme, edition)


def test_each_module_gives_as_many_questions_one_for_each_outcome_first(
    exam: Exam, programme: Programme, edition: Edition
) -> None:
    by_module = [placed.question.outcomes for placed in exam.test.answered]
    modules = [edition.curriculum.module(reference) for reference in programme.references]

    assert len(by_module) == programme.questions == 3
    assert [name for (name,) in by_module] == ["visit", "visit", "meeting"]
    assert modules[0] is not None
    measured = {f"visit-{placed.question.id}": placed.question.outcomes for placed in modules[0].test.answered}
    asked = [placed.question.id for placed in exam.test.answered][:2]
    assert [measured[name] for name in asked] == [["greet"], ["leave"]], "one of each outcome, the second out of a case"


def test_a_programme_without_questions_has_no_papers(edition: Edition) -> None:
    evenings = edition.curriculum.programmes[1]

    assert not exam_of(evenings, edition).test
    assert not [table for table in result_tables(edition) if "evenings" in table.dest]


def test_the_key_counts_by_module_and_says_the_command(programme: Programme, edition: Edition) -> None:
    key = key_markdown(programme, edition)

    assert "komak report results.csv --programme two-days --locale ru" in key
    assert "| Первый визит | " in key
    assert "| Короткая встреча | " in key


def test_its_table_filled_in_becomes_a_report(
    programme: Programme, edition: Edition, content: Path, tmp_path: Path
) -> None:
    (table,) = (one for one in result_tables(edition) if "two-days" in one.dest)
    book = openpyxl.load_workbook(io.BytesIO(make(table).content))
    sheet = book.active
    phases = sheet.data_validations.dataValidation[0].formula1.strip('"').split(",")
    for phase, paper, is_right in zip(phases, variants(programme, edition), (False, True), strict=True):
        sheet.append(
            [
                "К-1",
                phase,
                paper.sign,
                *(paper.answer(item).replace(", ", "") if is_right else "0" for item in paper.items),
            ]
        )
    file = tmp_path / "results.xlsx"
    book.save(file)

    done = CliRunner().invoke(main, ["report", str(file), "--programme", "two-days", "--locale", "ru",
                                     "--root", str(content), "--out", str(tmp_path / "out")])  # fmt: skip

    assert done.exit_code == 0, done.output
    said = pdf_text(next((tmp_path / "out").glob("*.pdf"))).replace("\N{NO-BREAK SPACE}", " ")
    for expected in ("Визит и встреча", "Первый визит", "Короткая встреча", "+100"):
        assert expected in said


def test_a_report_is_of_a_module_or_of_a_programme(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "results.csv"
    file.write_text("Код;Этап;Вариант;1\n", "utf-8")

    for given in ((), ("--module", "care/visit", "--programme", "two-days"), ("--programme", "evenings")):
        done = CliRunner().invoke(main, ["report", str(file), *given, "--locale", "ru", "--root", str(content),
                                         "--out", str(tmp_path / "out")])  # fmt: skip
        assert done.exit_code == 1
        assert "--programme" in done.output if len(given) != 2 else "evenings" in done.output
