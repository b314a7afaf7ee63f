"""Uzbek in Cyrillic script: no page pretends that somebody wrote it, and none forgets a Latin word."""

from __future__ import annotations

import re

import pikepdf
import pytest
from lxml import etree
from lxml.html import HtmlElement
from tests.conftest import Built
from tests.reading import interface_words, pdf_margins, pdf_text
from tests.verify.kinds import example

from komak.languages.script import Lexicon, convert
from komak.source.lexicon import read_lexicon
from komak.source.reader import Reader

CYRILLIC = "uz-Cyrl"
KINDS = ("module", "guide", "facilitator", "planner", "form")
_LATIN = re.compile(r"(?<![A-Za-z./@-])[A-Za-zʻʼ]{3,}(?![A-Za-z./@-])")
_BODY = """.//text()[not(ancestor::code or ancestor::pre or ancestor::script or ancestor::em
    or ancestor::a[starts-with(@href, 'http')] or ancestor::*[@lang][1][@lang != $locale])]"""
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
FORMATS = {"PDF", "ZIP", "DOCX", "XLSX", "GIFT", "XML", "CSV", "Moodle", "JSON"}


@pytest.fixture
def lexicon(site: Built) -> Lexicon:
    return read_lexicon(Reader(site.project))


def body(page: HtmlElement) -> str:
    """What is read on a page: not code, not foreign links and titles, not what is marked as another language."""
    (article,) = page.xpath("//article")
    return " ".join(article.xpath(_BODY, locale=page.get("lang")))


@pytest.mark.parametrize("kind", KINDS)
def test_no_latin_word_is_left_in_a_text(site: Built, lexicon: Lexicon, kind: str) -> None:
    """But names on the keep list and names that are Latin in the Russian text, too."""
    address = example(site, kind)
    russian = site.pages[address]
    left = set(_LATIN.findall(body(site.pages[f"{CYRILLIC}/{address}"]))) - set(_LATIN.findall(body(russian)))

    assert {word for word in left if not is_kept(word, lexicon)} == set()


def is_kept(word: str, lexicon: Lexicon) -> bool:
    """Whether the conversion itself leaves a word as it is."""
    return convert(word, lexicon) == word


def test_a_latin_word_would_be_seen(site: Built, lexicon: Lexicon) -> None:
    """The test above fails on the Latin edition of the same page."""
    words = _LATIN.findall(body(site.pages["uz/" + example(site, "facilitator")]))

    assert len([word for word in words if not is_kept(word, lexicon)]) > 50


def test_every_text_says_that_it_is_converted(site: Built) -> None:
    """Modules, handouts and pages of docs, with a link to the Latin text; pages that are made of words alone need not."""
    said = "автоматик"
    texts = [
        text[CYRILLIC]
        for module in site.modules
        for text in (module["texts"], *(h["texts"] for h in module["handouts"]))
    ]
    addresses = [text["address"] for text in texts] + [
        text["facilitator_address"] for text in texts if "facilitator_address" in text
    ]
    addresses += [f"{CYRILLIC}/{page}" for page in ("", "about/", "guide/", "licence/")]
    for address in addresses:
        notices = [
            n for n in site.pages[address].xpath("//p[contains(@class, 'km-notice')]") if said in n.text_content()
        ]
        assert len(notices) == 1, address
        assert notices[0].xpath(".//a/@hreflang") == ["uz"]


def test_no_other_language_says_so(site: Built) -> None:
    for address, page in site.pages.items():
        if site.locale_of(address) != CYRILLIC:
            assert page.xpath("//p[contains(@class, 'km-notice')][.//a[@hreflang='uz']]") == [], f"/{address}"


def test_the_interface_speaks_cyrillic(site: Built) -> None:
    """Every word that the theme and the pages say, but names of formats, languages and programs."""
    words = interface_words(site.project, CYRILLIC).words
    left = {
        key: found
        for key, text in words.items()
        if not key.startswith(("language.", "theme.direction", "theme.language", "theme.search.config"))
        and (found := set(_LATIN.findall(re.sub(r"\{\w+\}|<[^>]+>|&\w+;", " ", text))) - FORMATS)
    }
    lexicon = read_lexicon(Reader(site.project))

    assert {key: found for key, found in left.items() if any(not is_kept(word, lexicon) for word in found)} == {}


def test_its_address_is_known_everywhere(site: Built) -> None:
    """`lang` of the page, `hreflang` of the others, sitemap."""
    host = site.catalogue["site"]
    sitemap = etree.parse(site.files["sitemap.xml"])
    found = set(sitemap.xpath("//x:link[@hreflang='uz-Cyrl']/@href", namespaces=_SITEMAP))
    pages = {address for address in site.pages if site.locale_of(address) == CYRILLIC}

    assert {f"{host}{address}" for address in pages} <= found
    assert {site.pages[address].get("lang") for address in pages} == {CYRILLIC}


def test_its_files_say_their_language_and_how_they_were_made(site: Built) -> None:
    files = [name for name in site.files if name.endswith(".uz-Cyrl.pdf") and not name.startswith("files/forms/")]
    assert len(files) > 10
    for name in files:
        with pikepdf.open(site.files[name]) as pdf:
            assert str(pdf.Root.Lang) == CYRILLIC, name
        assert "автоматик" in " ".join(pdf_margins(site.files[name])), name
        assert re.search("[а-яўқғҳ]{4,}", pdf_text(site.files[name])), name
