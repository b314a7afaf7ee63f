"""Frozen editions: byte for byte what was released, readable without the site, a way to the living text from each paragraph."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from tests.conftest import Built

_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_BEFORE_THE_POLICY = {
    "3221cd19b638e2e4894d9182517f5e781305b356c792ab4834cf4cf6fad30be5",  # the sample's 0.9
    "1c57e69b111fcf38de8e5627509ce7d6f0cf2f19f537b3cf91f4a817930e2df0",  # the sample's 1.0
    "6ea82fb909a0112e44569e595f5b4e823e4b66a421ed3da4bd08bfebd4c741b2",  # 0.9 of model and guide, 27 November 2026
}
"""Archives of the days when `komak release` wrote no policy: they are shown as they were released, so none is added."""


@pytest.fixture
def archives(site: Built) -> list[Path]:
    found = sorted((site.project / "curriculum/releases").glob("*.zip"))
    assert found
    return found


def _frozen(site: Built) -> Iterator[tuple[str, str]]:
    """Address and text of each page of an edition."""
    for name, path in site.files.items():
        if re.match(r"editions/\d.*\.html$", name):
            yield name.removesuffix("index.html"), path.read_text("utf-8")


def test_what_is_shown_is_what_was_released(site: Built, archives: list[Path]) -> None:
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            told = json.loads(opened.read("manifest.json"))["files"]
        assert told
        shown = {
            name: hashlib.sha256(site.files[f"editions/{archive.stem}/{name}"].read_bytes()).hexdigest()
            for name in told
        }
        assert shown == told


def test_nothing_else_stands_at_the_address_of_an_edition(site: Built, archives: list[Path]) -> None:
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            told = set(json.loads(opened.read("manifest.json"))["files"])
        shown = {
            name.removeprefix(f"editions/{archive.stem}/")
            for name in site.files
            if name.startswith(f"editions/{archive.stem}/")
        }
        assert shown == told


def test_links_lead_to_files_that_are_there(site: Built) -> None:
    seen = 0
    for address, text in _frozen(site):
        for href in html.document_fromstring(text.encode()).xpath("//@href | //@src"):
            if re.match(r"https?:|mailto:|tel:|#", href):
                continue
            target = posixpath.normpath(posixpath.join("/", address, href.partition("#")[0].partition("?")[0])).lstrip(
                "/"
            )
            assert target in site.files or f"{target}/index.html".lstrip("/") in site.files, f"/{address}: {href}"
            seen += 1
    assert seen > 20


def test_nothing_runs_inline_and_nothing_is_fetched_elsewhere(site: Built) -> None:
    for address, text in _frozen(site):
        tree = html.document_fromstring(text.encode())
        assert tree.xpath("//script[not(@src)]") == [], f"/{address}"
        loaded = tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src")
        assert [one for one in loaded if re.match(r"https?:|//", one)] == [], f"/{address}"


def test_every_edition_but_the_oldest_says_what_a_browser_may_do(site: Built, archives: list[Path]) -> None:
    """By the rules of its day, in every page of it, above all that the page loads."""
    without = {address.split("/")[1] for address, text in _frozen(site) if not _has_policy(text)}
    digests = {hashlib.sha256(one.read_bytes()).hexdigest() for one in archives if one.stem in without}
    assert digests <= _BEFORE_THE_POLICY


def _has_policy(text: str) -> bool:
    tree = html.document_fromstring(text.encode())
    rules = tree.xpath(
        "//head/meta[@http-equiv='Content-Security-Policy'][starts-with(@content, \"default-src 'none'\")]"
    )
    referrer = tree.xpath("//head/meta[@name='referrer']")
    return len(rules) == len(referrer) == 1 and not rules[0].xpath("boolean(preceding::link or preceding::script)")


def test_the_address_of_a_paragraph_shows_it_and_leads_to_it_as_it_is_now(
    site: Built, host: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640}, service_workers="block")
    seen = 0
    for address, text in _frozen(site):
        numbers = re.findall(r'class="km-paragraph" id="(p[\d.-]+)"', text)
        if not numbers or seen > 12:
            continue
        page.goto(f"{host}{address}#{numbers[-1]}")
        place = page.locator(f"[id='{numbers[-1]}']").bounding_box()
        assert place is not None
        assert place["y"] < 640
        living = page.locator("#newest").evaluate("link => link.href")
        assert living.endswith(f"#{numbers[-1]}")
        assert site.files[living.removeprefix(host).partition("#")[0] + "index.html"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"/{address}"
        seen += 1
    page.close()
    assert seen


def test_the_page_of_editions_names_each_and_leads_to_it(site: Built, archives: list[Path]) -> None:
    for locale in site.locales:
        page = site.pages[site.in_language("editions/", locale)]
        rows = page.xpath("//article//table[1]//tbody/tr")
        assert [row.xpath("string(td[1])").strip() for row in rows] == [one.stem for one in reversed(archives)]
        assert all(row.xpath("td[3]//a/@href") for row in rows)


def test_feeds_are_atom_and_tell_each_edition(site: Built, archives: list[Path]) -> None:
    for locale in site.locales:
        feed = etree.fromstring(site.files[f"editions/changes.{locale}.xml"].read_bytes())
        assert feed.tag == f"{{{_ATOM['a']}}}feed"
        for name in ("id", "title", "updated", "author", "link"):
            assert feed.xpath(f"a:{name}", namespaces=_ATOM), name
        entries = feed.xpath("a:entry", namespaces=_ATOM)
        assert len(entries) == len(archives)
        assert all(
            entry.xpath("a:id/text() and a:title/text() and a:updated/text()", namespaces=_ATOM) for entry in entries
        )


def test_a_feed_tells_what_each_edition_brought_to_the_catalogue(site: Built) -> None:
    """In every language; what a reader can open has a link, and the page of modules leads to the feed."""
    public = site.catalogue["site"]
    for locale in site.locales:
        feed = etree.fromstring(site.files[f"catalogue.{locale}.xml"].read_bytes())
        newest = feed.xpath("a:entry", namespaces=_ATOM)[0]
        assert site.catalogue["edition"] in newest.xpath("string(a:title)", namespaces=_ATOM)
        assert newest.xpath("string(a:updated)", namespaces=_ATOM).startswith(site.catalogue["date"])
        links = [
            link
            for content in feed.xpath("a:entry/a:content/text()", namespaces=_ATOM)
            for link in html.fromstring(content).xpath("//a/@href")
        ]
        assert len(links) > 10
        assert {link.removeprefix(public) for link in links} <= set(site.pages)
        assert {site.locale_of(link.removeprefix(public)) for link in links} == {locale}
        modules = site.pages[site.in_language("modules/", locale)]
        assert modules.xpath(f"//a[@type='application/atom+xml'][contains(@href, 'catalogue.{locale}.xml')]")


def test_a_living_page_that_was_released_leads_to_its_newest_edition(site: Built, archives: list[Path]) -> None:
    newest = archives[-1].stem
    for locale in site.locales:
        seen = 0
        for address, page in site.pages.items():
            if site.locale_of(address) != locale or not page.xpath("//article//div[@class='km-paragraph']"):
                continue
            if f"editions/{newest}/{address}index.html" not in site.files:
                continue  # a chapter that came later
            (href,) = page.xpath("//p[@class='km-released']/a/@href")
            target = posixpath.normpath(posixpath.join("/", address, href)).lstrip("/")
            assert target == f"editions/{newest}/{address}".rstrip("/"), f"/{address}"
            assert f"{target}/index.html" in site.files
            seen += 1
        assert seen
