"""The ZIP for a stick as a person has it: unpacked, and opened from the disk in a browser."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, ConsoleMessage, Page
from tests.conftest import Project

KITS = ("all", "uz")
SAVED = "net::ERR_ABORTED"
"""What becomes of a request whose answer is saved and not shown."""


def unpacked(kit: Path, folder: Path) -> Path:
    """The folder that the ZIP holds, in a place whose name has signs that an address must escape."""
    place = folder / "Моя флешка #1"
    with zipfile.ZipFile(kit) as archive:
        archive.extractall(place)
    return place / kit.stem


@contextmanager
def disk(browser: Browser, faults: list[str]) -> Iterator[Page]:
    """A window without a network; `faults` gets what a reader would miss: errors, warnings, whatever was asked elsewhere."""

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    with browser.new_context(offline=True, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda request: request.failure == SAVED or faults.append(request.url))
        page.on(
            "request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or faults.append(request.url)
        )
        yield page


def search(page: Page, words: str) -> None:
    """Type, and open the first page that is found."""
    page.fill(".md-search__input", words)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state()


def links_that_open(kit: Path) -> int:
    """How many links lead to a file of the ZIP; each of the others leads to the internet, and says so if it is our site."""
    seen = 0
    with zipfile.ZipFile(kit) as archive:
        files = set(archive.namelist())
        for path in (file for file in files if file.endswith(".html")):
            for element, _, value, _ in html.document_fromstring(archive.read(path)).iterlinks():
                address = urlsplit(value)
                if address.scheme or not address.path:
                    is_ours = value.startswith("https://sample.example/")
                    assert not (is_ours and element.tag == "a") or element.get("data-online"), (path, value)
                    assert element.tag not in {"script", "img"} or address.scheme in {"", "data"}, (path, value)
                    continue
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path)))
                assert target in files, f"{path} names {value}"
                assert not address.query, (path, value)
                seen += 1
    return seen


@pytest.mark.parametrize("name", KITS)
def test_every_link_leads_to_a_file_of_the_kit(kits: dict[str, Path], name: str) -> None:
    assert links_that_open(kits[name]) > 2000


def test_it_holds_its_languages_and_nothing_for_servers(kits: dict[str, Path]) -> None:
    with zipfile.ZipFile(kits["uz"]) as one, zipfile.ZipFile(kits["all"]) as whole:
        names = [name.removeprefix("komak-uz-1/") for name in one.namelist()]
        every = {name.removeprefix("komak-all-1/") for name in whole.namelist()}
        pages = [one.read(f"komak-uz-1/{name}") for name in names if name.endswith("index.html")]

    assert names[:2] == ["Ochish.html", "README.txt"]
    assert {name.partition("/")[0] for name in names} == {"Ochish.html", "README.txt", "site"}
    assert all(re.match(r"site/(editions/[\d.]+/)?uz/", name) for name in names if name.endswith("index.html"))
    assert not any(b"km-languages" in page for page in pages)
    assert {"Открыть.html", "Ochish.html", "Очиш.html", "site/index.html", "site/uz-Cyrl/index.html"} <= every
    for left in ("webmanifest", "service-worker", "_headers", "search/ru.", "search/uz.", "worker.js"):
        assert not any(left in name for name in [*names, *every]), left
    assert {"site/files/care/visit/steps.uz.pdf", "site/packs/care/visit.uz.zip"} <= set(names)


def test_the_text_beside_it_says_what_to_do(kits: dict[str, Path]) -> None:
    """In every language of the kit, as old editors of Windows read it."""
    with zipfile.ZipFile(kits["uz"]) as one, zipfile.ZipFile(kits["all"]) as whole:
        own, every = one.read("komak-uz-1/README.txt"), whole.read("komak-all-1/README.txt").decode("utf-8-sig")

    assert own.startswith(b"\xef\xbb\xbfTekshiruv dasturi. 1 nashri.")
    assert b"\r\n" in own
    assert "“Ochish.html”" in own.decode()
    assert "«Открыть.html»" in every
    assert "Очиш.html" in every


def test_whoever_opens_it_inside_the_archive_is_told_to_unpack(
    kits: dict[str, Path], browser: Browser, tmp_path: Path
) -> None:
    """Windows takes the one file out of the ZIP and shows it alone."""
    with zipfile.ZipFile(kits["uz"]) as archive:
        alone = archive.extract("komak-uz-1/Ochish.html", tmp_path)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(Path(alone).as_uri())

        assert "Avval butun arxivni" in page.inner_text("body")


def test_a_trainer_reads_plans_and_checks_in_uzbek(kits: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """One visit from the double click on: nothing is asked of a network, nothing fails."""
    faults: list[str] = []
    folder = unpacked(kits["uz"], tmp_path)
    with disk(browser, faults) as page:
        page.goto((folder / "Ochish.html").as_uri())
        page.wait_for_url(re.compile(r"/site/uz/index\.html$"))
        page.click("text=Modullardan")
        page.wait_for_url(re.compile(r"/uz/modules/index\.html$"))
        page.locator("article a[href='care/visit/index.html']").first.click()
        page.wait_for_url(re.compile(r"/uz/modules/care/visit/index\.html$"))
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Sans"')

        page.locator("article a.km-term").first.hover()
        assert page.locator("article a.km-term[title]").first.get_attribute("title")

        with page.expect_download() as download:
            page.locator("a[href$='visit-note.uz.docx']").first.click()
        assert download.value.path().read_bytes()[:2] == b"PK"

        search(page, "mezbonning")
        assert re.search(r"/site/uz/.+/index\.html(#|\?|$)", page.url)
        assert "mezbon" in page.inner_text("article").lower()
        search(page, "kartochka")
        assert page.url.split("#")[0].endswith("/uz/modules/care/visit/cards/index.html")

        page.locator("label[for^='__palette_']:visible").click()
        page.goto((folder / "site/uz/planner/index.html").as_uri())
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.click("#km-example")
        page.locator(".km-planner__item").first.wait_for()
        assert "#" in page.url

        page.goto((folder / "site/uz/modules/care/visit/test/index.html").as_uri())
        page.wait_for_selector(".km-test--ready", state="attached")
        question = page.locator("form.km-question[data-kind=single]").first
        question.locator("input").first.check()
        question.get_by_role("button").click()
        assert page.locator(".km-question__verdict").count() == 1

    assert faults == []


def test_languages_change_and_lists_are_filtered_in_russian(
    kits: dict[str, Path], browser: Browser, tmp_path: Path
) -> None:
    faults: list[str] = []
    folder = unpacked(kits["all"], tmp_path)
    with disk(browser, faults) as page:
        page.goto((folder / "Открыть.html").as_uri())
        page.wait_for_url(re.compile(r"/site/index\.html$"))
        search(page, "двери")
        assert page.url.split("#")[0].endswith("/site/modules/care/visit/cards/index.html")
        page.fill(".md-search__input", "абракадабристый")
        page.locator(".km-search-help a").first.wait_for()
        for link in page.locator(".km-search-help a").all():
            assert Path(unquote(urlsplit(str(link.evaluate("one => one.href"))).path)).is_file()

        page.keyboard.press("Escape")
        page.locator(".km-languages a[hreflang=uz]").click()
        page.wait_for_url(re.compile(r"/site/uz/modules/care/visit/cards/index\.html"))
        page.goto((folder / "site/handouts/index.html").as_uri())
        before = page.inner_text(".km-library__count")
        page.locator(".km-library input").nth(1).check(force=True)
        assert page.inner_text(".km-library__count") != before

        page.goto((folder / "site/modules/care/visit/index.html").as_uri())
        page.locator(".km-cite").evaluate("one => { one.open = true }")
        page.locator(".km-cite__copy").first.click()
        assert page.locator(".km-cite__told").first.inner_text()

        page.goto((folder / "site/offline/index.html").as_uri())
        assert "Вы открыли копию с диска." in page.inner_text(".km-kept")

    assert faults == []


def test_a_search_whose_files_are_lost_says_so(kits: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    folder = unpacked(kits["uz"], tmp_path)
    (folder / "site/assets/kit/search.uz.js").unlink()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((folder / "site/uz/index.html").as_uri())
        page.fill(".md-search__input", "mezbon")

        page.get_by_text("Arxivni yana bir marta ochib chiqaring").wait_for()


def test_the_same_site_gives_the_same_bytes(
    kits: dict[str, Path], project: Project, sample: Path, tmp_path: Path
) -> None:
    """Also where Python orders its sets in another way; the size is told."""
    done = project.run(
        "komak", "kit", "--locale", "uz", "--site", str(sample), "--out", str(tmp_path), PYTHONHASHSEED="2"
    )

    assert (tmp_path / kits["uz"].name).read_bytes() == kits["uz"].read_bytes()
    assert re.search(r"komak-uz-1\.zip: \d+ pages, \d+ files, \d+\.\d MB", done.stdout)
