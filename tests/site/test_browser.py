"""The real site in a real browser: as a phone, as a desk, in the dark, on paper, without scripts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request
from tests.conftest import ROOT, WRITTEN, Built

_FACTS = yaml.safe_load((ROOT / "curriculum/curriculum.yml").read_text("utf-8"))
LOCALES = [*_FACTS["locales"], *_FACTS.get("derived", {})]
PAGES = {
    "home": "",
    "catalogue": "modules/",
    "track": "modules/case-management/",
    "module": "modules/case-management/identification/",
    "facilitator": "modules/case-management/identification/facilitator/",
    "reading": "modules/parenting/positive-attention/praise-phrases/",
    "form": "forms/intake/",
    "checklist": "modules/case-management/identification/first-conversation/",
    "cards": "modules/interagency/case-conference/role-cards/",
    "poster": "modules/case-management/identification/urgent-danger/",
    "library": "handouts/",
    "guide": "guide/",
    "chapter": "guide/identification/",
    "about": "about/",
    "authors": "authors/",
    "rules": "authors/rules/",
    "fields": "authors/fields/",
    "licence": "licence/",
    "lost": "no/such/page/",
}
"""Every kind of page with an example."""

DERIVED = ("home", "module", "form", "library", "chapter")
"""Those looked at in a language that is made from another: its layout is the same, its letters are wider."""

MODULE = "case-management/identification"
_WIDER_THAN_THE_WINDOW = """() => {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
  return [root.scrollWidth + ' px', ...wide.slice(0, 3).map(e => e.outerHTML.slice(0, 90))]
}"""
# a space that hangs over the end of a line is no word: 8 px
_WORDS_BEYOND_THE_EDGE = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), beyond = []
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    if (text.data.trim() && box.width && box.right > innerWidth + 8) beyond.push(text.data.trim())
  }
  return beyond.slice(0, 3)
}"""


