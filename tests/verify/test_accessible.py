"""WCAG 2.2 AA by axe-core on every kind of page in every language: narrow and wide, light and dark.

`make verify` looks at the full product. `make test` looks at each place of `OF_THE_SAMPLE` in one of the four looks in turn.

In the other colours of the same width axe is asked for its rules about colour alone, unless anything has moved, appeared or
gone with the colours: what a page has and where it stands was judged a moment before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import ROOT, Built
from tests.verify.kinds import EVERY, example
from tests.verify.visits import OF_THE_SAMPLE, Visit, settled
from tests.windows import Windows

_AXE = ROOT / "tests/node/node_modules/axe-core/axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_BY_MATERIAL = [".md-search-result .md-tags"]
"""Its script makes a landmark of the tags of a result, which has no name. Best practice, not WCAG; the words are read."""
_FOUND = """async ([tags, except]) => {
  // A menu that is scrolled shows half of a link under its title.
  for (const menu of document.querySelectorAll('.md-sidebar__scrollwrap')) menu.scrollTop = 0
  const shown = JSON.stringify([...document.querySelectorAll('*')].map(one => {
    const { x, y, width, height } = one.getBoundingClientRect()
    return [x, y, width, height, one.checkVisibility({ visibilityProperty: true, opacityProperty: true }), one.tabIndex]
  }))
  const ofColour = axe.getRules(tags).filter(rule => rule.tags.includes('cat.color')).map(rule => rule.ruleId)
  if (!ofColour.includes('color-contrast')) throw new Error('axe has no rules about colour')
  const runOnly = globalThis.kmShown === shown ? ofColour : tags
  globalThis.kmShown = shown
  const { violations } = await axe.run({ exclude: except }, { runOnly, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 150)}`))
}"""

Look = tuple[int, str]
"""A width and a scheme of colours."""
LOOKS: tuple[Look, ...] = ((1280, "default"), (1280, "slate"), (360, "slate"), (360, "default"))


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window without transitions: axe would see colours on their way."""
    with browser.new_context(reduced_motion="reduce", service_workers="block") as context:
        yield context.new_page()


def faults(page: Page, looks: tuple[Look, ...]) -> set[str]:
    """What axe finds on the page as it is, in each look."""
    page.evaluate(_AXE.read_text("utf-8"))
    found: set[str] = set()
    for width, scheme in looks:
        settled(page, width)
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        said: list[str] = page.evaluate(_FOUND, [_TAGS, _BY_MATERIAL])
        found |= {f"{width} {scheme}: {fault}" for fault in said}
    return found


@pytest.mark.in_the_sample(OF_THE_SAMPLE)
def test_every_kind_of_page_can_be_used_by_everybody(visit: Visit, pytestconfig: pytest.Config) -> None:
    in_turn = EVERY.index(visit.kind) % len(LOOKS)
    looks = LOOKS if pytestconfig.getoption("site") is not None else LOOKS[in_turn : in_turn + 1]

    assert faults(visit.at(1280), looks) == set()


def _search(page: Page) -> None:
    page.locator("label[for=__search]:visible, [data-md-component=search-query]:visible").first.click()
    page.keyboard.type("визит")
    page.locator(".md-search-result__item").first.wait_for()


def _menu(page: Page) -> None:
    page.locator("label[for=__drawer]:visible").first.click()


def _plan(page: Page) -> None:
    page.locator("#km-add").click()
    page.locator("#km-print").wait_for()
    _open(page)


def _answer(page: Page) -> None:
    for question in page.locator("form.km-question").all():
        for choice in question.locator("select").all():
            choice.select_option(index=1)
        if question.locator("input").count():
            question.locator("input").first.check()
        question.locator("button").click()


def _open(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


_DONE: dict[str, tuple[str, Callable[[Page], None], tuple[int, ...]]] = {
    "search": ("home", _search, (360, 1280)),
    "menu": ("module", _menu, (360,)),
    "plan": ("planner", _plan, (360, 1280)),
    "answers": ("test", _answer, (360, 1280)),
    "module unfolded": ("module", _open, (360, 1280)),
    "form unfolded": ("form", _open, (1280,)),
    "chapter unfolded": ("chapter", _open, (360,)),
}


@pytest.mark.parametrize(
    ("what", "width"), [(what, width) for what, (_, _, widths) in _DONE.items() for width in widths]
)
def test_what_appears_on_a_page_can_be_used_by_everybody(
    window: Page, host: str, site: Built, what: str, width: int
) -> None:
    kind, does, _ = _DONE[what]
    window.set_viewport_size({"width": width, "height": 740})
    window.goto(host + example(site, kind))
    does(window)

    assert faults(window, tuple(product((width,), ("default", "slate")))) == set()
    window.evaluate("localStorage.clear()")


@pytest.mark.parametrize("kind", ["module", "test"])
def test_a_button_has_an_edge_where_the_system_chooses_the_colours(
    windows: Windows, host: str, site: Built, kind: str
) -> None:
    """High contrast takes the ground of a button away: without an edge it is a line of bold words."""
    with windows.lent(forced_colors="active") as page:
        page.goto(host + example(site, kind))
        edges = page.locator(".km-button:visible").evaluate_all(
            """all => all.map(one => getComputedStyle(one)).map(({ borderTopWidth, outlineStyle, outlineWidth }) =>
                Math.max(parseFloat(borderTopWidth), outlineStyle === 'none' ? 0 : parseFloat(outlineWidth)))"""
        )

    assert edges
    assert min(edges) >= 1
