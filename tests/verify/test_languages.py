"""A reader of Russian reads Russian, a reader of Uzbek reads Uzbek, and each finds the other language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import material
from lxml import etree
from lxml.html import HtmlElement
from tests.conftest import Built, Project, contents

_NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
_SPOKEN = "//@title | //@aria-label | //@placeholder | //@alt | //@data-label"


def test_every_page_says_its_language(site: Built) -> None:
    assert {address: page.get("lang") for address, page in site.pages.items()} == {
        address: site.locale_of(address) for address in site.pages
    }


def test_every_page_exists_in_every_language(site: Built) -> None:
    missing = [
        address
        for address in site.pages
        for locale in site.locales
        if site.in_language(address, locale) not in site.pages
    ]

    assert set(missing) == {"404.html"}  # one page for both: the server cannot know which language the reader wants


def test_the_language_switch_stays_on_the_page(site: Built) -> None:
    for address, page in site.pages.items():
        if address == "404.html":
            continue
        for locale in site.locales:
            (link,) = page.xpath("//header//a[@hreflang=$locale]/@href", locale=locale)
            assert resolved(address, link) == site.in_language(address, locale), f"/{address} → {locale}"


def test_the_switch_marks_the_language_that_is_read(site: Built) -> None:
    for address, page in site.pages.items():
        if address != "404.html":
            assert page.xpath("//header//a[@aria-current]/@hreflang") == [site.locale_of(address)], f"/{address}"


def test_search_engines_learn_every_page_with_its_other_language(site: Built) -> None:
    host = site.catalogue["site"]
    tree = etree.parse(site.files["sitemap.xml"])
    found = {
        str(url.findtext("s:loc", namespaces=_NAMESPACES)): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.iterfind("x:link", _NAMESPACES)
        }
        for url in tree.iterfind("s:url", _NAMESPACES)
    }
    expected = {
        host + address: {locale: host + site.in_language(address, locale) for locale in site.locales}
        for address in site.pages
        if address != "404.html"
    }

    assert found == expected


def test_every_page_names_its_own_address_as_the_true_one(site: Built) -> None:
    for address, page in site.pages.items():
        if address != "404.html":
            assert page.xpath("//link[@rel='canonical']/@href") == [site.catalogue["site"] + address]


def test_the_theme_says_nothing_in_english(site: Built) -> None:
    """Not on the page, not to a screen reader, not in a tooltip, not in what the script says later."""
    english = english_words()
    for address, page in site.pages.items():
        said = {
            str(text).strip() for text in [*page.xpath("//body//text()[not(ancestor::script)]"), *page.xpath(_SPOKEN)]
        }
        assert said & english == set(), f"/{address}"
        assert set(script_words(page)) & english == set(), f"/{address}"


def test_the_words_of_the_theme_are_known() -> None:
    """If Material renames its file of English words, the test above must not fall silent."""
    assert {"Skip to content", "Table of contents", "Back to top", "Previous", "Next", "Search"} <= english_words()


def test_every_page_has_a_title_in_its_language(site: Built) -> None:
    for address, page in site.pages.items():
        title = page.findtext("head/title") or ""
        assert re.search(r"^(Koʻmak|Кўмак)|(Koʻmak|Кўмак)$", title), f"/{address}"
        if address != "404.html":
            is_cyrillic = bool(set(re.sub("Кўмак", "", title).lower()) & set("аеиоу"))
            assert is_cyrillic == (site.locale_of(address) != "uz"), f"/{address}: {title}"


def test_a_page_of_one_language_has_no_letters_of_the_other(minimal: Built) -> None:
    """Uzbek in Latin script: a Cyrillic word on its page is a forgotten translation, if it is not marked as Russian."""
    for address, page in minimal.pages.items():
        if minimal.locale_of(address) == "uz" and "side-by-side" not in address:
            words = page.xpath("//body//text()[not(ancestor::script or ancestor::code or ancestor::*[@lang='ru'])]")
            assert re.findall(r"[а-яё]{3,}", " ".join(words), re.IGNORECASE) == [], f"/{address}"


def english_words() -> set[str]:
    """Return every text of Material's own English file."""
    source = Path(material.__file__).parent / "templates/partials/languages/en.html"
    texts = re.findall(r'^\s*"([\w.]+)": "(.+)",?$', source.read_text("utf-8"), re.MULTILINE)
    return {text for key, text in texts if key not in {"language", "direction"} and len(re.sub(r"\W", "", text)) > 3}


def script_words(page: HtmlElement) -> list[str]:
    """Return what the theme's script will write into the page."""
    config: dict[str, Any] = json.loads(page.get_element_by_id("__config").text)
    return [str(text) for text in config["translations"].values()]


def resolved(address: str, href: str) -> str:
    """Return the address that a link on a page leads to."""
    return urljoin(f"/{address}", href).removeprefix("/")


def test_a_missing_translation_stops_the_build_and_says_which(broken: Project) -> None:
    before = contents(broken.site)
    (broken.folder / "curriculum/care/visit/handouts/steps.uz.md").unlink()
    done = broken.run("make", "site")

    assert done.returncode != 0
    assert "curriculum/care/visit/handouts/steps.uz.md:1: KM201" in done.stdout
    assert "curriculum/care/visit/handouts/steps.ru.md" in done.stdout  # what to translate
    assert contents(broken.site) == before
