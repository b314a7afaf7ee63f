"""ZIM files as Kiwix reads them: through libzim, by zimcheck, and unpacked in a browser."""

from __future__ import annotations

import posixpath
import re
import shutil
import struct
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from lxml import html
from playwright.sync_api import Browser
from tests.conftest import Project
from tests.serving import serving
from tests.standards import zim_faults

from komak.__main__ import main

LOCALES = ("ru", "uz", "uz-cyrl")


def pages(archive: Archive) -> dict[str, bytes]:
    """Every page by its path."""
    entries = (archive._get_entry_by_id(number) for number in range(archive.all_entry_count))
    found = {e.path: bytes(e.get_item().content) for e in entries if not e.is_redirect and e.path.endswith(".html")}
    assert len(found) > 40
    return found


def found(archive: Archive, asked: str) -> list[str]:
    """Paths of the first eight results of Kiwix's search."""
    return list(Searcher(archive).search(Query().set_query(asked)).getResults(0, 8))


@pytest.mark.parametrize("locale", LOCALES)
def test_zimcheck_passes(zims: dict[str, Path], locale: str) -> None:
    """Structure, checksum, metadata, icon, main page, links inside, nothing loaded from outside: as Debian's check sees it."""
    if shutil.which("zimcheck") is None:
        pytest.skip("zimcheck is missing: install it with apt-get install zim-tools")

    assert zim_faults(zims[locale]) == []


def test_a_library_knows_what_it_is(zims: dict[str, Path]) -> None:
    """Metadata as openZIM asks for them, of the edition, in the language of the file."""
    archive = Archive(zims["uz"])
    told = {name: archive.get_metadata(name).decode() for name in archive.metadata_keys if "Illustration" not in name}

    assert zims["uz"].name == "komak_uz_all_maxi_2026-01.zim"
    assert {name: told[name] for name in ("Title", "Language", "Creator", "Date", "Name", "Flavour", "License")} == {
        "Title": "Tekshiruv dasturi",
        "Language": "uzb",
        "Creator": "Koʻmak",
        "Date": "2026-01-01",
        "Name": "komak_uz_all",
        "Flavour": "maxi",
        "License": "CC-BY-4.0",
    }
    assert 0 < len(told["Description"]) <= 80
    assert "text/html=" in told["Counter"]
    icon = bytes(archive.get_illustration_item(48).content)
    assert struct.unpack(">II", icon[16:24]) == (48, 48)
    assert Archive(zims["ru"]).get_metadata("Language") == b"rus"
    assert Archive(zims["uz-cyrl"]).get_metadata("Title").decode() == "Текширув дастури"


@pytest.mark.parametrize(
    ("locale", "home"), [("ru", "index.html"), ("uz", "uz/index.html"), ("uz-cyrl", "uz-Cyrl/index.html")]
)
def test_it_opens_at_home_and_holds_one_language(zims: dict[str, Path], locale: str, home: str) -> None:
    """The home page of the language; of the others nothing, and nothing that offers them."""
    archive = Archive(zims[locale])
    others = {"uz/", "uz-Cyrl/"} - {home.removesuffix("index.html")}

    assert archive.main_entry.get_item().path == home
    for path, content in pages(archive).items():
        assert not path.startswith(tuple(others)), path
        assert b"km-languages" not in content, path
        assert b"km-keep" not in content, path  # the service worker has nothing to do here
        assert b"assets/offline/" not in content, path


@pytest.mark.parametrize("locale", LOCALES)
def test_no_link_is_dead(zims: dict[str, Path], locale: str) -> None:
    """Whatever a page names, as link, style, script or picture, is in the file, or on the published site and no part of the page."""
    archive, seen = Archive(zims[locale]), 0
    for path, content in pages(archive).items():
        for element, name, value, _ in html.document_fromstring(content).iterlinks():
            address = urlsplit(value)
            if address.scheme or not address.path:
                assert element.tag not in {"script", "img"} or address.scheme == "data" or not address.path, (
                    path,
                    value,
                )
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path)))
            assert archive.has_entry_by_path(target), f"{path} names {value} ({name})"
            assert not archive.get_entry_by_path(target).is_redirect, f"{path}: {value}"
            seen += 1
    assert seen > 1000


def test_files_come_along(zims: dict[str, Path], sample: Path) -> None:
    """Sheets, forms to fill in and packs of the language, byte for byte."""
    archive = Archive(zims["uz"])

    for name in ("files/care/visit/steps.uz.pdf", "files/forms/visit-note.uz.fill.pdf", "packs/care/visit.uz.zip"):
        assert bytes(archive.get_entry_by_path(name).get_item().content) == (sample / name).read_bytes()
    assert not archive.has_entry_by_path("packs/care/visit.ru.zip")
    docx = archive.get_entry_by_path("files/forms/visit-note.uz.docx").get_item()
    assert docx.mimetype.endswith("wordprocessingml.document")


