"""What a phone installs and a browser keeps: every list tells the truth of the files that it names."""

from __future__ import annotations

import hashlib
import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement
from PIL import Image
from tests.conftest import Built

LISTS = "assets/offline/"


@pytest.fixture(scope="module")
def lists(site: Built) -> dict[str, Any]:
    """Every list by its id."""
    names = [name for name in site.files if name.startswith(LISTS) and name.endswith(".json")]
    found = {
        name.removeprefix(LISTS).removesuffix(".json"): json.loads(site.files[name].read_bytes()) for name in names
    }
    assert len(found) > len(site.locales) * 3
    return found


def _content(site: Built, address: str) -> bytes:
    name = address.partition("?")[0]
    return site.files[f"{name}index.html" if not name or name.endswith("/") else name].read_bytes()


def test_every_page_and_list_and_the_worker_are_of_one_build(site: Built, lists: dict[str, Any]) -> None:
    pages = [page for address, page in site.pages.items() if address != "404.html"]
    builds = {str(page.xpath("string(//meta[@name='komak-build']/@content)")) for page in pages}
    worker = site.files["service-worker.js"].read_text("utf-8").partition("\n")[0]
    told = json.loads(worker.partition("= ")[2].rstrip(";"))

    assert len(builds) == 1
    assert re.fullmatch(r"[0-9a-f]{16}", told["build"])
    assert told["locales"] == site.locales
    assert builds == {told["build"]} == {one["build"] for one in lists.values()}


def test_lists_have_sizes_and_hashes_of_their_files(site: Built, lists: dict[str, Any]) -> None:
    entries = {tuple(file) for one in lists.values() for group in one.get("groups", ()) for file in group["files"]}
    wrong = [
        address
        for address, size, digest in sorted(entries)
        if (len(raw := _content(site, address)), hashlib.sha256(raw).hexdigest()[:12]) != (size, digest)
    ]

    assert len(entries) > 300
    assert wrong == []


def test_every_page_and_every_download_has_its_hash(site: Built, lists: dict[str, Any]) -> None:
    hashes = {name: digest for one in lists.values() for name, digest in one.get("files", {}).items()}
    downloads = {name for name in site.files if name.startswith(("files/", "packs/"))}

    assert set(site.pages) - {"404.html"} | downloads == {name for name in hashes if not name.startswith("assets/")}
    assert [
        name
        for name, digest in hashes.items()
        if not hashlib.sha256(_content(site, name)).hexdigest().startswith(digest)
    ] == []


def test_a_page_is_made_of_files_by_their_content(site: Built) -> None:
    """Scripts, styles and pictures carry their hash, so a page never meets those of another edition."""
    seen = set()
    for address, page in site.pages.items():
        for target in _parts(page, address) if address != "404.html" else ():
            name, _, version = target.partition("?v=")
            assert version, f"{address or 'home'} asks for {name} whatever it is by then"
            if not name.startswith("assets/search/") and target not in seen:
                assert hashlib.sha256(site.files[name].read_bytes()).hexdigest().startswith(version), target
            seen.add(target)

    assert len(seen) > 20


def _parts(page: HtmlElement, address: str) -> list[str]:
    hrefs = page.xpath("//script/@src | //link[@rel='stylesheet' or @rel='manifest' or @rel='icon']/@href | //img/@src")
    here = f"https://x/{address}"
    return [urljoin(here, href).removeprefix("https://x/") for href in hrefs if not href.startswith("data:")]


def test_the_site_can_be_installed_in_every_language(site: Built) -> None:
    names = set()
    for locale in site.locales:
        home = site.in_language("", locale)
        href = urljoin(f"https://x/{home}", site.pages[home].xpath("string(//link[@rel='manifest']/@href)"))
        app = json.loads(_content(site, href.removeprefix("https://x/")))
        names.add(app["name"])

        assert app["lang"] == locale
        assert (urljoin(href, app["start_url"]), urljoin(href, app["scope"])) == (f"https://x/{home}", "https://x/")
        assert app["theme_color"] == site.pages[home].xpath("string(//meta[@name='theme-color']/@content)")
        sizes = {}
        for icon in app["icons"]:
            drawn = Image.open(BytesIO(_content(site, urljoin(href, icon["src"]).removeprefix("https://x/"))))
            assert icon["sizes"] == "{}x{}".format(*drawn.size)
            sizes[icon["purpose"], drawn.width] = drawn.convert("RGBA").getpixel((0, 0))[3]
        assert sizes == {("any", 192): 0, ("any", 512): 0, ("maskable", 512): 255}
    assert len(names) == len(site.locales)


def test_every_module_can_be_kept_in_every_language(site: Built, lists: dict[str, Any]) -> None:
    for module in site.modules:
        for locale in site.locales:
            kept = lists[f"{locale}/{module['reference']}"]
            groups = {group["name"]: {address for address, _, _ in group["files"]} for group in kept["groups"]}
            pages = {module["texts"][locale][name] for name in ("address", "facilitator_address")}
            needed = {site.in_language(uri, locale) for uri in ("planner/", "offline/", "")}

            assert pages | needed <= groups["pages"]
            assert {f"packs/{name}.{locale}.zip" for name in (module["reference"], "sheets")} <= groups["packs"]
            assert not [name for name in groups["papers"] | groups["trainer"] if not name.endswith(".pdf")]
            assert kept["search"][0] in lists
