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
def site(site: Built, serve: Callable[[Path], str]) -> str:
    return serve(site.folder)


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
    prefix = first.partition("modules/")[0].partition("forms/")[0]
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
    assert {"assets/search/ru.js", "assets/search/uz.js"} <= {
        url.partition("?")[0] for url in asked
    }  # words of the other language are understood


def test_a_slow_connection_is_told_of(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/search/ru.*/*.json", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks handlers
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


@pytest.mark.parametrize("width", [1280, 360])
def test_text_without_a_key_is_searched_for(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelector('.md-search__input').focus()")
    page.keyboard.insert_text("протокол")  # as pasting with the mouse does: an `input` event, no key
    page.wait_for_selector(f"{RESULT} mark")
    assert page.inner_text(LINE).strip().startswith("Найдено страниц")


@pytest.mark.parametrize("part", ["start", "w*", "p*", "t*"])
@pytest.mark.parametrize(
    ("start", "query", "said", "again"),
    [
        ("", "похвала", "Поиск не загрузился", "Попробовать ещё раз"),
        ("uz/", "maqtov", "Qidiruv yuklanmadi", "Yana urinib koʻrish"),
    ],
)
def test_a_part_that_cannot_load_is_told_of_and_tried_again(
    chromium: Browser, site: str, start: str, query: str, said: str, again: str, part: str
) -> None:
    page = chromium.new_page()
    page.route(f"**/search/*/{part}.json", lambda route: route.abort())
    page.goto(site + start)
    page.fill(BOX, query)
    page.wait_for_selector(f"{LINE}:has-text('{said}')")
    assert page.query_selector(f"{RESULT} mark") is None
    page.unroute(f"**/search/*/{part}.json")
    page.click(f".km-search-help button:has-text('{again}')")
    page.wait_for_selector(f"{RESULT} mark")
    assert said not in page.inner_text(LINE)
    page.close()


def test_a_page_that_is_older_than_the_site_takes_the_newer_index(chromium: Browser, site: str) -> None:
    """Who publishes anew takes the old parts away while pages are open."""
    page = chromium.new_page()

    def older(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=reply.text().replace('"folder":"ru.', '"folder":"ru.older'))

    page.route("**/search/search_index.json", older, times=1)
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.fill(BOX, "похвала")
    page.wait_for_selector(f"{RESULT} mark")
    page.close()


@pytest.mark.parametrize(
    ("start", "query"),
    [
        ("", "102"), ("", "что делать если ребёнка бьют"), ("", "суицид"), ("", "изнасилование"), ("", "ПОБОИ"),
        ("", "сбежал"), ("", "куда звонить"), ("", "samoubiystvo"), ("", "суецид"), ("", "tez yordam"),
        ("uz/", "103"), ("uz/", "otasi uryapti"), ("uz/", "o'z joniga qasd qilmoqchi"), ("uz/", "zorlash"),
        ("uz/", "kaltaklashdi"), ("uz/", "militsiyani chaqirish"), ("uz/", "суицид"),
        ("uz-Cyrl/", "112"), ("uz-Cyrl/", "ўз жонига қасд"), ("uz-Cyrl/", "зурлаш"), ("uz-Cyrl/", "tez yordam"),
    ],
)  # fmt: skip
def test_an_emergency_leads_to_the_first_hour(page: Page, site: str, start: str, query: str) -> None:
    page.goto(site + start)
    type_in(page, query)
    page.wait_for_selector(f"{RESULT} > a")
    first = str(page.get_attribute(f"{RESULT} > a", "href"))
    assert first.partition("?")[0].endswith(f"{start}modules/case-management/identification/urgent-danger/")


def test_what_a_search_says_is_announced(page: Page, site: str) -> None:
    page.goto(site)
    type_in(page, "пратакол")
    page.wait_for_selector(".km-search-note:has-text('Искали: протокол')")
    roles = page.eval_on_selector_all(
        f"{LINE}, .km-search-note, .km-search-help", "all => all.map((one) => one.getAttribute('role'))"
    )
    assert roles == ["status"] * 3


@pytest.mark.parametrize(
    ("start", "urgent"), [("", "первый час"), ("uz/", "birinchi soat"), ("uz-Cyrl/", "биринчи соат")]
)
def test_who_finds_nothing_is_helped(page: Page, site: str, start: str, urgent: str) -> None:
    page.goto(site + start)
    type_in(page, "щщщщщщщщщщщщ")
    page.wait_for_selector(".km-search-help a")
    links = page.eval_on_selector_all(".km-search-help a", "all => all.map((one) => [one.textContent, one.href])")
    assert urgent in links[0][0]
    assert [href for _, href in links if "?q=" in href]
    assert all(page.request.get(href.partition("?")[0]).ok for _, href in links)
    type_in(page, "протокол")
    page.wait_for_selector(f"{RESULT} mark")
    assert page.query_selector(".km-search-help a") is None


def test_escape_gives_the_focus_back(page: Page, site: str) -> None:
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.focus(".md-logo")
    page.focus(BOX)
    page.keyboard.press("Escape")
    page.wait_for_selector(".md-logo:focus")
    page.mouse.click(400, 500)
    page.click(BOX)
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=search]:focus")


def test_a_whole_count_is_said(page: Page, site: str) -> None:
    page.goto(site)
    found(page, "ребёнок")
    said = int("".join(filter(str.isdigit, page.inner_text(LINE))))
    assert said > 20
