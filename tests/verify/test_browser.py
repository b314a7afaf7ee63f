"""The site in a real browser: as a phone, as a desk, in the dark, on paper, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.conftest import Built
from tests.verify.kinds import KINDS, WIDE, example
from tests.verify.visits import LISTEN, LOCALES, OF_THE_SAMPLE, Visit, listening
from tests.windows import DESK, PHONE, Windows

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


# the last word of a link that goes over two lines is somewhere else than its middle, so its first line is looked at
_UNDER_SOMETHING = """() => {
  const links = [...document.querySelectorAll('main :is(a[href], button, summary), footer a')]
  const covered = link => {
    if (!link.checkVisibility({ visibilityProperty: true }) || link.closest('.md-top, .md-skip, .md-sidebar, .md-search')) return false
    link.scrollIntoView({ block: 'center', behavior: 'instant' })
    const [{ x, y, width, height }] = link.getClientRects()
    const hit = document.elementFromPoint(x + width / 2, y + height / 2)
    return width > 2 && hit && !link.contains(hit) && !hit.contains(link) && !hit.closest('.md-top')
  }
  return links.filter(covered).map(link => link.textContent.trim().slice(0, 60))
}"""


@pytest.fixture
def phone(windows: Windows) -> Iterator[Page]:
    with windows.lent(**PHONE) as page:
        yield page


@pytest.fixture
def desk(windows: Windows) -> Iterator[Page]:
    with windows.lent(**DESK) as page:
        yield page


@pytest.fixture
def scriptless(windows: Windows) -> Iterator[Page]:
    with windows.lent(**DESK, java_script_enabled=False) as page:
        yield page


@pytest.mark.in_the_sample(OF_THE_SAMPLE)
def test_a_page_loads_without_a_fault_and_asks_no_other_host(visit: Visit) -> None:
    """Nor does its policy block anything, in whatever way others have looked at it until now."""
    visit.page.wait_for_load_state("networkidle")

    assert visit.faults == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_service_worker_brings_pages_without_a_fault(browser: Browser, host: str, site: Built, locale: str) -> None:
    with browser.new_context() as context:
        page, faults = context.new_page(), list[str]()
        page.add_init_script(LISTEN)
        with listening(page, faults, host, expected_404=""):
            page.goto(host + site.in_language("", locale))
            page.evaluate("navigator.serviceWorker.ready.then(() => 'it is here')")
            for kind in WIDE:
                page.wait_for_load_state("networkidle")  # who leaves a page breaks off what it was still fetching
                page.goto(host + site.in_language(example(site, kind), locale))
                assert page.evaluate("navigator.serviceWorker.controller?.state") == "activated", kind
            page.wait_for_load_state("networkidle")

    assert faults == []


_SCREENS = {"desk": 1280, "tablet": 820, "phone": 360, "zoomed four times": 320}


@pytest.mark.in_the_sample(OF_THE_SAMPLE)
def test_nobody_has_to_scroll_sideways(visit: Visit) -> None:
    wide = {name: visit.at(width).evaluate(_WIDER_THAN_THE_WINDOW) for name, width in _SCREENS.items()}
    paper = visit.at(672, 1000, medium="print")  # A4 less the margins of the print styles
    wide["paper"] = paper.evaluate(_WORDS_BEYOND_THE_EDGE)

    assert {medium: found for medium, found in wide.items() if found} == {}


@pytest.mark.in_the_sample(OF_THE_SAMPLE)
def test_who_points_at_a_link_points_at_nothing_else(visit: Visit) -> None:
    """A link that lies over others leads everybody without a keyboard to its own page."""
    covered = {width: visit.at(width).evaluate(_UNDER_SOMETHING) for width in (1280, 360)}

    assert covered == {1280: [], 360: []}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "module", "form", "library", "lost"])
def test_a_page_is_dark_for_readers_who_like_it_dark(
    windows: Windows, host: str, site: Built, kind: str, scheme: Any
) -> None:
    with windows.lent(color_scheme=scheme) as page:
        page.goto(host + example(site, kind))
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

    lightness = sum(int(part) for part in re.findall(r"\d+", paper)[:3]) / 3
    assert lightness > 200 if scheme == "light" else lightness < 60, paper


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "lost"])
def test_every_kind_has_a_page(site: Built, kind: str) -> None:
    assert example(site, kind) in site.pages


@pytest.mark.parametrize("kind", ["home", "module", "facilitator", "form", "library", "guide", "rules"])
def test_the_language_switch_stays_on_the_page_there_and_back(phone: Page, host: str, site: Built, kind: str) -> None:
    first, *others = site.locales
    phone.goto(host + example(site, kind))
    for locale in (*others, first):
        phone.locator(f"header a[hreflang='{locale}']").first.tap()
        phone.wait_for_url(host + site.in_language(example(site, kind), locale))
        expect(phone.locator("html")).to_have_attribute("lang", locale)


def test_the_switch_of_light_and_dark_works_and_is_remembered(desk: Page, host: str) -> None:
    desk.goto(host)
    for scheme in ("slate", "default", "slate"):
        desk.locator("label[for^='__palette_']:visible").click()
        expect(desk.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    desk.goto(host + "about/")
    expect(desk.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_library_filters_without_javascript(scriptless: Page, host: str, site: Built, locale: str) -> None:
    scriptless.goto(host + site.in_language("handouts/", locale))
    entries = scriptless.locator(".km-library__list > li").evaluate_all(
        "all => all.map(({dataset}) => Object.fromEntries(['track', 'kind', 'lang'].map(key => [key, dataset[key].split(' ')])))"
    )
    handouts = [
        handout for track in site.catalogue["tracks"] for module in track["modules"] for handout in module["handouts"]
    ]
    assert len(entries) >= sum(len(one["languages"]) for one in handouts if one["audience"] == "participant")
    chosen = {"lang": scriptless.locator("input[name=lang]:checked").get_attribute("value")}
    for name, value in (
        ("kind", "form"),
        ("track", site.catalogue["tracks"][-1]["slug"]),
        ("kind", "all"),
        ("lang", "all"),
        ("track", "all"),
    ):
        scriptless.locator(f"label:has(input[name={name}][value={value}])").click()
        chosen = {key: kept for key, kept in {**chosen, name: value}.items() if kept != "all"}
        expected = [entry for entry in entries if all(kept in entry[key] for key, kept in chosen.items())]

        expect(scriptless.locator(".km-library__list > li:visible"), str(chosen)).to_have_count(len(expected))
    expect(scriptless.locator(".km-library__none:visible")).to_have_count(0)


def test_a_filtered_library_is_found_again_and_in_the_other_language(desk: Page, host: str, site: Built) -> None:
    """By who comes back from a sheet, loads it again, gets its address, or changes the language."""
    desk.goto(host + "handouts/")
    desk.locator("label:has(input[name=kind][value=form])").click()
    shown = desk.locator(".km-library__list > li:visible").count()
    told = desk.locator(".km-library__count").inner_text()
    assert str(shown) in told
    assert shown < desk.locator(".km-library__list > li").count()
    desk.goto(host + example(site, "form"))
    desk.go_back()
    expect(desk.locator(".km-library__count")).to_have_text(told)
    desk.reload()
    expect(desk.locator(".km-library__count")).to_have_text(told)
    desk.goto(str(desk.locator(".md-header a[hreflang=uz]").first.evaluate("link => link.href")))

    expect(desk.locator("input[name=kind][value=form]")).to_be_checked()
    kinds = desk.locator(".km-library__list > li:visible").evaluate_all("all => all.map(one => one.dataset.kind)")
    assert set(kinds) == {"form"}


@pytest.mark.parametrize("kind", ["library", "forms"])
def test_a_list_of_papers_is_printed(desk: Page, host: str, site: Built, kind: str) -> None:
    desk.goto(host + example(site, kind))
    listed = desk.locator(".km-download:visible").count()
    desk.emulate_media(media="print")
    printed = desk.locator(".km-download__link:visible").count()
    desk.emulate_media(media="screen")

    assert printed == listed > 0


def test_the_library_says_so_if_nothing_is_left(scriptless: Page, host: str, site: Built) -> None:
    scriptless.goto(host + "handouts/")
    used = {(track["slug"], handout["kind"]) for track in site.catalogue["tracks"] for module in track["modules"]
            for handout in module["handouts"] if handout["audience"] == "participant"}  # fmt: skip
    tracks, kinds = {track for track, _ in used}, {kind for _, kind in used}
    used |= {(track, "form") for track in tracks}  # forms of the whole curriculum
    empty = sorted({(track, kind) for track in tracks for kind in kinds} - used)
    assert empty, "every track has a handout of every kind: nothing to filter away"
    for name, value in zip(("track", "kind"), empty[0], strict=True):
        scriptless.locator(f"label:has(input[name={name}][value={value}])").click()

    expect(scriptless.locator(".km-library__list > li:visible")).to_have_count(0)
    expect(scriptless.locator(".km-library__none:visible")).to_have_count(1)


def test_a_module_can_be_read_and_downloaded_without_javascript(scriptless: Page, host: str, site: Built) -> None:
    scriptless.goto(host + example(site, "module"))

    assert scriptless.locator("h1:visible").count() == 1
    assert scriptless.locator("#km-plan:visible").count() == 1
    assert scriptless.locator("a[type='application/pdf']:visible").count() >= 3
    assert scriptless.locator("header a[hreflang=uz]:visible").count() >= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_box_finds_a_module_by_its_title(desk: Page, host: str, site: Built, locale: str) -> None:
    text = _module(site)["texts"][locale]
    desk.goto(host + site.in_language("", locale))
    desk.locator("label[for=__search]:visible, [data-md-component=search-query]:visible").first.click()
    desk.keyboard.type(text["title"])
    found = desk.locator(f".md-search-result a:is([href*='/{text['address']}?'], [href$='/{text['address']}'])").first
    found.wait_for(timeout=10_000)
    desk.wait_for_load_state("networkidle")  # the list is drawn anew when the rest of the results has come
    found.press("Enter")
    desk.wait_for_url(lambda url: url.partition("?")[0].partition("#")[0] == host + text["address"])


def test_a_search_that_lost_its_connection_says_so_and_goes_on_when_it_is_back(
    browser: Browser, host: str, site: Built
) -> None:
    with browser.new_context(**DESK, service_workers="block") as context:
        page = context.new_page()
        page.goto(host)
        context.set_offline(True)
        page.locator("label[for=__search]:visible, [data-md-component=search-query]:visible").first.click()
        page.keyboard.type(_module(site)["texts"][site.locales[0]]["title"])
        expect(page.get_by_role("button", name="Попробовать ещё раз")).to_be_visible()
        expect(page.locator(".md-search-result__meta")).not_to_contain_text("загружается")
        context.set_offline(False)

        expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_plan_shows_the_minutes_of_every_activity(
    desk: Page, host: str, site: Built, locale: str, width: int
) -> None:
    expected = []
    for session in _module(site)["sessions"]:
        start = 0
        for activity in session["activities"]:
            end = start + activity["minutes"]
            expected.append(f"{start // 60}:{start % 60:02d}–{end // 60}:{end % 60:02d}")
            start = end
    desk.set_viewport_size({"width": width, "height": 740})
    desk.goto(host + _module(site)["texts"][locale]["address"])

    assert desk.locator(".km-plan__time:visible").all_inner_texts() == expected


def test_a_reader_of_the_keyboard_can_skip_to_the_text(desk: Page, host: str, site: Built) -> None:
    desk.goto(host + example(site, "module"))
    desk.keyboard.press("Tab")

    assert desk.evaluate("document.activeElement.matches('.md-skip')")
    assert desk.locator(desk.evaluate("document.activeElement.getAttribute('href')")).count() == 1


def test_an_activity_is_reached_from_the_plan(phone: Page, host: str, site: Built) -> None:
    phone.goto(host + example(site, "module"))
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
    return site.modules[0]
