"""Workbooks as Excel saves them: what is hidden, what stands on other sheets, what a cell holds besides words."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.workbook import Workbook

from komak.__main__ import main
from komak.roster import Roster, RosterError, list_words, read_roster
from komak.roster.attendance import Measure

PEOPLE: list[list[object]] = [["ФИО", "Школа"], ["Юсупова Вера", 5], ["Цой Анна", 6]]


def book(rows: list[list[object]], change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    change(made)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def rewritten(raw: bytes, old: str, new: str) -> bytes:
    """A workbook as another program has saved it: what openpyxl does not write is put into the sheet's XML."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(result, "w") as made:
        for entry in given.infolist():
            text = given.read(entry).decode("utf-8", "surrogateescape")
            if entry.filename == "xl/worksheets/sheet1.xml":
                assert old in text, text
                text = text.replace(old, new)
            made.writestr(entry, text.encode("utf-8", "surrogateescape"))
    return result.getvalue()


def roster(raw: bytes, **options: Any) -> Roster:
    return read_roster(raw, Measure(180, 0.8), **options)


def refused(raw: bytes, **options: Any) -> tuple[str, str]:
    with pytest.raises(RosterError) as caught:
        roster(raw, **options)
    return caught.value.reason, caught.value.found


def names(found: Roster) -> list[str]:
    return [person.name for person in found.people]


def _hidden_sheet(made: Workbook) -> None:
    sheet = made.create_sheet("Черновик")
    sheet.append(["ФИО"])
    sheet.sheet_state = "hidden"


def _only_sheet_hidden(made: Workbook) -> None:
    made.active.sheet_state = "veryHidden"
    made.active = made.create_sheet("Пусто")


def _group_of_columns(made: Workbook) -> None:
    made.active.column_dimensions.group("A", "B", hidden=True)


def _all_rows_hidden(made: Workbook) -> None:
    made.active.sheet_format.zeroHeight = True


@pytest.mark.parametrize(("change", "reason", "found"), [
    (_hidden_sheet, "hidden-sheet", "Черновик"),
    (_only_sheet_hidden, "hidden-sheet", "Sheet"),
    (_group_of_columns, "hidden", "A, B"),
    (_all_rows_hidden, "hidden", "1, 2, 3"),
])  # fmt: skip
def test_nothing_hidden_is_passed_over(change: Callable[[Workbook], object], reason: str, found: str) -> None:
    assert refused(book(PEOPLE, change)) == (reason, found)


def test_what_was_read_and_what_was_not_is_known() -> None:
    def change(made: Workbook) -> None:
        made.create_sheet("Группа 2").append(["ФИО"])
        made.create_sheet("Пустой")
        _hidden_sheet(made)

    origin = roster(book(PEOPLE, change), sheet="Sheet").origin

    assert (origin.sheet, origin.unread, origin.hidden) == ("Sheet", ("Группа 2", "Черновик"), ("Черновик",))


def test_the_command_says_which_sheet_it_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes(book(PEOPLE, _hidden_sheet))
    command = ["certificates", str(tmp_path / "people.xlsx"), "--root", str(project), "--module", "care/first",
               "--locale", "ru", "--date", "2026-11-22", "--out", str(tmp_path / "out")]  # fmt: skip

    stopped = CliRunner().invoke(main, command)
    assert (stopped.exit_code, (tmp_path / "out").exists()) == (1, False)
    assert "Черновик" in stopped.output
    assert "--sheet" in stopped.output
    done = CliRunner().invoke(main, [*command, "--sheet", "Sheet"])
    assert done.exit_code == 0, done.output
    assert "Прочитан лист «Sheet». Не прочитаны: Черновик." in done.output.replace("\N{NO-BREAK SPACE}", " ")
    assert "скрыты: Черновик" in done.output.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("cell", [dt.date(1990, 5, 12), 12, 3.5, True, "#N/A", "#ССЫЛКА!"])
def test_what_is_no_word_is_no_name(cell: object) -> None:
    found = roster(book([*PEOPLE, [cell, 7]]))

    assert names(found) == ["Юсупова Вера", "Цой Анна"]
    assert [wrong.row for wrong in found.wrong] == [4]


def test_what_has_no_height_or_width_is_hidden() -> None:
    def change(made: Workbook) -> None:
        made.active.row_dimensions[3].height = 7.75
        made.active.column_dimensions["B"].width = 6.25

    raw = book(PEOPLE, change)

    assert refused(rewritten(raw, 'ht="7.75"', 'ht="0"')) == ("hidden", "3")
    assert refused(rewritten(raw, 'width="6.25"', 'width="0"')) == ("hidden", "B")


def test_a_formula_counts_with_the_value_that_excel_shows() -> None:
    raw = book([*PEOPLE, ["=UPPER(B1)", 7]])
    assert refused(raw) == ("no-value", "A4")

    shown = rewritten(raw, '<c r="A4"><f>UPPER(B1)</f><v></v>', '<c r="A4" t="str"><f>UPPER(B1)</f><v>Ким Лола</v>')

    assert names(roster(shown)) == ["Юсупова Вера", "Цой Анна", "Ким Лола"]


def test_days_in_the_headings_may_be_dates() -> None:
    days: list[object] = ["ФИО", dt.date(2026, 3, 12), dt.date(2026, 3, 13)]
    found = roster(book([days, ["Юсупова Вера", "да", "да"], ["Цой Анна", "да", "нет"]]))

    assert names(found) == ["Юсупова Вера"]


def test_a_title_over_merged_cells_is_no_hindrance() -> None:
    def change(made: Workbook) -> None:
        made.active.insert_rows(1)
        made.active["A1"] = "Список участников"
        made.active.merge_cells("A1:B1")

    assert names(roster(book(PEOPLE, change))) == ["Юсупова Вера", "Цой Анна"]


def test_words_of_a_language_of_the_site_are_read_besides_the_known_ones() -> None:
    said = {
        "name": "Atı",
        "organisation": "Mekeme",
        "mahalla": "Máhálle",
        "attended": "Qatnastı",
        "yes": "awa",
        "no": "yaq",
    }
    words = list_words([lambda key: said[key.removeprefix("list.")]])
    raw = book([["Atı", "Qatnastı"], ["Юсупова Вера", "Awa"], ["Цой Анна", "Yaq"], ["Ким Лола", "да"]])
    with pytest.raises(RosterError):
        roster(raw)

    found = roster(raw, words=words)

    assert names(found) == ["Юсупова Вера", "Ким Лола"]
    assert [(wrong.row, wrong.reason) for wrong in found.wrong] == [(3, "absent")]
