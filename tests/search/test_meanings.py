"""What words mean beside what they say: synonyms, first pages, words that are ignored, and slips of the finger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from komak.outputs.search import Kind, Meaning, SearchPage
from komak.outputs.search.page import Section

MEANING = Meaning(
    same=(
        {"ru": ["согласие", "разрешение"], "uz": ["rozilik"]},
        {"ru": ["инспектор профилактики"], "uz": ["uchastkovoy"]},
    ),
    first=(("danger/", {"ru": ["бьют", "один дома"], "uz": ["zoʻrlash"]}),),
    ignored={"ru": ["что", "делать", "если"]},
    help=("danger/",),
)
Answer = Callable[..., dict[str, Any]]


def page(url: str, title: str, text: str = "", **facts: Any) -> SearchPage:
    return SearchPage("ru", url, title, Kind.HANDOUT, (Section("", title, (text,)),), **facts)


PAGES = (
    page("danger/", "Первый час", "Звоните."),
    page("assent/", "Согласие семьи", "Подпишите."),
    page("team/", "Кто в команде", "Врач, инспектор профилактики, учитель."),
    page("signs/", "Что делать", "Признаки и если, если, если. Дома."),
    page("minutes/", "Протокол", "Запись.", keys=("бланк", "minutes")),
)


def urls(found: dict[str, Any]) -> list[str]:
    return [item[0]["location"] for item in found["items"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("разрешения", "assent/"), ("rozilikni", "assent/"), ("розилик", "assent/"), ("uchastkovoyga", "team/"),
        ("что делать если ребёнка бьют", "danger/"), ("дома один", "danger/"), ("zo'rlashgan", "danger/"),
        ("зўрлаш", "danger/"), ("бланки", "minutes/"), ("minutes", "minutes/"),
        ("протокоол", "minutes/"), ("ghjnjrjk", "minutes/"), ("protokol", "minutes/"), ("soglasie", "assent/"),
        ("soglasiye", "assent/"), ("про\u00adтокол", "minutes/"), ("протоко́л", "minutes/"),
    ],
)  # fmt: skip
def test_a_word_leads_where_it_means(answer: Answer, typed: str, first: str) -> None:
    assert urls(answer(typed, *PAGES, meaning=MEANING))[:1] == [first], typed


URGENT = Meaning(
    same=({"ru": ["насилие"]}, {"ru": ["ребёнок", "малыш"]}, {"ru": ["направление"], "uz": ["yoʻllanma"]}),
    first=(("danger/", {"ru": ["насилуют", "ребёнок дома"], "uz": ["oʻlyapti"]}),),
    ignored={"uz": ["olish"]},
    apart=("words/",),
)


@pytest.mark.parametrize(
    ("typed", "is_urgent"),
    [
        ("отчим насилуют", True), ("насилие", False), ("формы насилия", False), ("насил", False),
        ("малыш дома", True), ("дома малыша", True), ("малыш", False), ("ребёнок", False), ("o'lyapti", True),
    ],
)  # fmt: skip
def test_a_word_of_another_meaning_makes_nothing_urgent(answer: Answer, typed: str, *, is_urgent: bool) -> None:
    found = urls(answer(typed, *PAGES, page("forms/", "Насилие и малыши"), meaning=URGENT))
    assert (found[:1] == ["danger/"]) == is_urgent


@pytest.mark.parametrize("typed", ["rozilik olish", "olish", "olaman"])
def test_a_common_word_is_not_the_urgent_one_that_is_spelt_like_it(answer: Answer, typed: str) -> None:
    pages = [SearchPage("uz", f"{name}/", title, Kind.HANDOUT, (Section("", title, ()),))
             for name, title in (("danger", "Birinchi soat"), ("assent", "Rozilik olish"))]  # fmt: skip
    assert urls(answer(typed, *pages, language="uz", meaning=URGENT))[:1] == ["assent/"]


def test_a_russian_name_in_the_glossary_is_read_as_its_uzbek_word(answer: Answer) -> None:
    titles = {"words/": "Yoʻllanma направление", "sending/": "Yoʻllanma varagʻi"}
    pages = [SearchPage("uz", url, title, Kind.HANDOUT, (Section("", title, ()),)) for url, title in titles.items()]
    assert "sending/" in urls(answer("napravlenie", *pages, language="uz", meaning=URGENT))


def test_ignored_words_neither_count_nor_are_marked(answer: Answer) -> None:
    (item,) = answer("что если протокол", *PAGES, meaning=MEANING)["items"]
    assert item[0]["terms"] == {"протокол": True}
    assert urls(answer("что делать", *PAGES, meaning=MEANING)) == ["signs/"]  # nothing else was asked for


def test_what_was_searched_for_is_said_only_if_it_is_something_else(answer: Answer) -> None:
    assert answer("пратокол", *PAGES, meaning=MEANING)["searched"] == "протокол"
    assert answer("ghjnjrjk", *PAGES, meaning=MEANING)["searched"] == "протокол"
    assert answer("протокол", *PAGES, meaning=MEANING)["searched"] == ""


def test_two_slips_are_forgiven_in_a_long_word_only(answer: Answer) -> None:
    assert urls(answer("пратакол", *PAGES)) == ["minutes/"]
    assert urls(answer("чосс", *PAGES)) == []


def test_who_finds_nothing_gets_words_and_pages(answer: Answer) -> None:
    found = answer("протуберанец", *PAGES, meaning=MEANING)
    assert found["items"] == []
    assert found["help"] == [["danger/", "Первый час"]]
    assert "протокол" in answer("прутикул", *PAGES, meaning=MEANING)["nearest"]


def test_a_page_about_it_is_found_whichever_alphabet_has_accents(answer: Answer) -> None:
    qaraqalpaq = SearchPage("kaa", "kaa/", "Asıǵıs járdem", Kind.MODULE, (Section("", "Asıǵıs járdem", ()),))
    assert urls(answer("asigis jardem", qaraqalpaq, language="kaa")) == ["kaa/"]
