"""Programmes of a site, as a trainer meets them: page, hours, planner, papers and ZIP, in every language."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, expect
from tests.conftest import Built
from tests.reading import letters, pdf_text

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)–(\d{1,2}):(\d\d)")


@pytest.fixture
def programmes(site: Built) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = site.catalogue["programmes"]
    assert found
    return found


def title(site: Built, reference: str, locale: str) -> str:
    module = next(module for module in site.modules if module["reference"] == reference)
    return str(module["texts"][locale]["title"])


def words(element: HtmlElement) -> str:
    return str(element.text_content()).strip()


def rows(site: Built, address: str) -> list[list[str]]:
    """Cells of the agenda, day after day; each table says how many rows it has."""
    tables = site.pages[address].xpath("//div[contains(@class, 'km-plan')]//tbody")
    return [[words(cell) for cell in row] for table in tables for row in table]


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_a_page_tells_every_module_in_order_and_leads_to_its_zip(
    site: Built, programmes: list[dict[str, Any]], locale: str
) -> None:
    for programme in programmes:
        address = programme["texts"][locale]["address"]
        listed = site.pages[address].xpath("//li[contains(@class, 'km-programme__module')]")

        told = [words(item.xpath("./a")[0]) for item in listed]
        assert [letters(one) for one in told] == [letters(title(site, one, locale)) for one in programme["modules"]]
        for item in listed:
            (pack,) = item.xpath(".//a[@type='application/zip']/@href")
            assert urljoin(address, pack) in site.files


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_hours_follow_each_other_and_are_the_minutes_of_the_sessions(
    site: Built, programmes: list[dict[str, Any]], locale: str
) -> None:
    for programme in programmes:
        address = programme["texts"][locale]["address"]
        days = site.pages[address].xpath("//div[contains(@class, 'km-plan')]//tbody")
        assert len(days) == programme["days"]
        taught = 0
        for day in days:
            now = None
            for row in day:
                time, _, minutes = map(words, row)
                begin_hour, begin, end_hour, end = map(int, _CLOCK.fullmatch(time).groups())  # type: ignore[union-attr]
                assert now in (None, begin_hour * 60 + begin), time
                now = end_hour * 60 + end
                assert now - begin_hour * 60 - begin == int(minutes)
                taught += int(minutes) if row.xpath(".//a") else 0
        assert taught == programme["minutes"]


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_agenda_on_paper_says_what_the_page_says(
    site: Built, programmes: list[dict[str, Any]], locale: str
) -> None:
    for programme in programmes:
        (file,) = (file for file in programme["files"] if file["locale"] == locale)
        said = letters(pdf_text(site.files[file["address"]]))

        for cells in rows(site, programme["texts"][locale]["address"]):
            assert letters(cells[1]) in said, cells
        times = _CLOCK.findall(" ".join(cells[0] for cells in rows(site, programme["texts"][locale]["address"])))
        assert times


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_zip_has_the_agenda_and_the_test_of_the_whole(
    site: Built, programmes: list[dict[str, Any]], locale: str
) -> None:
    seen = 0
    for programme in programmes:
        name = f"packs/programmes/{programme['slug']}.{locale}.zip"
        inside = ZipFile(site.files[name]).namelist()
        page = site.pages[programme["texts"][locale]["address"]]
        assert name in [urljoin(programme["texts"][locale]["address"], link) for link in page.xpath("//a/@href")]
        has_test = [file for file in programme["test"] if file["locale"] == locale]
        assert len(inside) == 1 + 1 + len(has_test), "the list of contents, the agenda, the test"
        assert [file["slug"] for file in has_test] in ([], ["test-a", "test-b", "test-key", "test-results"])
        seen += len(has_test)
    assert seen


def test_the_planner_opens_with_every_session_at_its_hour(
    browser: Browser, host: str, site: Built, programmes: list[dict[str, Any]]
) -> None:
    """What the page says and what the planner reckons are one plan."""
    planned = [programme for programme in programmes if programme["rhythm"] == "days"]
    assert planned
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        for programme in planned:
            address = programme["texts"]["ru"]["address"]
            (link,) = site.pages[address].xpath("//p[@class='km-actions']/a[@class='km-button']/@href")
            page.goto(urljoin(host + address, link))
            page.locator(".km-day").first.wait_for()
            shown = [time.split("–") for time in page.locator(".km-day__time").all_inner_texts()]
            moments = {moment.split()[0] for pair in shown for moment in pair}
            agenda = {moment for cells in rows(site, address) for moment in cells[0].split("–")}
            assert agenda <= moments
            expect(page.locator(".km-day")).to_have_count(programme["days"])
            printed = page.locator(".km-needs a[href*='/test']").evaluate_all("links => links.map(link => link.href)")
            own = [file["address"] for file in programme["test"] if file["locale"] == "ru" and file["format"] == "pdf"]
            assert [name.removeprefix(host) for name in printed] == own, "its test, and not those of its modules"
