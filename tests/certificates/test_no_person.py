"""Nobody is made of what is no person, and no column is passed over: the run stops and says what it looks like."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from komak.roster import Roster, RosterError, read_roster
from komak.roster.attendance import Measure

CASES = Path(__file__).parents[1] / "cases/certificates"


def _roster(text: str | bytes, **options: Any) -> Roster:
    return read_roster(text.encode() if isinstance(text, str) else text, Measure(180, 0.8), **options)


def _case(name: str) -> Roster:
    return _roster((CASES / f"{name}.csv").read_bytes())


def _names(roster: Roster) -> list[str]:
    return [person.name for person in roster.people]


def _wrong(roster: Roster) -> list[tuple[int, str]]:
    return [(fault.row, str(fault.reason)) for fault in roster.wrong]


def _refused(raw: str | bytes, **options: Any) -> tuple[str, str]:
    with pytest.raises(RosterError) as caught:
        _roster(raw, **options)
    return caught.value.reason, caught.value.found


def test_a_heading_of_two_rows_is_read() -> None:
    assert _names(_case("merged-header")) == ["Каримова Гузаль Алиевна", "Ганиев Ўктам"]


def test_a_patronymic_that_is_none() -> None:
    assert _names(_case("patronymic-net")) == ["Ганиев Ўктам"]


def test_the_cases_that_stop() -> None:
    assert _wrong(_case("repeated-header")) == [(3, "heading")]
    assert _wrong(_case("hours-column")) == [(2, "too-short-time")]
    assert _wrong(_case("two-days")) == [(2, "too-short-time"), (3, "too-short-time")]
    assert [fault.found for fault in _case("case").wrong] == [
        "каримова дилноза алиевна → Каримова Дилноза Алиевна",
        "КАРИМОВА ГУЗАЛЬ АЛИЕВНА → Каримова Гузаль Алиевна",
    ]
    assert _refused((CASES / "latin-o-in-heading.csv").read_bytes()) == ("unknown-column", "x")


def test_letters_are_kept_if_that_is_asked_for() -> None:
    assert _names(_roster((CASES / "case.csv").read_bytes(), keep_case=True)) == [
        "каримова дилноза алиевна",
        "КАРИМОВА ГУЗАЛЬ АЛИЕВНА",
    ]


@pytest.mark.parametrize("heading", ["ФИO", "ФИО", "Фaмилия, имя, отчество", "Тўлиқ иcми"])
def test_look_alikes_in_headings(heading: str) -> None:
    assert _names(_roster(f'"{heading}"\nКаримова Гузаль')) == ["Каримова Гузаль"]


NO_PERSONS = [
    *("Итого", "Всего: 12", "Жами", "Jami", "ИТОГО участников", "Всего человек", "Итого:"),
    *("Тренер: Петрова Анна", "Подпись ________", "Ведущий Саидов Бахтиёр", "Imzo", "Директор школы", "М. П."),
    *("Группа 1", "День 2", "Школа № 5", "Группа А", "1-guruh", "2-kun", "Вторая группа", "Обед", "Юнусабадский район"),
    *("ФИО", "Фамилия Имя Отчество", "F.I.Sh.", "Ф.И.О. участника", "Ism-sharifi", "ФИO", "Участники"),
    *("нет", "—", "н/д", "yoʻq", "йўқ", "none", "test", "xxx", "???", "...", "тест тест", "Ххх Ххх", "-", "n/a", "#N/A"),
    *("22.11.2026", "2026-11-22", "22 ноября 2026", "a.karimova@mail.uz", "+998 90 123-45-67", "901234567", "12", "Ⅻ"),
    *("Каримова Гузаль, Саидов Бахтиёр", "Каримова Гузаль и Саидов Бахтиёр", "Каримова Гузаль Саидов Бахтиёр",
      "Karimova Guzal va Saidov Baxtiyor", "Каримова Гузаль / Саидов Бахтиёр", '"Каримова Гузаль\nСаидов Бахтиёр"'),
    *("Каримова", "К. Г.", "А Б", "TRUE", "ИСТИНА", "=A1", "Каримова Гузаль (тренер)", "Имя Фамилия", "Пример: Каримова Гузаль"),
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERSONS)
def test_no_person(text: str) -> None:
    """With other columns or without them, none of it gets a certificate."""
    cell = text if text.startswith('"') else f'"{text}"'
    for rows in (f"ФИО\nЮсупова Вера\n{cell}\n", f"№;ФИО;Организация\n1;Юсупова Вера;5\n2;{cell};5\n"):
        roster = _roster(rows)
        assert _names(roster) == ["Юсупова Вера"]
        assert [row for row, _ in _wrong(roster)] == [3]


@pytest.mark.parametrize("row", ["Итого;;", "Фамилия;Имя;Отчество", "Группа 1;;", "нет;нет;нет", "—;—;—", "Каримова;;",
                                 "Каримова;нет;Алиевна", "Подпись;Саидов;", ";Гузаль;", "Каримова;22.11.2026;"])  # fmt: skip
def test_no_person_in_parts(row: str) -> None:
    roster = _roster(f"Фамилия;Имя;Отчество\nЮсупова;Вера;Ивановна\n{row}\n")

    assert (_names(roster), [number for number, _ in _wrong(roster)]) == (["Юсупова Вера Ивановна"], [3])


@pytest.mark.parametrize(
    "name",
    [
        *("Каримов Шариф", "Ғаниев Ўктам Ҳамид ўғли", "Ganiyev Oʻktam Akmal oʻgʻli", "Саидова Сана", "Цой Ха На"),
        *("Петрова-Сидорова Анна-Мария", "Каримов А.", "Каримов А. Б.", "Ли Вера", "Раис Каримов", "O'Connor Sinead"),
        *("Karimova Maʼmura Ali qizi", "Абдуллаева Зарина Бахтиёр қизи", "McDonald Anna", "Ivanova Petrova Anna Maria"),
    ],
)
def test_names_that_look_odd_and_are_names(name: str) -> None:
    roster = _roster(f"ФИО\n{name}\n")

    assert (len(roster.people), roster.wrong) == (1, ())


def test_a_section_alone_in_the_column_of_names() -> None:
    assert _wrong(_roster("№;ФИО\n1;Юсупова Вера\n;Мирзо Улугбек\n2;Цой Анна")) == [(3, "alone")]


@pytest.mark.parametrize("heading", [
    *("Телефон", "x", "Дата", "Примечание", "ФИО ребёнка", "ФИО (тренера)", "Часы работы", "Был на других тренингах", "Итого"),
    *("Присутствие (не учитывать)", "Дата рождения", "E-mail", "1", "Кто пригласил", "Имя файла"),
])  # fmt: skip
def test_a_column_that_is_not_understood_stops_the_run(heading: str) -> None:
    assert _refused(f"ФИО;{heading}\nЮсупова Вера;да\n") == ("unknown-column", heading)


def test_a_column_without_heading_stops_the_run() -> None:
    assert _refused("ФИО;\nЮсупова Вера;нет\n") == ("unknown-column", "B")
    assert _refused("ФИО\nЮсупова Вера;нет\n") == ("unknown-column", "B")


@pytest.mark.parametrize("heads", ["ФИО;ФИО", "Фамилия;Имя;Имя", "ФИО;Имя", "ФИО;Участник"])
def test_two_columns_of_one_sort(heads: str) -> None:
    cells = ";".join(["Юсупова Вера"] * len(heads.split(";")))
    assert _refused(f"{heads}\n{cells}\n")[0] == "twice"


def test_surnames_alone() -> None:
    assert _refused("Фамилия\nЮсупова\n") == ("no-given-name", "")


@pytest.mark.parametrize(("heads", "cells", "reason"), [
    ("День 1;День 2;День 3;День 4;День 5", "+;+;+;+;-", ""),
    ("День 1;День 2;День 3", "+;+;-", "too-short-time"),
    ("22.11.2026;23.11.2026", "+;+", ""),
    ("22.11;23.11", "+;-", "too-short-time"),
    ("22.11;23.11", "-;-", "absent"),
    ("22 ноября;23-noyabr", "да;ha", ""),
    ("День 1;День 2", "да;90 мин", "unclear-attendance"),
    ("День 1;День 2", "да;", "unclear-attendance"),
    ("День 1;День 2", "1:20;1 ч", "too-short-time"),
    ("День 1;День 2", "1:30;1 ч", ""),
    ("День 1 (мин);День 2 (мин)", "90;60", ""),
    ("Часы", "3", ""), ("Soat", "2,5", ""), ("Количество часов", "1", "too-short-time"),
    ("Часы;Минуты", "2;30", ""), ("Часы;Минуты", "2;0", "too-short-time"), ("Часы;Минуты", "2;120", "unclear-attendance"),
    ("Часы", "24", "too-long-time"), ("Часы", "да", "unclear-attendance"), ("Минуты", "", "unclear-attendance"),
    ("Присутствие;Минуты", "да;30", "too-short-time"), ("Присутствие, %", "85", ""), ("Присутствие, %", "50", "too-short-time"),
    ("Присутствие;Явка", "да;нет", "too-short-time"), ("1-kun;2-kun", "ha;yoʻq", "too-short-time"),
])  # fmt: skip
def test_every_column_of_attendance_counts(heads: str, cells: str, reason: str) -> None:
    """Of 180 minutes 144 are enough, of five days four."""
    roster = _roster(f"ФИО;{heads}\nЮсупова Вера;{cells}\n")

    assert [str(fault.reason) for fault in roster.wrong] == ([reason] if reason else [])


def test_days_below_one_heading() -> None:
    roster = _roster("№;ФИО;Присутствие;\n;;День 1;День 2\n1;Юсупова Вера;+;+\n2;Цой Анна;+;-\n")

    assert (_names(roster), _wrong(roster)) == (["Юсупова Вера"], [(4, "too-short-time")])


def _book(rows: list[list[object]], change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


HEADS: list[object] = ["№", "ФИО", dt.date(2026, 11, 22), dt.date(2026, 11, 23)]


def test_a_workbook_is_read_like_a_list() -> None:
    rows = [["Список"], [], HEADS, [1, "Юсупова Вера", True, "да"], [2, "Цой Анна", 1, False], [3, "Итого", 2, 1]]
    roster = _roster(_book(rows))

    assert _names(roster) == ["Юсупова Вера"]
    assert _wrong(roster) == [(5, "too-short-time"), (6, "total")]


def test_times_of_a_workbook() -> None:
    rows = [["ФИО", "Присутствие"], ["Юсупова Вера", dt.time(2, 30)], ["Цой Анна", dt.timedelta(hours=1)],
            ["Ким Лола", "#N/A"], [dt.date(2026, 11, 22), "да"], [True, "да"], [12, "да"]]  # fmt: skip
    roster = _roster(_book(rows))

    assert _names(roster) == ["Юсупова Вера"]
    assert [row for row, _ in _wrong(roster)] == [3, 4, 5, 6, 7]


LIST: list[list[object]] = [["ФИО", "Школа"], ["Юсупова Вера", 5], ["Цой Анна", 6]]


def _second(book: Workbook) -> None:
    book.create_sheet("Группа 2").append(["ФИО"])


def _formula(book: Workbook) -> None:
    book.active["A4"] = '="Ким "&"Лола"'


def _hide_row(book: Workbook) -> None:
    book.active.row_dimensions[3].hidden = True


def _hide_column(book: Workbook) -> None:
    book.active.column_dimensions["B"].hidden = True


@pytest.mark.parametrize(("change", "reason", "found"), [
    (_hide_row, "hidden", "3"),
    (_hide_column, "hidden", "B"),
    (lambda book: book.active.merge_cells("A2:A3"), "merged", "A2:A3"),
    (_second, "sheets", "Sheet, Группа 2"),
    (_formula, "no-value", "A4"),
])  # fmt: skip
def test_what_a_workbook_must_not_have(change: Callable[[Workbook], object], reason: str, found: str) -> None:
    assert _refused(_book(LIST, change)) == (reason, found)


def test_a_sheet_is_chosen_by_its_name() -> None:
    assert _names(_roster(_book(LIST, _second), sheet="sheet")) == ["Юсупова Вера", "Цой Анна"]
    assert _refused(_book(LIST), sheet="Другой")[0] == "no-sheet"


@pytest.mark.parametrize(("raw", "reason"), [
    (_book(LIST)[:-400], "damaged"),
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked"),
    (b"\xd0\xcf\x11\xe0rest", "workbook"),
])  # fmt: skip
def test_other_files_of_office(raw: bytes, reason: str) -> None:
    assert _refused(raw)[0] == reason


@pytest.mark.parametrize("seed", range(40))
def test_damaged_lists_give_nobody_but_the_people(seed: int) -> None:
    """Whatever rows are thrown between the people, only they are left."""
    chance = random.Random(seed)
    people = chance.sample(
        ["Юсупова Вера", "Цой Анна", "Ғаниев Ўктам Ҳамид ўғли", "Karimova Guzal", "Саидов Бахтиёр"], 4
    )
    odd = [text for text in NO_PERSONS if not text.startswith('"')]
    rows = [
        *((name, chance.choice(["5", "Инсон"])) for name in people),
        *((text, chance.choice(["", "5"])) for text in chance.sample(odd, 8)),
    ]
    chance.shuffle(rows)
    roster = _roster("\n".join(['"ФИО";"Организация"', *(f'"{name}";"{place}"' for name, place in rows)]))

    assert set(_names(roster)) <= set(people)
    assert len(roster.people) + len(roster.wrong) == len(rows)
