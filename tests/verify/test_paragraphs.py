"""Permanent numbers of paragraphs: seen, addressed, the same in every language; what left says so."""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from playwright.sync_api import Browser
from tests.conftest import Built

_NUMBER = re.compile(r"§ \d+(-\d+)*(\.\d+(-\d+)*){2}")


def _numbered(site: Built) -> dict[str, list[HtmlElement]]:
    found = {address: page.xpath("//div[contains(@class, 'km-paragraph')]") for address, page in site.pages.items()}
    numbered = {address: paragraphs for address, paragraphs in found.items() if paragraphs}
    assert numbered
    return numbered


def test_each_number_is_seen_once_and_is_the_address_of_its_paragraph(site: Built) -> None:
    for address, paragraphs in _numbered(site).items():
        told = [paragraph.xpath("string(./p[1]/a)").replace("\xa0", " ") for paragraph in paragraphs]
        assert all(map(_NUMBER.fullmatch, told)), f"/{address}: {told}"
        assert len(set(told)) == len(told), f"/{address}"
        assert [paragraph.get("id") for paragraph in paragraphs] == [f"p{one.removeprefix('§ ')}" for one in told]
        assert [paragraph.xpath("./p[1]/a/@href")[-1].rpartition("#")[2] for paragraph in paragraphs] == [
            paragraph.get("id") for paragraph in paragraphs
        ]


def test_every_language_has_the_same_numbers(site: Built) -> None:
    numbered = _numbered(site)
    for address, paragraphs in numbered.items():
        ids = [paragraph.get("id") for paragraph in paragraphs]
        for locale in site.locales:
            other = numbered[site.in_language(address, locale)]
            assert [paragraph.get("id") for paragraph in other] == ids, f"/{address} and {locale}"


def test_a_number_holds_a_text(site: Built) -> None:
    for address, paragraphs in _numbered(site).items():
        for paragraph in paragraphs:
            words = paragraph.text_content().split()
            assert len(words) > 3, f"/{address}#{paragraph.get('id')}"


def test_headings_have_the_number_that_their_paragraphs_begin_with(site: Built) -> None:
    for address, paragraphs in _numbered(site).items():
        for paragraph in paragraphs:
            chapter, section, _ = paragraph.get("id").removeprefix("p").split(".")
            headings = paragraph.xpath("preceding::*[self::h1 or self::h2][ancestor::article][1]")
            own = chapter if section == "0" else f"{chapter}.{section}"
            assert headings[0].text_content().strip().startswith(f"{own}."), f"/{address}#{paragraph.get('id')}"


def test_an_address_with_a_number_shows_its_paragraph(site: Built, host: str, browser: Browser) -> None:
    address, paragraphs = next(iter(_numbered(site).items()))
    last = paragraphs[-1].get("id")
    page = browser.new_page(viewport={"width": 360, "height": 640}, service_workers="block")
    page.goto(f"{host}{address}#{last}")
    box = page.locator(f"[id='{last}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 640
    page.close()
