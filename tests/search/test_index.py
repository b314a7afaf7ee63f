"""What of a page goes into the index, and the files that it becomes."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from typing import Any

from tests.reading import search_rows

from komak.outputs.search import Kind, SearchPage, index_files, sections
from komak.outputs.search.page import Section

PAGE = """
<div class="km-hero"><p class="km-hero__track"><a href="../">Навыки</a></p><h1>Время вдвоём</h1>
<p>Памятка &amp; план</p></div>
<p class="km-actions"><a class="km-button" href="../../files/a/b.ru.pdf">Скачать</a> <span>PDF · 2 стр.</span></p>
<p class="km-common"><a href="../../packs/sheets.ru.zip">Общие листы</a> <span>ZIP</span>. Нужны вместе.</p>
<h2 id="how">Как <em>провести</em><a class="headerlink" href="#how">¶</a></h2>
<p class="km-activity"><span>15 мин.</span></p>
<p>Первая
строка, <strong>вторая</strong>.</p><ul><li>раз</li><li>два ____ три</li></ul>
<h2>Без якоря</h2><table><tr><td>клетка</td><td>другая</td></tr></table>
<h3 id="km-plan">План занятия</h3><div class="km-plan"><p>повтор</p></div>
"""


def page(url: str, title: str, *parts: Section, **facts: Any) -> SearchPage:
    return SearchPage(**{"locale": "ru", "url": url, "title": title, "kind": Kind.MODULE, "sections": parts, **facts})


def test_a_page_becomes_sections_of_plain_text() -> None:
    assert sections(PAGE) == (
        Section("", "Время вдвоём", ("Памятка & план",)),
        Section("how", "Как провести", ("Первая строка, вторая.", "раз", "два три", "Без якоря", "клетка", "другая")),
    )


def test_what_nobody_sees_parts_no_word() -> None:
    """A page of another generator may have soft hyphens; letters in two pieces are one letter."""
    assert sections("<p>сопро\u00adвождение, кол\u200dлега, и\u0306од</p>")[0].lines == ("сопровождение, коллега, йод",)


def test_the_glossary_is_a_section_a_term_and_lists_of_files_are_none() -> None:
    content = """<h1>Глоссарий</h1><dl class="km-glossary"><div class="km-glossary__entry" id="assent">
    <dt>согласие <span>также: разреш\u00adение</span></dt><dd>Ответ «да».
    <span lang="uz">rozilik</span></dd></div></dl><ul class="km-files"><li>Word, 103 КБ</li></ul>"""
    assert sections(content) == (
        Section("", "Глоссарий", ()),
        Section("assent", "согласие", ("также: разрешение", "Ответ «да». rozilik")),
    )


def test_pages_of_one_title_say_where_they_belong() -> None:
    files = index_files([page("a/", "Модуль А"), page("b/", "Модуль Б"), page("a/s/", "Лист"), page("b/s/", "Лист")])
    assert {row.url: row.labels for row in search_rows(files, "ru")} == {
        "a/": [], "a/s/": ["Модуль А"], "b/": [], "b/s/": ["Модуль Б"],
    }  # fmt: skip


def test_a_facilitator_page_has_only_what_the_other_lacks() -> None:
    shared, own = Section("a", "Начало", ("общее",)), Section("b", "Итог", ("общее", "заметка"))
    files = index_files([
        page("m/", "М", Section("", "М", ("введение",)), shared),
        page("m/facilitator/", "М: ведущий", Section("", "М", ("введение",)), shared, own, kind=Kind.TRAINER, shown_on="m/"),
    ])  # fmt: skip
    (row,) = (row for row in search_rows(files, "ru") if row.url == "m/facilitator/")
    assert row.sections == [["", "М: ведущий", ""], ["b", "Итог", "заметка"]]


def test_each_language_has_a_folder_of_its_own_named_by_content() -> None:
    def folders(text: str) -> dict[str, str]:
        pages = [page("a/", text), page("uz-Cyrl/a/", "А", locale="uz-Cyrl"), page("kaa/", "B", locale="kaa")]
        files = index_files(pages)
        config = json.loads(files["search/search_index.json"])["config"]
        told = {locale: facts["folder"] for locale, facts in config.items()}
        assert {name.split("/")[1] for name in files if name.count("/") == 2} == {
            one.strip("/") for one in told.values()
        }
        return told

    first, second = folders("раз"), folders("два")
    assert first["ru"] != second["ru"]
    assert {**first, "ru": ""} == {**second, "ru": ""}
    manifest = json.loads(index_files([page("kaa/", "B", locale="kaa")])["search/search_index.json"])
    assert manifest["config"]["kaa"]["language"] == "kaa"
    assert manifest["docs"] == []


def test_the_order_of_pages_makes_no_difference() -> None:
    pages = [page("b/", "Б"), page("a/", "А"), page("c/", "В", kind=Kind.AUTHOR)]
    assert index_files(pages) == index_files(reversed(pages))


def test_words_of_one_stem_may_stand_in_many_parts() -> None:
    """Every word of every page stands in the one part where the browser looks for it."""
    pages = [
        page(f"{at}/", f"Страница {at}", Section("", "", (f"слово{at * 37 % 1000}ами ребёнок ребёнка {at}",)))
        for at in range(900)
    ]
    files = index_files(pages)
    folder = json.loads(files["search/search_index.json"])["config"]["ru"]["folder"]
    starts = json.loads(files[f"search/{folder}start.json"])["starts"]["w"]
    assert len(starts) > 10
    assert starts == sorted(starts)
    for word, stem in (("слово370ами", "слово370"), ("ребенок", "ребенк"), ("ребенка", "ребенк")):
        part = json.loads(files[f"search/{folder}w{bisect_right(starts, stem) - 1}.json"])
        assert stem in part["stems"], word
        near = json.loads(files[f"search/{folder}w{bisect_right(starts, word) - 1}.json"])
        own = {stem + ("" if end == "-" else end) for stem, (ends, *_) in near["stems"].items() for end in ends.split()}
        assert word in own | set(near["words"])


def test_parts_are_small_at_any_size() -> None:
    text = " ".join(f"слово{at}" for at in range(60))
    pages = [page(f"{at}/", f"Страница {at}", Section("", "", (text, f"особое{at}"))) for at in range(2000)]
    parts = {name: len(gzip.compress(text.encode(), 9)) for name, text in index_files(pages).items()}
    assert len(parts) > 100
    assert {name: size for name, size in parts.items() if size > 15_000} == {}
