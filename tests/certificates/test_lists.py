"""Lists as they come: encodings, separators, headings, names of two scripts, and rows that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from komak.roster import Roster, RosterError, read_roster, tidy
from komak.roster.attendance import Measure

Certificates = Callable[..., Any]
"""The command of the conftest; returns its Run."""

PEOPLE = ["Каримова Гузаль", "Саидов Бахтиёр", "Петрова-Сидорова Анна-Мария"]


def _roster(text: str | bytes, minutes: int = 150) -> Roster:
    return read_roster(text.encode() if isinstance(text, str) else text, Measure(minutes, 0.8))


def _names(text: str | bytes) -> list[str]:
    return [person.name for person in _roster(text).people]


def _reasons(text: str) -> list[tuple[int, str]]:
    return [(fault.row, str(fault.reason)) for fault in _roster(text).wrong]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "mac_cyrillic"]
)
def test_what_excel_saves(encoding: str, end: str, separator: str) -> None:
    """Every encoding, separator and line end gives the same people."""
    rows = ["№;ФИО;Школа", *(f"{number};{name};5" for number, name in enumerate(PEOPLE, 1))]
    raw = end.join([*rows, ""]).replace(";", separator).encode(encoding)

    assert _names(raw) == PEOPLE


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "ФИО",
            "Ф.И.О.",
            "Ф. И. О. участника",
            "фио (полностью)",
            "Фамилия, имя, отчество",
            "Имя и фамилия",
            "Участник",
        ),
        *(
            "F.I.Sh.",
            "F. I. O.",
            "FISH",
            "Familiya, ism, sharif",
            "Ism-sharifi",
            "To'liq ismi",
            "Toʻliq ism",
            "TOʻLIQ ISMI",
        ),
        *("Ф.И.Ш.", "Исм-шарифи", "Тўлиқ исми", "Ishtirokchi", "Qatnashchining F.I.Sh.", "Иштирокчи"),
    ],
)
def test_headings_of_a_full_name(heading: str) -> None:
    """A column of full names is known by what people write above it."""
    assert _names(f'№;"{heading}";Должность\n1;Каримова Гузаль;учитель') == ["Каримова Гузаль"]


@pytest.mark.parametrize(
    "headings",
    [
        "Фамилия;Имя;Отчество",
        "ФАМИЛИЯ;ИМЯ;ОТЧЕСТВО",
        "Familiya;Ism;Otasining ismi",
        "Familiyasi;Ismi;Sharifi",
        "Фамилияси;Исми;Отасининг исми",
    ],
)
def test_names_in_parts(headings: str) -> None:
    """Surname, name and patronymic in columns of their own become one name; a part may be empty."""
    assert _names(f"{headings}\nГаниев; Уктам ;Акмалович\nЦой;Вера;") == ["Ганиев Уктам Акмалович", "Цой Вера"]


def test_title_above_the_headings() -> None:
    """A list may begin with a title, empty lines and Excel's own line; rows are counted as Excel shows them."""
    assert _reasons("sep=;\nСписок участников;\n;\nФИО;Школа\nАли Вали 2;1\n") == [(4, "digit")]


