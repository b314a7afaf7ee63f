"""With the keyboard alone, at 400 % with the letters set apart, and on paper: nothing of a page is out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.conftest import Built
from tests.verify.kinds import example
from tests.verify.visits import OF_THE_SAMPLE, Visit
from tests.windows import DESK, Windows

_LOST = """() => {
  const sheet = new CSSStyleSheet()  // WCAG 1.4.12; the policy allows no style in the page
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
  const root = document.documentElement
  const isClipped = (how, inside, outside) => ['hidden', 'clip'].includes(how) && inside > outside + 1
  const says = box => [...box.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
  const lost = [...document.body.querySelectorAll('*')].filter(box => {
    // the title in the header is that of the page, and a line to write on is no text
    if (!says(box) || box.clientWidth <= 1 || box.closest('.md-header__topic') || box.querySelector('.km-blank')) return false
    const { overflowX, overflowY } = getComputedStyle(box)
    return isClipped(overflowX, box.scrollWidth, box.clientWidth) || isClipped(overflowY, box.scrollHeight, box.clientHeight)
  })
  const wide = root.scrollWidth > root.clientWidth ? [`wider than the window: ${root.scrollWidth}`] : []
  document.adoptedStyleSheets = []
  return [...wide, ...lost.map(box => box.outerHTML.slice(0, 120))]
}"""
_FOCUS_IS_SEEN = """() => {
  const has = element => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none'
  }
  const now = document.activeElement
  return [now, now.closest('label'), now.parentElement, ...now.labels ?? []].some(one => one && has(one))
}"""


@pytest.fixture
def desk(windows: Windows) -> Iterator[Page]:
    with windows.lent(**DESK, reduced_motion="reduce") as page:
        yield page


def go(page: Page, selector: str, most: int = 90) -> None:
    """Press Tab until the element has the focus, and see that it is shown."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate(_FOCUS_IS_SEEN), f"nobody sees that {selector} has the focus"
            return
    pytest.fail(f"{selector} is not reached with {most} steps")


def test_a_result_of_the_search_is_opened_with_the_keyboard(desk: Page, host: str) -> None:
    desk.goto(host)
    go(desk, "[data-md-component=search-query]")
    desk.keyboard.type("визит")
    desk.locator(".md-search-result__item").first.wait_for()
    desk.wait_for_load_state("networkidle")
    desk.keyboard.press("ArrowDown")
    target = desk.evaluate("document.activeElement.href")
    desk.keyboard.press("Enter")
    desk.wait_for_url(target)


def test_a_plan_is_made_and_deleted_with_the_keyboard(desk: Page, host: str) -> None:
    desk.goto(f"{host}planner/")
    go(desk, "#km-add")
    desk.keyboard.press("Enter")
    desk.locator("#km-print").wait_for()
    go(desk, "#km-clear", most=200)
    desk.keyboard.press("Enter")
    desk.locator("#km-print").wait_for(state="hidden")


def test_the_library_is_filtered_with_the_keyboard(desk: Page, host: str) -> None:
    desk.goto(f"{host}handouts/")
    entries = desk.locator(".km-library__list > li:visible")
    all_of_them = entries.count()
    go(desk, "input[name=kind]")
    desk.keyboard.press("ArrowRight")

    expect(entries).not_to_have_count(all_of_them)
    assert 0 < entries.count() < all_of_them


def test_a_test_is_answered_with_the_keyboard(desk: Page, host: str, site: Built) -> None:
    desk.goto(host + example(site, "test"))
    go(desk, "form.km-question input")
    desk.keyboard.press("Space")
    go(desk, "form.km-question button")
    desk.keyboard.press("Enter")

    expect(desk.locator(".km-question__feedback:visible").first).to_have_text(re.compile(r"\S"))


def test_a_file_is_downloaded_with_the_keyboard(desk: Page, host: str, site: Built) -> None:
    desk.goto(host + example(site, "module"))
    go(desk, "article a[type='application/pdf']")
    asked = desk.evaluate("document.activeElement.href")

    assert desk.request.get(asked).headers["content-type"] == "application/pdf"


@pytest.mark.in_the_sample(OF_THE_SAMPLE)
def test_no_word_is_lost_at_400_percent_with_letters_set_apart(visit: Visit) -> None:
    assert visit.at(320, 640).evaluate(_LOST) == []


def test_paper_has_the_text_and_the_addresses_and_no_menu(browser: Browser, host: str, site: Built) -> None:
    with browser.new_context(viewport={"width": 672, "height": 1000}, service_workers="block") as context:
        page = context.new_page()
        page.emulate_media(media="print")
        for kind in ("module", "chapter", "licence", "acts", "privacy"):
            page.goto(host + example(site, kind))
            assert page.locator("h1").is_visible()
            shown = [name for name in _NOT_ON_PAPER if page.locator(name).locator("visible=true").count()]
            assert shown == [], kind
        page.goto(host + example(site, "licence"))
        written = page.locator("article a[href^='http']").evaluate_all(
            "all => all.map(link => [link.href, getComputedStyle(link, '::after').content])"
        )
    assert written
    assert [href for href, content in written if href.rstrip("/") not in content and "komak" not in href] == []


_NOT_ON_PAPER = (
    "header.md-header",
    ".md-tabs",
    ".md-sidebar",
    ".md-search",
    ".md-footer__inner",
    ".md-top",
    ".headerlink",
    "button",
)
