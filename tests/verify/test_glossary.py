"""The glossary in the built site: its own page, the tips in texts, the short list behind each facilitator page."""

from __future__ import annotations

import re

from playwright.sync_api import Browser
from tests.conftest import Built
from tests.known import written
from tests.verify.kinds import example

from komak.languages.terms import sort_key


def test_tips_are_balanced_on_every_page(site: Built) -> None:
    """In the files as they were written: no tip within a link or a title, each term once."""
    seen = 0
    for address, page in site.pages.items():
        links = page.xpath("//a[contains(concat(' ', @class, ' '), ' km-term ')]")
        names = [link.get("href").partition("#")[2] for link in links]
        seen += len(links)
        assert len(names) == len(set(names)), f"/{address}"
        assert (
            page.xpath(
                "//a[@class='km-term'][ancestor::a or ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::code or ancestor::th]"
            )
            == []
        ), f"/{address}"
        raw = site.files[f"{address}index.html" if not address.endswith(".html") else address].read_text("utf-8")
        assert len(re.findall(r"<a\b", raw)) == len(re.findall(r"</a>", raw)), f"/{address}"
    assert seen > 10


def test_who_points_at_a_term_is_told_what_it_means(browser: Browser, host: str, site: Built) -> None:
    """In each language, with the mouse or the keyboard; a page alone does not fetch the meanings."""
    for locale, way in zip(site.locales, ("hover", "focus", "hover"), strict=True):
        glossary = site.pages[site.in_language("glossary/", locale)]
        with browser.new_page(service_workers="block") as page:
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(host + site.in_language(example(site, "module"), locale))
            term = page.locator("article a.km-term").first
            page.wait_for_load_state("load")
            assert not [url for url in asked if "/terms/" in url]
            getattr(term, way)()
            page.locator("article a.km-term[title]").first.wait_for()
            name = str(term.get_attribute("href")).partition("#")[2]

            told = glossary.xpath(f"string(//*[@id='{name}']//dd/text())")
            assert " ".join(str(term.get_attribute("title")).split()) == " ".join(told.split())
            assert page.locator("article a.km-term[title='']").count() == 0


def test_the_glossary_page_is_sorted_by_its_own_alphabet(site: Built) -> None:
    for locale in site.locales:
        page = site.pages[site.in_language("glossary/", locale)]
        words = [re.sub(r"^\W+", "", str(dt.text)).strip() for dt in page.xpath("//dl[@class='km-glossary']//dt")]
        assert len(words) >= 2
        assert words == sorted(words, key=lambda word: sort_key(word, locale)), locale


def test_the_glossary_page_tells_every_term(site: Built) -> None:
    curriculum = written(site.project)
    for locale in site.locales:
        page = site.pages[site.in_language("glossary/", locale)]
        entries = page.xpath("//dl[@class='km-glossary']/div")
        assert {entry.get("id") for entry in entries} == {term.id for term in curriculum.glossary}
        assert [entry.get("id") for entry in entries if not entry.findtext("dd").strip()] == []


def test_the_terms_of_a_module_stand_at_the_end_of_its_facilitator_page_only(site: Built) -> None:
    for module in site.modules:
        for text in module["texts"].values():
            page = site.pages[text["facilitator_address"]]
            titles = page.xpath("//article//h2/@id")
            terms = page.xpath("//article//dl[@class='km-glossary']//dt")
            assert titles[-1] == "km-terms", text["facilitator_address"]
            assert len(terms) >= 1
            assert site.pages[text["address"]].xpath("//article//*[@id='km-terms']") == [], text["address"]