@pytest.mark.parametrize("mark", "'`´‘’ʻʼʹ′")
def test_apostrophes(mark: str) -> None:
    """Whatever was typed, oʻ and gʻ have ʻ and every other mark is ʼ."""
    assert tidy(f"O{mark}ktam G{mark}aniyev Ma{mark}mur o{mark}g{mark}li") == "Oʻktam Gʻaniyev Maʼmur oʻgʻli"


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("  Каримова \u00a0 Гузаль ", "Каримова Гузаль"),
        ("Петрова — Сидорова", "Петрова-Сидорова"),
        ("Кари\u00adмова\u200b", "Каримова"),
        ("и\u0306од", "йод"),
        ("«Каримова»,", "Каримова"),
        ("Каримов А.", "Каримов А."),
        ("Ғаниев Ўктам Ҳамид ўғли", "Ғаниев Ўктам Ҳамид ўғли"),
        ("Bogʻ", "Bogʻ"),
    ],
)
def test_tidy(typed: str, tidied: str) -> None:
    """Stray signs go, letters and script stay."""
    assert tidy(typed) == tidied


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";Школа 5;да", "no-name"),
        ("-;;да", "no-name"),
        ("Али 2;;да", "digit"),
        ("О?ктам;;да", "lost-letter"),
        ("Али🎉;;да", "sign"),
        ("=1+1;;да", "no-name"),
        ("=СУММ(А);;да", "sign"),
        ("Сaидов;;да", "mixed-script"),
        ("САИДОВ  Бахтиёр;;да", "case"),
        ("Saidov Baxtiyor;;да", "duplicate"),
        ("Саидов Бахтиер;;да", "duplicate"),
        ("Али Валиев;;нет", "absent"),
        ("Али Валиев;;60 мин", "too-short-time"),
        ("Али Валиев;Школа 5;", "unclear-attendance"),
        ("Али Валиев;;наверное", "unclear-attendance"),
    ],
)
def test_wrong_rows(row: str, reason: str) -> None:
    """A wrong row is named by its number and the first reason."""
    text = f"ФИО;Организация;Присутствие\n\nСаидов Бахтиёр;;да\n{row}\n"

    assert _reasons(text) == [(4, reason)]


def test_two_people_of_one_name() -> None:
    """Another organisation or mahalla makes another person."""
    assert len(_names("ФИО;Махалля\nАли Валиев;Дустлик\nАли Валиев;Навбахор")) == 2


@pytest.mark.parametrize(
    ("cell", "is_enough"),
    [
        *(
            (yes, True)
            for yes in ("да", "ДА", "ha", "Ҳа", "+", "1", "120", "120 мин.", "2:30", "2,5 ч", "100%", "был(а)"[:3])
        ),
        *((no, False) for no in ("нет", "yo'q", "yoʻq", "йўқ", "-", "—", "0", "н/я", "0 мин", "60", "1:00", "50 %")),
    ],
)
def test_attendance(cell: str, is_enough: bool) -> None:  # noqa: FBT001
    """Yes and no, minutes, hours and percent are understood; 80 % of the module is enough."""
    assert bool(_roster(f"ФИО;Присутствие\nАли Валиев;{cell}").people) is is_enough


def test_column_of_minutes() -> None:
    """Under a heading of minutes 1 is a minute."""
    assert _reasons("F.I.Sh.;Daqiqa\nAli Valiyev;1\nVali Aliyev;150") == [(2, "too-short-time")]


def test_empty_rows() -> None:
    """Empty rows, and rows with nothing but their number, are no people and no mistakes."""
    roster = _roster("№;ФИО;Школа\n1;Али Валиев;\n;;\n2;;\n\n3;Вали Алиев;")

    assert ([person.row for person in roster.people], roster.wrong) == ([2, 6], ())


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\x03\x04rest", "damaged"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b" \r\n", "empty"),
        (b"a;b\n1;2", "no-headings"),
        ('ФИО\n"Али\nВали'.encode(), "quote"),
        ('ФИО;Т\n"Али;1\nВали;2\nГани";3'.encode(), "quote"),
        ("ФИО;Т\n;\n".encode(), "nobody"),
    ],
)
def test_useless_files(raw: bytes, reason: str) -> None:
    """A file that is no list of people is refused as a whole."""
    with pytest.raises(RosterError) as caught:
        _roster(raw)

    assert caught.value.reason == reason


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_no_traceback(certificates: Certificates, locale: str) -> None:
    """Every message has its text in every language."""
    rows = [
        "",
        "Али 2;",
        "О?;",
        "Али🎉;",
        "Сaид;",
        "Али Валиев;да",
        "Али Валиев;да",
        "Вали Алиев;нет",
        "Ғани Алиев;5",
        "Тоҳир Алиев;?",
        f"Щ{'щ' * 90} Али;да",
        ";да",
    ]
    run = certificates("ФИО;Присутствие\n" + "\n".join(rows), locale)

    assert run.result.exit_code == 1
    assert run.result.stderr.count("\n") == 12
    assert not run.out.exists()
