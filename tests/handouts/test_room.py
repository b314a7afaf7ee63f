"""Nothing runs off the paper and nothing is printed on anything else, whatever an author writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from tests.paper import outside, overprinted, paper_pages

from komak.ground.issue import Code
from komak.press.chapters import Chapter
from komak.press.pdf import Bound, Kind, Sheet
from komak.workshop import made

MakeSheet = Callable[..., Sheet]
pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


def table(*rows: tuple[str, ...]) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


REGISTER = table(
    ("№", "Дата", "Кто сообщил", "Телефон", "Код случая", "Пересмотр", "Ответственный"),
    ("1", "12.12.2025", "Классный руководитель", "+998901234567", "CM-2025-000123", "12.12.2025", "Инспектор"),
)
WIDE = table(
    ("№", "Фамилия", "Имя", "Отчество", "Дата рождения", "Адрес", "Телефон", "Школа", "Класс", "Кто сообщил", "Итог"),
    ("1", "Абдурахмонова", "Мухаббатхон", "Абдулазизовна", "12.12.2012", "Учтепинский район", "+998901234567",
     "Общеобразовательная", "7-б", "Участковый", "Перенаправление"),
)  # fmt: skip
CELLS = table(
    ("Qoʻllab-quvvatlash", "Birliklar", "[havola](https://lex.uz/docs/uz/6445145-juda-uzun-havola-nomi)", "Kod"),
    ("Muvofiqlashtirilganligimizdan", "1 000 000 soʻm, 15 %, 45 daqiqa", "**CM-2025**-000123",
     "`zhamgarma_departamenti_2025_final_v3.docx`"),
)  # fmt: skip
WORDS = (
    "Слово " + "сверхдлинное" * 10 + "\n\n" + "1234567890" * 13 + "\n\n"
    "Файл `zhamgarma_departamenti_qoshidagi_ijtimoiy_himoya_milliy_agentligi_2025_final_v3_zhamgarma_dep.docx`\n\n"
    "<https://example.uz/ru/" + "postanovlenie-kabineta/" * 8 + ">\n\n- список " + "длинноеслово" * 9 + "\n\n"
    '!!! note "Заметка"\n    ' + "оченьдлинноеслово" * 7 + "\n\n## " + "Заголовокводнослово" * 5 + " {#h}\n\nТекст."
)
CASES = {"register": REGISTER, "wide": WIDE, "cells": CELLS, "words": WORDS}


def _laid_out(body: str, kind: Kind, sheet: MakeSheet) -> Sheet:
    """A sheet of the kind; a book has its text in a chapter."""
    if kind != "book":
        return sheet(body, kind=kind)
    chapter = Chapter("chapter", "docs/method/chapter.ru.md", 1, body, f"# Глава {{#chapter}}\n\n{body}")
    return sheet("", kind=kind, bound=Bound((chapter,), (("Издание", "1.0"),), "Содержание", "Издание 1.0"))


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("case", CASES)
def test_everything_stays_on_the_paper_and_apart(case: str, kind: Kind, sheet: MakeSheet, tmp_path: Path) -> None:
    """Every layout; a card and a column of two languages may have no room for eleven columns, and say so."""
    body = CASES[case] if kind not in ("cards", "slides") else f"## Карточка {{#c}}\n\n{CASES[case]}"
    rendered = made([_laid_out(body, kind, sheet)], tmp_path)
    if rendered.issues:
        assert [(case, issue.code) for issue in rendered.issues] == [("wide", Code.NO_ROOM)]
        assert kind in ("cards", "pair")
        return
    (artefact,) = rendered.artefacts.values()
    assert overprinted(artefact.path) == []
    assert kind == "slides" or outside(artefact.path) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("title", "Названиебезпробелов" * 5),
        ("title", "Очень длинное название " * 9),
        ("module_title", "Модуль с длинным названием " * 6),
        ("summary", "безпробелов" * 20),
    ],
)
@pytest.mark.parametrize("kind", ["reading", "form"])
def test_the_frame_of_a_sheet_has_room_for_long_words(
    kind: Kind, name: str, words: str, sheet: MakeSheet, tmp_path: Path
) -> None:
    (artefact,) = made([sheet("текст\n\n" * 90, kind=kind, **{name: words})], tmp_path).artefacts.values()

    assert artefact.pages > 1
    assert (overprinted(artefact.path), outside(artefact.path)) == ([], [])


def test_a_sheet_may_lie_on_its_side(sheet: MakeSheet, tmp_path: Path) -> None:
    many = table(tuple(f"Столбец {number}" for number in range(20)), ("слово",) * 20)
    upright = made([sheet(many)], tmp_path)
    lying = made([sheet(many, orientation="landscape")], tmp_path)

    assert [issue.code for issue in upright.issues] == [Code.NO_ROOM]
    assert "orientation: landscape" in upright.issues[0].mend
    (artefact,) = lying.artefacts.values()
    assert paper_pages(artefact.path)[0].width > paper_pages(artefact.path)[0].height
    assert (overprinted(artefact.path), outside(artefact.path)) == ([], [])
