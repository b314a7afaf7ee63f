"""What trainers and specialists meet on their way: the menu, the plan, two languages side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.conftest import Built
from tests.verify.visits import settled
from tests.windows import Windows


def _first_module(site: Built, locale: str) -> str:
    track = site.catalogue["tracks"][0]
    return site.in_language(f"modules/{track['modules'][0]['reference']}/", locale)


@pytest.fixture(params=["ru", "uz", "uz-Cyrl"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_planner_and_library_are_in_the_menu(site: Built, locale: str) -> None:
    """Their links stand in the menu of every page as words to tap, not only behind the name of a tab."""
    page = site.pages[site.in_language("guide/", locale)]
    links = page.xpath("//nav[contains(@class, 'md-nav--primary')]//a[contains(@class, 'md-nav__link')]/@href")

    assert {"../planner/", "../handouts/", "../forms/", "../events/"} <= set(links)


def test_the_plan_stands_before_the_downloads(site: Built, locale: str) -> None:
    for address in (_first_module(site, locale), f"{_first_module(site, locale)}facilitator/"):
        ids = site.pages[address].xpath("//h2/@id")
        assert ids.index("km-plan") < ids.index("km-downloads"), address


def test_side_by_side_is_side_by_side(site: Built, locale: str, windows: Windows) -> None:
    """Two columns on a wide screen and on paper, one below the other on a phone; nothing wider than the screen."""
    file = site.folder / f"{_first_module(site, locale)}side-by-side/index.html"
    lefts = "[...document.querySelectorAll('.km-pair')].map((pair) => [...pair.children].map((half) => Math.round(half.getBoundingClientRect().left)))"
    with windows.lent() as page:
        page.goto(Path(file).as_uri())
        for width, columns in ((1280, 2), (360, 1), (320, 1)):
            halves = settled(page, width).evaluate(lefts)
            assert len(halves) >= 5
            assert {len(set(pair)) for pair in halves if len(pair) == 2} == {columns}, width
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_filter_of_the_library_says_how_many_files_it_leaves(site: Built, locale: str, windows: Windows) -> None:
    with windows.lent() as page:
        settled(page, 360).goto((site.folder / site.in_language("handouts/", locale) / "index.html").as_uri())
        status, shown = page.locator(".km-library__count[role=status]"), page.locator(".km-library__list > li:visible")
        everything = shown.count()
        assert str(everything) in status.inner_text()

        page.locator(".km-filter input[name=kind]").nth(1).check(force=True)
        expect(shown).not_to_have_count(everything)
        assert 0 < shown.count() < everything
        expect(status).to_contain_text(str(shown.count()))
