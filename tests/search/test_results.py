"""What the search box gets for a query: order, sections, snippets, marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from komak.outputs.search import Kind, SearchPage
from komak.outputs.search.page import Download, Section

Search = Callable[..., list[list[dict[str, Any]]]]


def page(url: str, title: str, text: str = "", *parts: Section, **facts: Any) -> SearchPage:
    lead = Section("", title, (text,) if text else ())
    return SearchPage(
        **{"locale": "ru", "url": url, "title": title, "kind": Kind.MODULE, "sections": (lead, *parts), **facts}
    )


def urls(items: list[list[dict[str, Any]]]) -> list[str]:
    return [item[0]["location"] for item in items]


OTHERS = [page(f"other/{number}/", f"Страница {number}", "слова ни о чём") for number in range(20)]


def test_a_title_ranks_above_any_number_of_mentions(search: Search) -> None:
    body = page("body/", "Тетрадь", "протокол " * 50)
    title = page("title/", "Протокол встречи", "Запишите решения.", kind=Kind.HANDOUT)
    assert urls(search("протоколы", body, title, *OTHERS)) == ["title/", "body/"]


def test_the_page_for_participants_ranks_above_the_facilitators(search: Search) -> None:
    pages = [page(f"{kind.name}/", "Первый разговор", kind=kind) for kind in Kind]
    assert urls(search("разговор", *pages)) == [
        "MODULE/",
        "HANDOUT/",
        "GUIDE/",
        "LIST/",
        "REGISTER/",
        "EXAMPLE/",
        "TRAINER/",
        "AUTHOR/",
    ]


def test_the_last_word_may_be_unfinished(search: Search) -> None:
    pages = [page("a/", "Ответственность родителей"), *OTHERS]
    for typed in ("отв", "ответственнос", "родит", "ответственность род"):
        assert urls(search(typed, *pages)) == ["a/"], typed
    assert search("отв ", *pages) == []  # a space ends a word


def test_the_word_itself_ranks_above_longer_words(search: Search) -> None:
    pages = [page("onalik/", "Onalik markazi"), page("ona/", "Onalar uchun")]
    assert urls(search("ona", *pages, language="uz")) == ["ona/", "onalik/"]


def test_words_of_one_letter_and_short_words_are_found(search: Search) -> None:
    pages = [page("kim/", "Kim", "biz va oʻn kishi"), *OTHERS]
    for typed in ("kim", "biz", "on", "va"):
        assert urls(search(typed, *pages, language="uz"))[0] == "kim/", typed


def test_pages_with_every_word_come_first_and_missing_words_are_named(search: Search) -> None:
    both, one = page("both/", "Заметки", "согласие семьи"), page("one/", "Осмотр", "согласие")
    items = search("согласие семьи", both, one, *OTHERS)
    assert urls(items)[0] == "both/"
    assert items[0][0]["terms"] == {"согласие": True, "семьи": True}
    items = search("согласие прабабушки", both, one, *OTHERS)
    assert items[0][0]["terms"] == {"согласие": True, "прабабушки": False}


def test_one_wrong_letter_is_forgiven_only_when_nothing_matches(search: Search) -> None:
    pages = [page("a/", "Протокол"), page("b/", "Протон"), *OTHERS]
    assert urls(search("протакол", *pages)) == ["a/"]
    assert urls(search("протон", *pages)) == ["b/"]


def test_a_compound_is_found_with_and_without_its_hyphen(search: Search) -> None:
    pages = [page("a/", "Чек-лист подготовки"), *OTHERS]
    for typed in ("чек-лист", "чеклист", "чек лист", "лист"):
        assert urls(search(typed, *pages)) == ["a/"], typed


def test_a_result_shows_its_sections_with_anchors(search: Search) -> None:
    parts = [Section(f"s{number}", f"Раздел {number}", ("здесь тревога",) * number) for number in range(1, 5)]
    (item,) = search("тревога", page("a/", "Модуль", "введение", *parts), *OTHERS)
    assert item[0]["location"] == "a/"
    assert {entry["location"] for entry in item[1:]} == {"a/#s1", "a/#s2", "a/#s3", "a/#s4"}
    opened = [entry for entry in item[1:] if entry["score"] >= item[0]["score"]]
    assert len(opened) == 2  # the others are behind "more on this page"


def test_a_handout_found_by_its_title_offers_its_file(search: Search) -> None:
    file = Download("files/a.ru.pdf", "PDF · 2 стр.")
    (item,) = search("анкета", page("a/", "Анкета", "до и после", labels=("Форма",), download=file), *OTHERS)
    assert item[0]["tags"] == ["Форма"]
    assert (item[1]["location"], item[1]["title"]) == ("files/a.ru.pdf", "PDF · 2 стр.")


def test_the_kind_of_a_handout_can_be_asked_for(search: Search) -> None:
    poster = page("poster/", "Первый час", labels=("Плакат",), kind=Kind.HANDOUT)
    assert urls(search("плакаты", poster, *OTHERS)) == ["poster/"]


def test_a_snippet_is_the_original_text_with_marks(search: Search) -> None:
    text = "начало " * 60 + "Ребёнок <b>сказал</b> & «ушёл». " + "конец " * 60
    ((entry, *_),) = search("ребенка", page("a/", "О <ребёнке>", text), *OTHERS)
    assert entry["title"] == "О &lt;<mark>ребёнке</mark>&gt;"
    assert "<mark>Ребёнок</mark> &lt;b&gt;сказал&lt;/b&gt; &amp; «ушёл». конец" in entry["text"]
    assert entry["text"].startswith("<p>… начало")
    assert entry["text"].endswith(" …</p>")
    assert len(entry["text"]) < 400


def test_both_scripts_find_and_mark_both_scripts(search: Search) -> None:
    latin, cyrillic = page("uz/a/", "Oʻsmir bilan suhbat"), page("uz-Cyrl/a/", "Ўсмир билан суҳбат")
    for typed in ("o'smirlarning", "osmir", "ўсмирлар"):
        assert search(typed, latin, *OTHERS, language="uz")[0][0]["title"].startswith("<mark>Oʻsmir</mark>"), typed
        assert search(typed, cyrillic, *OTHERS, language="uz")[0][0]["title"].startswith("<mark>Ўсмир</mark>"), typed


def test_a_language_without_a_stemmer_can_be_searched(search: Search) -> None:
    assert urls(search("balalar", page("kaa/", "Balalar ham ata-analar"), *OTHERS, language="kaa")) == ["kaa/"]


def test_odd_queries_find_nothing_and_break_nothing(search: Search) -> None:
    for typed in (" ", "'", "*", "\\", "а+б:~^", "—", "<script>", "нетакогослова" * 20):
        assert search(typed, *OTHERS) == [], typed


def test_a_kind_that_the_title_says_already_counts_once(search: Search) -> None:
    examples = [
        page(f"{name}/example/", f"{name}. Заполненный пример", labels=("Заполненный пример",), kind=Kind.EXAMPLE)
        for name in ("Журнал", "Отзыв", "План")
    ]
    dates = page("dates/", "К какому дню", "что когда", keys=("когда заполнять",))
    assert urls(search("когда заполненный", dates, *examples, *OTHERS))[0] == "dates/"