def test_a_folder_leads_to_its_page(zims: dict[str, Path]) -> None:
    """The search of the site and the planner make addresses as they are on the site."""
    archive = Archive(zims["uz"])
    entry = archive.get_entry_by_path("uz/modules/care/visit/")

    assert entry.is_redirect
    assert entry.get_item().path == "uz/modules/care/visit/index.html"


@pytest.mark.parametrize(
    ("locale", "asked", "page"),
    [
        ("ru", "двери", "modules/care/visit/cards/index.html"),  # in the text: дверь, дверью
        ("ru", "карточками", "modules/care/visit/cards/index.html"),
        ("uz", "kartochka", "uz/modules/care/visit/cards/index.html"),  # in the text also with endings
        ("uz", "o'zini", "uz/modules/care/visit/index.html"),  # as a keyboard has it: in the text oʻzini
        ("uz", "ozini", "uz/modules/care/visit/steps/index.html"),
        ("uz-cyrl", "ўзини", "uz-Cyrl/modules/care/visit/index.html"),
        ("uz-cyrl", "mezbon", "uz-Cyrl/modules/care/visit/index.html"),  # typed in the other script
    ],
)
def test_kiwix_finds(zims: dict[str, Path], locale: str, asked: str, page: str) -> None:
    """Readers' words in any form and spelling, in its full-text search."""
    assert page in found(Archive(zims[locale]), asked)


@pytest.mark.parametrize(
    ("locale", "asked", "page"), [("ru", "визит", "modules/care/visit/"), ("uz", "tashrif", "uz/modules/care/visit/")]
)
def test_kiwix_suggests_titles(zims: dict[str, Path], locale: str, asked: str, page: str) -> None:
    """While somebody types: pages only, by the title that a reader sees on them."""
    archive = Archive(zims[locale])
    titles = list(SuggestionSearcher(archive).suggest(asked).getResults(0, 50))

    assert f"{page}index.html" in titles
    assert all(path.endswith(".html") for path in titles)
    assert archive.get_entry_by_path("uz/index.html" if locale == "uz" else "index.html").title == "Koʻmak"


def test_the_same_site_gives_the_same_bytes(
    zims: dict[str, Path], project: Project, sample: Path, tmp_path: Path
) -> None:
    """Also where Python orders its sets in another way."""
    project.run("komak", "zim", "--locale", "uz", "--site", str(sample), "--out", str(tmp_path), PYTHONHASHSEED="2")

    again = tmp_path / zims["uz"].name
    assert again.read_bytes() == zims["uz"].read_bytes()
    assert Archive(again).check()


def test_it_works_in_a_browser(zims: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """Unpacked behind an address as Kiwix has it: pages have their look, links lead on, the site's own search answers."""
    archive = Archive(zims["uz"])
    for number in range(archive.all_entry_count):
        entry = archive._get_entry_by_id(number)
        if not entry.is_redirect and "." in entry.path:
            (tmp_path / entry.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / entry.path).write_bytes(bytes(entry.get_item().content))
    failed: list[str] = []
    with serving(tmp_path) as host, browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda response: response.status < 400 or failed.append(response.url))
        page.on(
            "request", lambda request: request.url.startswith((host, "data:", "blob:")) or failed.append(request.url)
        )
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(host + "uz/index.html")
        page.click("text=Modullardan")
        page.wait_for_url(re.compile(r"/uz/modules/index\.html"))
        page.fill(".md-search__input", "mezbonning")
        page.wait_for_selector(".md-search-result__item")

        assert page.locator(".md-search-result__item").count() == 2
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Sans"')
        assert failed == []


def test_without_libzim_the_command_says_what_to_install(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    monkeypatch.delitem(sys.modules, "komak.portable.zim", raising=False)

    done = CliRunner().invoke(main, ["zim", "--root", str(project.folder), "--out", str(tmp_path / "out")])

    assert done.exit_code == 1
    assert "pip install 'komak[zim]'" in done.output


@pytest.mark.parametrize(
    ("catalogue", "said"),
    [
        (None, "Build it first: komak site"),
        ('{"locales": ["ru"], "site": "https://sample.example/", "edition": "0"}', "Build it anew: komak site"),
    ],
)
def test_no_site_or_an_old_one(project: Project, tmp_path: Path, catalogue: str | None, said: str) -> None:
    """Nothing is written."""
    if catalogue:
        (tmp_path / "catalogue.json").write_text(catalogue)

    done = CliRunner().invoke(
        main, ["zim", "--root", str(project.folder), "--site", str(tmp_path), "--out", str(tmp_path / "out")]
    )

    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "out").exists()
