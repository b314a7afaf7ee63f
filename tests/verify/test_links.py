"""Every link, anchor and address of the built site leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement
from tests.conftest import Built
from tests.reading import search_entries

_ADDRESSES = "//@href | //@src | //@action | //@poster | //@data"


def addresses(page: HtmlElement) -> Iterator[str]:
    """Yield everything that a page loads or leads to."""
    yield from map(str, page.xpath(_ADDRESSES))
    for srcset in page.xpath("//@srcset"):
        yield from (choice.split()[0] for choice in srcset.split(","))


def faults(site: Built) -> Iterator[str]:
    """Yield every address that leads nowhere on this site."""
    host = site.catalogue["site"]
    ids = {address: set(page.xpath("//@id | //@name")) for address, page in site.pages.items()}
    for address, page in site.pages.items():
        for href in addresses(page):
            whole = urljoin(host + address, href)
            if not whole.startswith(host):
                if urlsplit(whole).netloc == urlsplit(host).netloc:
                    yield f"/{address}: {href}: leads out of the site to another part of its host"
                continue
            target = urlsplit(whole.removeprefix(host))
            path, anchor = unquote(target.path), unquote(target.fragment)
            if path not in ids and path not in site.files and f"{path}index.html" not in site.files:  # a frozen page
                yield f"/{address}: {href}: no such page or file"
            elif path in ids and anchor and "=" not in anchor and anchor not in ids[path]:  # #p=… is read by a script
                yield f"/{address}: {href}: no such place on that page"


def test_every_link_leads_to_a_page_a_file_or_a_place_on_a_page(site: Built) -> None:
    assert sorted(set(faults(site))) == []


@pytest.mark.of_a_folder
def test_every_file_to_download_is_offered_on_a_page(site: Built) -> None:
    linked = {
        urljoin(f"/{address}", href).removeprefix("/")
        for address, page in site.pages.items()
        for href in page.xpath("//a/@href")
    }
    published = {name for name in site.files if name.startswith(("files/", "packs/"))}

    assert sorted(published - linked) == []


def test_a_page_loads_nothing_from_another_host(site: Built) -> None:
    for address, page in site.pages.items():
        for href in page.xpath(
            "//@src | //link[not(@rel='canonical' or @hreflang)]/@href | //@srcset | //object/@data"
        ):
            assert not urlsplit(href).netloc, f"/{address} loads {href}"


def test_styles_find_their_fonts_and_pictures(site: Built) -> None:
    for name, path in site.files.items():
        if name.endswith(".css"):
            for quoted in re.findall(r"url\(([^)]*)\)", path.read_text("utf-8")):
                href = quoted.strip("\"'")
                if not href.startswith(("data:", "#", "%23")):
                    assert posixpath.normpath(posixpath.join(posixpath.dirname(name), href)) in site.files, name


def test_every_search_result_leads_to_its_place(site: Built) -> None:
    entries = [(address, anchor) for address, anchor, _ in search_entries(site)]

    assert len(entries) > 10
    for address, anchor in entries:
        assert address in site.pages
        assert not anchor or site.pages[address].xpath("//*[@id=$anchor]", anchor=anchor), f"/{address}#{anchor}"


def test_a_link_opens_a_page_and_starts_nothing(site: Built) -> None:
    schemes = {urlsplit(href).scheme for page in site.pages.values() for href in page.xpath("//a/@href")}

    assert schemes <= {"", "http", "https"}


def test_every_id_is_used_once_on_a_page(site: Built) -> None:
    for address, page in site.pages.items():
        ids = page.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), f"/{address}"


def test_headings_go_down_one_level_at_a_time(site: Built) -> None:
    """People who listen to a page find their way by its headings."""
    for address, page in site.pages.items():
        headings = page.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels.count(1) == 1, f"/{address} has {levels.count(1)} titles"
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"/{address}: {levels}"
