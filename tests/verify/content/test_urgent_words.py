"""What `curriculum/search.yml` calls urgent leads to the first hour; what people say without any need does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.known import written

from komak.outputs.search import Kind, Meaning, SearchPage, meaning
from komak.outputs.search.page import Section

FIRST_HOUR = "modules/case-management/identification/urgent-danger/"
URGENT = {
    "ru": (
        "103", "насилуют", "отчим насилует", "бьют", "ребёнок ранен", "младенец один дома", "дети одни дома", "скорую",
        "пропала дочь", "не хочет жить", "девочка потерялась",
    ),
    "uz": (
        "102", "bolani urishadi", "zo'rlashgan", "o'zini osgan", "o'lmoqchi", "chaqaloq uyda yolgiz", "otasi mast",
        "bola yo'qolib qoldi", "уряпти", "тез ёрдам",
    ),
}  # fmt: skip
BROAD = {
    "ru": (
        "ребёнок", "помощь", "дети", "семья", "насилие", "признаки насилия", "закон о насилии", "рано", "ранний брак",
        "анализ крови", "потерял работу", "опасность", "дома", "звонок", "номер",
    ),
    "uz": (
        "bola", "bolalar", "yordam", "oila", "olish", "rozilik olish", "sertifikat olaman", "bolani olib ketish",
        "zo'ravonlik turlari", "xavf", "raqam", "uyda", "бола", "ёрдам", "розилик олиш",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def published() -> dict[str, Meaning]:
    return {locale: meaning(written(ROOT), locale, locale) for locale in URGENT}


@pytest.mark.parametrize("locale", URGENT)
def test_only_urgent_words_lead_to_the_first_hour(
    answer: Callable[..., dict[str, Any]], published: dict[str, Meaning], locale: str
) -> None:
    def leads(query: str) -> bool:
        pages = [
            SearchPage(locale, url, title, Kind.GUIDE, (Section("", title, ()),))
            for url, title in ((FIRST_HOUR, "112"), ("other/", query))
        ]
        items = answer(query, *pages, language=locale, meaning=published[locale])["items"]
        return bool(items[0][0]["location"] == FIRST_HOUR)

    assert [query for query in URGENT[locale] if not leads(query)] == []
    assert [query for query in BROAD[locale] if leads(query)] == []
