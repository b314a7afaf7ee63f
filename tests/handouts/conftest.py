"""Sheets for the tests of the print room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from komak.press.pdf import Sheet

HERE = Path(__file__).parent
FIRST_LINE = 8

MakeSheet = Callable[..., Sheet]


@pytest.fixture
def sheet() -> MakeSheet:
    """Return a maker of sheets: the Markdown, and whatever should differ from an ordinary one."""

    def make(markdown: str = "Текст.", **changes: Any) -> Sheet:
        ordinary = Sheet(
            dest="files/track/module/sheet.ru.pdf",
            source="curriculum/track/module/handouts/sheet.ru.md",
            first_line=FIRST_LINE,
            markdown=markdown,
            title="Лист",
            module_title="Модуль",
            track_title="Направление",
            locale="ru",
            edition="Издание 2026.1",
            licence="CC BY 4.0",
            page_url="https://komak.example/handouts/",
        )
        return replace(ordinary, **changes)

    return make


@pytest.fixture
def kitchen(sheet: MakeSheet) -> Callable[[str], Sheet]:
    """Return the sheet that has every construct, by locale."""

    def make(locale: str) -> Sheet:
        text = (HERE / f"kitchen.{locale}.md").read_text("utf-8")
        images = {"mark.svg": HERE / "mark.svg"} if "mark.svg" in text else {}
        return sheet(text, locale=locale, dest=f"files/kitchen.{locale}.pdf", images=images)

    return make
