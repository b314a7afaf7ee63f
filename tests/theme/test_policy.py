"""Under its policy the site does all that it did: from a host with our headers and below a folder, from a disk, while one writes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import Built, sample_site
from tests.serving import serving

from komak.engines.reloading import ReloadingServer
from komak.outputs.policy import headers

_LISTEN = """
    addEventListener('securitypolicyviolation', event => console.error('blocked:', event.violatedDirective, event.blockedURI))
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return sample_site(tmp_path_factory)


@pytest.fixture(scope="module")
def below(sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample below a folder of a host that sends our headers."""
    host = tmp_path_factory.mktemp("host")
    (host / "komak").symlink_to(sample.folder)
    with serving(host, headers()) as address:
        yield f"{address}komak/"


@contextmanager
def window(browser: Browser, faults: list[str]) -> Iterator[Page]:
    """A new window; what its console complains of is collected."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_LISTEN)
        page.on("console", lambda said: said.type in ("error", "warning") and faults.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        yield page


def blocked(faults: list[str]) -> list[str]:
    """Of the faults those against the policy: on a disk a browser complains of more, and part of a site lacks files."""
    return [fault for fault in faults if "blocked:" in fault or "Content Security Policy" in fault]


def open_search(page: Page) -> None:
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.type("визит")
    page.locator(".md-search-result__item").first.wait_for()


def test_search_planner_and_looks_work_below_a_folder(browser: Browser, below: str) -> None:
    faults: list[str] = []
    with window(browser, faults) as page:
        page.goto(below)
        open_search(page)
        page.goto(f"{below}planner/")
        page.locator(".km-planner button").first.wait_for()
        page.locator("label[for^='__palette_']:visible").click()
        page.goto(f"{below}about/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert page.evaluate("Object.keys(localStorage)") == ["/komak/.__palette"]

    assert faults == []


def test_a_host_with_our_headers_lets_no_page_ask_a_reader_for_anything(browser: Browser, below: str) -> None:
    """Every feature of the browser behind which a question, a sensor or somebody else's sign-in stands; the text of a citation is copied."""
    faults: list[str] = []
    with window(browser, faults) as page:
        page.goto(below)
        allowed = set(page.evaluate("document.featurePolicy.allowedFeatures()"))

    asking = re.compile(
        r"camera|microphone|geolocation|clipboard-read|credentials|storage-access|usb|serial|hid|midi|payment|window|gamepad|idle|fonts$|sensor|gyro|accelero|magn|pressure|keyboard|capture$|picture"
    )
    assert "clipboard-write" in allowed
    assert {one for one in allowed if asking.search(one)} == set()
    assert faults == []


def test_it_works_from_a_disk(browser: Browser, sample: Built) -> None:
    faults: list[str] = []
    disk = sample.folder.as_uri() + "/"
    with window(browser, faults) as page:
        page.goto(f"{disk}index.html")
        page.locator("label[for^='__palette_']:visible").click()
        page.goto(f"{disk}planner/index.html")
        page.locator(".km-planner button").first.wait_for()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")

    assert blocked(faults) == []


def test_a_look_that_nobody_chose_is_not_kept(browser: Browser, below: str) -> None:
    """A page follows the system until its reader chooses."""
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(below)
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert page.evaluate("localStorage.length") == 0
        page.emulate_media(color_scheme="light")
        page.goto(f"{below}about/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


def test_a_page_that_is_being_written_is_loaded_anew(browser: Browser, sample: Built, tmp_path: Path) -> None:
    """MkDocs puts a script into the page; the policy lets this one run."""
    shutil.copytree(sample.folder / "about", tmp_path / "about")
    shutil.copytree(sample.folder / "assets", tmp_path / "assets")
    server = ReloadingServer(lambda: None, lambda _: None, tmp_path, 0)
    server.watch(str(tmp_path / "about"))
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    faults: list[str] = []
    with window(browser, faults) as page:
        page.goto(f"http://127.0.0.1:{server.server_port}/about/")
        about = tmp_path / "about/index.html"
        about.write_text(about.read_text("utf-8").replace("</h1>", " — ново</h1>", 1), "utf-8")
        page.locator("h1", has_text="ново").wait_for()
    server.shutdown(wait=True)
    thread.join()

    assert blocked(faults) == []
