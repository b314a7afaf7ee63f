"""A page is light: few bytes, read before any script has run, and nothing in it moves once it was shown.

Bytes are those that a host packs; 1 KB is 1,000 of them.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Route
from tests.conftest import Built
from tests.serving import packed, serving
from tests.verify.kinds import EVERY, example
from tests.weighing import PHONE, Visit, reader

from komak.engines.material import LEFT_OUT

FIRST = 150_000
"""A first visit, with fonts."""
NEXT = 15_000
"""The HTML of a page; a quarter of the real site is over, and may cost its frame and `MARKUP` times its words instead."""
FRAME = 7_000
"""What stands around the text of a page."""
MARKUP = 1.6
"""How many times the bytes of its words a text may have."""
SEARCHING = re.compile(r"search/|assets/javascripts/|assets/search/(?!box\.js)")
SOME = ("home", "catalogue", "library", "planner", "module", "test", "form", "poster", "lost")
"""Kinds looked at in the sample; in a whole site all are."""
_FONTS = {"uz": "cyrillic", "ru": "signs"}
"""Letters that pages of a language have no need of."""


_PAINTED = """new Promise(done => {
  new PerformanceObserver(list => list.getEntriesByName("first-contentful-paint").length && done()).observe({type: "paint", buffered: true})
})"""


@pytest.fixture(scope="module")
def packing(site: Built) -> Iterator[str]:
    """The site as a host with gzip serves it."""
    with serving(site.folder, is_packing=True) as address:
        yield address


@pytest.fixture(scope="module")
def first(browser: Browser, packing: str, site: Built, pytestconfig: pytest.Config) -> dict[str, Visit]:
    """A first visit to a page of every kind."""
    visits = {}
    for kind in EVERY if pytestconfig.getoption("site") else SOME:
        with reader(browser, packing) as phone:
            visits[kind] = phone.visit("404.html" if kind == "lost" else example(site, kind))
    return visits


def test_a_first_visit_is_within_its_budget(first: dict[str, Visit]) -> None:
    assert {kind: visit.size for kind, visit in first.items() if visit.size > FIRST} == {}
    assert len(first) >= len(SOME)
    assert min(visit.size for visit in first.values()) > 30_000, "styles and fonts were counted"


def test_nothing_moves_after_it_was_shown(first: dict[str, Visit]) -> None:
    assert {kind: (visit.shift, visit.moved) for kind, visit in first.items() if visit.shift > 0} == {}


def test_only_who_searches_fetches_what_a_search_needs(first: dict[str, Visit], browser: Browser, packing: str) -> None:
    fetched = {
        kind: [one.address for one in visit.sent if SEARCHING.match(one.address)] for kind, visit in first.items()
    }
    assert {kind: found for kind, found in fetched.items() if found} == {}

    with reader(browser, packing) as phone:
        visit = phone.visit("")
        with phone.page.expect_event("requestfinished", lambda request: "/start.json" in request.url):
            phone.page.locator("label.md-header__button[for=__search]").tap()
        phone.page.locator("input.md-search__input").fill("визит")
        phone.page.locator(".md-search-result__item").first.wait_for()
    asked = {one.address for one in visit.sent}
    assert any(re.match(r"assets/javascripts/bundle\.", address) for address in asked)
    assert not [address for address in asked if "lunr" in address or "workers/" in address]


@pytest.mark.parametrize("kind", ["home", "catalogue"])
@pytest.mark.parametrize("locale", _FONTS)
def test_a_language_fetches_no_letters_but_its_own(
    browser: Browser, packing: str, site: Built, locale: str, kind: str
) -> None:
    with reader(browser, packing) as phone:
        visit = phone.visit(site.in_language(example(site, kind), locale))
    fonts = [one.address for one in visit.sent if one.kind == "Font"]

    assert any("latin" in address for address in fonts)
    assert not [address for address in fonts if _FONTS[locale] in address]


def test_a_next_page_costs_its_html(browser: Browser, packing: str, site: Built) -> None:
    with reader(browser, packing) as phone:
        phone.visit("")
        visit = phone.visit(example(site, "catalogue"))

    assert {one.kind for one in visit.sent} == {"Document"}


def test_the_html_of_a_page_is_within_what_its_words_allow(site: Built) -> None:
    heavy = {}
    for address, page in site.pages.items():
        size = len(packed(site.files[f"{address}index.html" if not address.endswith(".html") else address]))
        allowed = max(NEXT, FRAME + MARKUP * words(page))
        if size > allowed:
            heavy[address] = (size, allowed)

    assert heavy == {}


def words(page: HtmlElement) -> int:
    """Bytes of the text of a page, packed as its HTML is."""
    text = " ".join(page.xpath("string(//article)").split())
    return len(gzip.compress(text.encode(), 6))


@pytest.mark.parametrize("kind", ["home", "module", "planner", "lost"])
def test_a_page_is_read_before_a_script_has_run(browser: Browser, packing: str, site: Built, kind: str) -> None:
    """All scripts are held back but the smallest, which knows light from dark: the text is there, and was painted."""
    held: list[Route] = []
    with browser.new_context(**PHONE, service_workers="block") as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.route(re.compile(r"(?<!/frame)\.js(\?|$)"), lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks handlers
        page.goto(packing + ("404.html" if kind == "lost" else example(site, kind)), wait_until="commit")
        page.locator("h1").first.wait_for()
        page.locator(".md-footer, .km-lost").first.wait_for(state="attached")
        page.evaluate(_PAINTED)
        assert held
        for route in held:
            route.abort()


@pytest.mark.parametrize("kind", ["planner", "library", "test"])
def test_nothing_moves_when_scripts_come_late(browser: Browser, packing: str, site: Built, kind: str) -> None:
    """What they build takes the place of what was there: on a slow connection the text has long been painted."""
    held: list[Route] = []
    with reader(browser, packing) as phone:
        page = phone.page
        page.route(re.compile(r"(?<!/frame)\.js(\?|$)"), lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks handlers
        page.goto(packing + example(site, kind), wait_until="commit")
        page.locator(".md-footer").first.wait_for(state="attached")
        page.evaluate(_PAINTED)
        assert held
        page.unroute_all()  # lets go what was held
        page.wait_for_load_state("load")
        page.wait_for_timeout(100)  # observers are told after the next frame
        seen = page.evaluate("seen")

    assert (seen["shift"], seen["moved"]) == (0, [])


def test_a_tap_opens_the_search_before_its_program_is_here(browser: Browser, packing: str) -> None:
    """The box is open at once, and what is typed on a slow connection stays as it was typed and is found."""
    held: list[Route] = []
    with browser.new_context(**PHONE, service_workers="block") as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.route("**/bundle.*.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks handlers
        page.goto(packing)
        page.locator("label[for=__search]:visible").first.click()
        page.keyboard.type("визит")

        assert page.evaluate("document.getElementById('__search').checked")
        assert page.locator("[data-md-component=search-query]").input_value() == "визит"
        assert held
        held.pop().continue_()
        page.locator(".md-search-result__item").first.wait_for()
        assert page.locator("[data-md-component=search-query]").input_value() == "визит"


def test_no_page_has_what_the_styles_leave_out(site: Built) -> None:
    used = {name for page in site.pages.values() for names in page.xpath("//@class") for name in names.split()}

    assert len(used) > 100
    assert [name for name in used if name.startswith(LEFT_OUT)] == []