class _Server(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: what is not there is 404.html."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *arguments: object) -> None:  # type: ignore[override]
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="session")
def host(real: Built) -> Iterator[str]:
    """Serve the built site on this machine only."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(real.folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@dataclass
class Visit:
    """What was seen of one page."""

    faults: list[str] = field(default_factory=list)
    wide: dict[str, list[str]] = field(default_factory=dict)
    """Medium to what is wider than the window."""


_VISITS = [(locale, kind) for locale in LOCALES for kind in PAGES if locale in WRITTEN or kind in DERIVED]


@pytest.fixture(scope="module", params=_VISITS, ids="-".join)
def visit(request: pytest.FixtureRequest, browser: Browser, host: str, real: Built) -> Visit:
    """Load a page once and look at it in every medium."""
    locale, kind = request.param
    seen, address = Visit(), host + real.in_language(PAGES[kind], locale)
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        _listen(page, seen.faults, host, address if kind == "lost" else "")
        page.goto(address)
        page.wait_for_load_state("networkidle")
        _look(page, seen)
    return seen


def _look(page: Page, seen: Visit) -> None:
    for medium, width in (("desk", 1280), ("tablet", 820), ("phone", 360), ("zoomed four times", 320)):
        page.set_viewport_size({"width": width, "height": 740})
        seen.wide[medium] = page.evaluate(_WIDER_THAN_THE_WINDOW)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 1000})  # A4 less the margins of the print styles
    seen.wide["paper"] = page.evaluate(_WORDS_BEYOND_THE_EDGE)


def _listen(page: Page, faults: list[str], host: str, expected_404: str) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            faults.append(f"asks another host: {request.url}")

    page.on("request", asked)
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on("response", lambda response: response.status >= 400 and response.url != expected_404
            and faults.append(f"{response.status}: {response.url}"))  # fmt: skip
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda message: message.type in ("error", "warning") and message.location["url"] != expected_404
            and faults.append(f"console: {message.text}"))  # fmt: skip


def test_a_page_loads_without_a_fault_and_asks_no_other_host(visit: Visit) -> None:
    assert visit.faults == []


def test_nobody_has_to_scroll_sideways(visit: Visit) -> None:
    assert {medium: found for medium, found in visit.wide.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "module", "form", "library", "lost"])
def test_a_page_is_dark_for_readers_who_like_it_dark(browser: Browser, host: str, kind: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(host + PAGES[kind])
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

    lightness = sum(int(part) for part in re.findall(r"\d+", paper)[:3]) / 3
    assert lightness > 200 if scheme == "light" else lightness < 60, paper


def test_the_examples_are_pages_of_the_site(real: Built) -> None:
    assert [address for kind, address in PAGES.items() if kind != "lost" and address not in real.pages] == []
    kinds = {text["address"]: handout["kind"] for handout in real.handouts for text in handout["texts"].values()}
    assert {kinds[address] for kind, address in PAGES.items() if address in kinds} <= set(kinds.values())


@pytest.mark.parametrize("kind", ["home", "module", "facilitator", "form", "library", "chapter", "rules"])
def test_the_language_switch_stays_on_the_page_there_and_back(phone: Page, host: str, real: Built, kind: str) -> None:
    first, *others = real.locales
    phone.goto(host + PAGES[kind])
    for locale in (*others, first):
        phone.locator(f"header a[hreflang='{locale}']").first.tap()
        phone.wait_for_url(host + real.in_language(PAGES[kind], locale))
        assert phone.locator("html").get_attribute("lang") == locale


def test_the_switch_of_light_and_dark_works_and_is_remembered(desk: Page, host: str) -> None:
    desk.goto(host)
    for scheme in ("slate", "default", "slate"):
        desk.locator("label[for^='__palette_']:visible").click()
        assert desk.locator("body").get_attribute("data-md-color-scheme") == scheme
    desk.goto(host + "about/")
    assert desk.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_library_filters_without_javascript(scriptless: Page, host: str, real: Built, locale: str) -> None:
    scriptless.goto(host + real.in_language("handouts/", locale))
    entries = [
        {key: str(item.get_attribute(f"data-{key}")).split() for key in ("track", "kind", "lang")}
        for item in scriptless.locator(".km-library__list > li").all()
    ]
    handouts = [handout for track in real.catalogue["tracks"] for module in track["modules"] for handout in module["handouts"]]
    assert len(entries) >= sum(len(one["languages"]) for one in handouts if one["audience"] == "participant")
    chosen = {"lang": scriptless.locator("input[name=lang]:checked").get_attribute("value")}
    for name, value in (("kind", "form"), ("track", "parenting"), ("kind", "all"), ("lang", "all"), ("track", "all")):
        scriptless.locator(f"label:has(input[name={name}][value={value}])").click()
        chosen = {key: kept for key, kept in {**chosen, name: value}.items() if kept != "all"}
        expected = [entry for entry in entries if all(kept in entry[key] for key, kept in chosen.items())]

        assert scriptless.locator(".km-library__list > li:visible").count() == len(expected), chosen
    assert scriptless.locator(".km-library__none:visible").count() == 0


def test_the_library_says_so_if_nothing_is_left(scriptless: Page, host: str, real: Built) -> None:
    scriptless.goto(host + "handouts/")
    used = {(track["slug"], handout["kind"]) for track in real.catalogue["tracks"] for module in track["modules"]
            for handout in module["handouts"] if handout["audience"] == "participant"}  # fmt: skip
    tracks, kinds = {track for track, _ in used}, {kind for _, kind in used}
    used |= {(track, "form") for track in tracks}  # forms of the whole curriculum
    empty = sorted({(track, kind) for track in tracks for kind in kinds} - used)
    assert empty, "every track has a handout of every kind: nothing to filter away"
    for name, value in zip(("track", "kind"), empty[0], strict=True):
        scriptless.locator(f"label:has(input[name={name}][value={value}])").click()

    assert scriptless.locator(".km-library__list > li:visible").count() == 0
    assert scriptless.locator(".km-library__none:visible").count() == 1


def test_a_module_can_be_read_and_downloaded_without_javascript(scriptless: Page, host: str) -> None:
    scriptless.goto(host + PAGES["module"])

    assert scriptless.locator("h1:visible").count() == 1
    assert scriptless.locator("#km-plan:visible").count() == 1
    assert scriptless.locator("a[type='application/pdf']:visible").count() >= 5
    assert scriptless.locator("header a[hreflang=uz]:visible").count() >= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_box_finds_a_module_by_its_title(desk: Page, host: str, real: Built, locale: str) -> None:
    text = _module(real)["texts"][locale]
    desk.goto(host + real.in_language("", locale))
    desk.locator("label[for=__search]:visible, [data-md-component=search-query]:visible").first.click()
    desk.keyboard.type(text["title"])
    found = desk.locator(f".md-search-result a[href*='/{text['address']}']").first
    found.wait_for(timeout=10_000)
    found.press("Enter")
    desk.wait_for_url(lambda url: url.partition("?")[0].partition("#")[0] == host + text["address"])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_plan_shows_the_minutes_of_every_activity(
    desk: Page, host: str, real: Built, locale: str, width: int
) -> None:
    expected = []
    for session in _module(real)["sessions"]:
        start = 0
        for activity in session["activities"]:
            end = start + activity["minutes"]
            expected.append(f"{start // 60}:{start % 60:02d}–{end // 60}:{end % 60:02d}")
            start = end
    desk.set_viewport_size({"width": width, "height": 740})
    desk.goto(host + _module(real)["texts"][locale]["address"])

    assert desk.locator(".km-plan__time:visible").all_inner_texts() == expected


def test_a_reader_of_the_keyboard_can_skip_to_the_text(desk: Page, host: str) -> None:
    desk.goto(host + PAGES["module"])
    desk.keyboard.press("Tab")

    assert desk.evaluate("document.activeElement.matches('.md-skip')")
    assert desk.locator(desk.evaluate("document.activeElement.getAttribute('href')")).count() == 1


def test_an_activity_is_reached_from_the_plan(phone: Page, host: str) -> None:
    phone.goto(host + PAGES["module"])
    link = phone.locator(".km-plan__activity a").nth(2)
    target = link.get_attribute("href") or ""
    link.tap()
    phone.wait_for_function("id => document.querySelector(id).getBoundingClientRect().top < innerHeight", arg=target)

    covered = phone.evaluate("""id => {
        const head = document.querySelector('.md-header').getBoundingClientRect()
        return document.querySelector(id).getBoundingClientRect().top < head.bottom - 1
    }""", target)  # fmt: skip
    assert not covered, "the header lies over the heading"


def _module(site: Built) -> dict[str, Any]:
    return next(module for module in site.modules if module["reference"] == MODULE)
