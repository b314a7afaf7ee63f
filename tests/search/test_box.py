"""Material's search box on the built site, in a browser that runs no script but the site's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.conftest import Built

BOX, LINE, RESULT = ".md-search__input", ".md-search-result__meta", ".md-search-result__item"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open an empty page; after the test nothing may have been complained of."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


@pytest.fixture(scope="module")
def site(real: Built, serve: Callable[[Path], str]) -> str:
    return serve(real.folder)


def type_in(page: Page, query: str) -> None:
    """Type as a reader with her own keyboard does: Playwright has no keys for Cyrillic letters."""
    page.fill(BOX, query)
    page.dispatch_event(BOX, "keyup")


def found(page: Page, query: str) -> list[str]:
    type_in(page, query)
    page.wait_for_selector(f"{RESULT} mark")
    return [str(link.get_attribute("href")) for link in page.query_selector_all(f"{RESULT} > a:first-child")]


@pytest.mark.parametrize(
    ("start", "query", "first"),
    [
        ("", "повестки", "modules/interagency/case-conference/agenda/"),
        ("uz/about/", "со'ровнома", "uz/forms/parent-survey/"),
        ("uz/", "sorovnomalar", "uz/forms/parent-survey/"),
        ("uz-Cyrl/", "so'rovnoma", "uz-Cyrl/forms/parent-survey/"),
        ("404.html", "повестка", "modules/interagency/case-conference/agenda/"),
    ],
)
def test_a_reader_finds_a_handout_in_her_language(page: Page, site: str, start: str, query: str, first: str) -> None:
    page.goto(site + start)
    links = found(page, query)
    assert links[0].endswith(first)
    prefix = first.split("modules/", maxsplit=1)[0]
    assert all(link.split("/", 3)[3].startswith(prefix) for link in links)
    page.press(BOX, "Enter")
    page.wait_for_url(f"**/{first}*")


def test_the_index_is_fetched_only_by_those_who_search(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(site)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.startswith("search/ru.")]
    page.focus(BOX)
    found(page, "похвала")
    page.wait_for_load_state("networkidle")
    parts = [url for url in asked if url.startswith("search/")]
    assert {url.split(".")[0] for url in parts} == {"search/search_index", "search/ru"}
    assert "assets/search/uz.js" not in asked


def test_a_slow_connection_is_told_of(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/search/ru.*.json", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks handlers
    page.goto(site)
    page.wait_for_load_state("networkidle")
    type_in(page, "похвала")
    assert page.inner_text(LINE).strip() == "Поиск загружается"
    while page.query_selector(f"{RESULT} mark") is None:
        while held:
            held.pop().continue_()
        page.wait_for_timeout(50)


def test_nothing_found_is_said(page: Page, site: str) -> None:
    page.goto(site + "uz/")
    type_in(page, "qqqqqq")
    page.wait_for_selector(f"{LINE}:has-text('Hech narsa topilmadi')")


def test_a_query_can_be_linked_to(page: Page, site: str) -> None:
    page.goto(site + "?q=анкета")
    page.wait_for_selector(f"{RESULT} mark")
