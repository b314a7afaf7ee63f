"""Uzbek in Cyrillic script: no page pretends that somebody wrote it, and none forgets a Latin word."""

from __future__ import annotations

import re

import pikepdf
import pytest
from lxml import etree
from lxml.html import HtmlElement
from tests.conftest import Built
from tests.site.conftest import pdf_margins, pdf_text

from komak.script import Lexicon, convert, read_lexicon
from komak.translation import own_strings

CYRILLIC = "uz-Cyrl"
SAMPLE = (
    "uz-Cyrl/modules/case-management/identification/",
    "uz-Cyrl/guide/steps/",
    "uz-Cyrl/modules/parenting/positive-attention/facilitator/",
    "uz-Cyrl/planner/",
)
_LATIN = re.compile(r"(?<![A-Za-z./@-])[A-Za-zʻʼ]{3,}(?![A-Za-z./@-])")
_BODY = """.//text()[not(ancestor::code or ancestor::pre or ancestor::script or ancestor::em
    or ancestor::a[starts-with(@href, 'http')] or ancestor::*[@lang][1][@lang != $locale])]"""
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
FORMATS = {"PDF", "ZIP", "DOCX", "XLSX", "GIFT", "XML", "CSV", "Moodle", "JSON"}


@pytest.fixture
def lexicon(real: Built) -> Lexicon:
    return read_lexicon(real.project)[0]


def body(page: HtmlElement) -> str:
    """What is read on a page: not code, not foreign links and titles, not what is marked as another language."""
    (article,) = page.xpath("//article")
    return " ".join(article.xpath(_BODY, locale=page.get("lang")))


@pytest.mark.parametrize("address", SAMPLE)
def test_no_latin_word_is_left_in_a_text(real: Built, lexicon: Lexicon, address: str) -> None:
    """But names on the keep list and names that are Latin in the Russian text, too."""
    russian = real.pages[real.in_language(address, "ru")]
    left = set(_LATIN.findall(body(real.pages[address]))) - set(_LATIN.findall(body(russian)))

    assert {word for word in left if not is_kept(word, lexicon)} == set()


def is_kept(word: str, lexicon: Lexicon) -> bool:
    """Whether the conversion itself leaves a word as it is."""
    return convert(word, lexicon) == word


def test_a_latin_word_would_be_seen(real: Built, lexicon: Lexicon) -> None:
    """The test above fails on the Latin edition of the same page."""
    words = _LATIN.findall(body(real.pages[SAMPLE[0].replace(CYRILLIC, "uz")]))

    assert len([word for word in words if not is_kept(word, lexicon)]) > 100


def test_every_text_says_that_it_is_converted(real: Built) -> None:
    """Modules, handouts and pages of docs, with a link to the Latin text; pages that are made of words alone need not."""
    said = "автоматик"
    texts = [
        text[CYRILLIC]
        for module in real.modules
        for text in (module["texts"], *(h["texts"] for h in module["handouts"]))
    ]
    addresses = [text["address"] for text in texts] + [
        text["facilitator_address"] for text in texts if "facilitator_address" in text
    ]
    addresses += [f"{CYRILLIC}/{page}" for page in ("", "about/", "guide/", "guide/steps/", "licence/")]
    for address in addresses:
        notices = [
            n for n in real.pages[address].xpath("//p[contains(@class, 'km-notice')]") if said in n.text_content()
        ]
        assert len(notices) == 1, address
        assert notices[0].xpath(".//a/@hreflang") == ["uz"]


def test_no_other_language_says_so(real: Built) -> None:
    for address, page in real.pages.items():
        if real.locale_of(address) != CYRILLIC:
            assert page.xpath("//p[contains(@class, 'km-notice')][.//a[@hreflang='uz']]") == [], f"/{address}"


def test_the_interface_speaks_cyrillic(real: Built) -> None:
    """Every word that the theme and the pages say, but names of formats, languages and programs."""
    words = own_strings(CYRILLIC, {CYRILLIC: "uz"}, real.project).words
    left = {
        key: found
        for key, text in words.items()
        if not key.startswith(("language.", "theme.direction", "theme.language", "theme.search.config"))
        and (found := set(_LATIN.findall(re.sub(r"\{\w+\}|<[^>]+>|&\w+;", " ", text))) - FORMATS)
    }
    lexicon = read_lexicon(real.project)[0]

    assert {key: found for key, found in left.items() if any(not is_kept(word, lexicon) for word in found)} == {}


def test_its_address_is_known_everywhere(real: Built) -> None:
    """`lang` of the page, `hreflang` of the others, sitemap."""
    host = real.catalogue["site"]
    sitemap = etree.parse(real.files["sitemap.xml"])
    found = set(sitemap.xpath("//x:link[@hreflang='uz-Cyrl']/@href", namespaces=_SITEMAP))
    pages = {address for address in real.pages if real.locale_of(address) == CYRILLIC}

    assert {f"{host}{address}" for address in pages} <= found
    assert {real.pages[address].get("lang") for address in pages} == {CYRILLIC}


def test_its_files_say_their_language_and_how_they_were_made(real: Built) -> None:
    files = [name for name in real.files if name.endswith(".uz-Cyrl.pdf") and not name.startswith("files/forms/")]
    assert len(files) > 20
    for name in files:
        with pikepdf.open(real.files[name]) as pdf:
            assert str(pdf.Root.Lang) == CYRILLIC, name
        assert "автоматик" in " ".join(pdf_margins(real.files[name])), name
        assert re.search("[а-яўқғҳ]{4,}", pdf_text(real.files[name])), name
