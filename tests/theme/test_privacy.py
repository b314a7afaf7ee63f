"""What a reader who uses everything leaves behind is what the page *What this site knows about you* tells, and nobody else is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import Built, sample_site
from tests.serving import serving
from tests.verify.kinds import example

from komak.outputs.kept import KEPT

_STORED = """async () => ({
  localStorage: Object.keys(localStorage),
  sessionStorage: Object.keys(sessionStorage),
  indexedDB: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
})"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return sample_site(tmp_path_factory)


@pytest.fixture(scope="module")
def host(sample: Built) -> Iterator[str]:
    with serving(sample.folder) as address:
        yield address


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


def walk(page: Page, host: str, sample: Built) -> None:
    """Everything that a page offers to press, once; whoever adds something that is stored adds a step."""
    page.goto(host)
    page.locator("label[for^='__palette_']:visible").click()
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.type("визит")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(lambda address: address != host)
    page.goto(host + "planner/")
    page.locator("#km-add").click()
    page.locator("#km-clear").wait_for()
    page.goto(host + example(sample, "test"))
    page.locator("form.km-question input").first.check()
    page.goto(host + "handouts/")
    page.locator("label:has(input[name=kind][value=form])").click()
    page.goto(host + example(sample, "module"))
    page.locator("header a[hreflang=uz]").first.click()
    page.wait_for_url("**/uz/**")


def stored(page: Page, context: BrowserContext) -> set[tuple[str, str]]:
    found: dict[str, list[str]] = page.evaluate(_STORED)
    names = [(place, name) for place, all_names in found.items() for name in all_names]
    return {*names, *(("cookies", cookie["name"]) for cookie in context.cookies())}


def told(site: Built, locale: str) -> set[tuple[str, str]]:
    """The list of the page."""
    rows = site.pages[site.in_language("privacy/", locale)].xpath("//article//dd")
    return {tuple(one.text_content() for one in row.iter("code")) for row in rows}


def test_a_reader_who_uses_everything_leaves_what_the_page_tells(
    reader: BrowserContext, host: str, sample: Built
) -> None:
    asked: set[str] = set()
    reader.on("request", lambda request: asked.add(urlsplit(request.url).netloc or request.url))
    page = reader.new_page()
    walk(page, host, sample)
    left = stored(page, reader)
    page.goto(host + "offline/")
    page.get_by_role("button", name="Удалить всё и выключить").click()
    page.get_by_role("button", name="Включить").wait_for()
    left |= stored(page, reader)
    listed = told(sample, "ru")

    assert asked == {urlsplit(host).netloc}
    assert [one for one in left if not any(one[0] == place and fnmatch(one[1], name) for place, name in listed)] == []
    assert [one for one in listed if not any(one[0] == place and fnmatch(name, one[1]) for place, name in left)] == []


def test_a_reader_who_only_reads_leaves_what_was_read(reader: BrowserContext, host: str, sample: Built) -> None:
    page = reader.new_page()
    for kind in ("home", "module", "planner", "test", "library"):
        page.goto(host + example(sample, kind))

    assert {place for place, _ in stored(page, reader)} <= {"caches"}


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_page_tells_all_that_is_kept_and_is_linked_from_every_page(sample: Built, locale: str) -> None:
    home = sample.pages[sample.in_language("", locale)]
    words = [
        row.text_content().strip() for row in sample.pages[sample.in_language("privacy/", locale)].iter("dt", "dd")
    ]

    assert told(sample, locale) == {(one.place, one.name) for one in KEPT}
    assert all(words)
    assert len(home.xpath("//footer//a[contains(@href, 'privacy/')]")) == 1
    assert not re.search(r"privacy\.\w", " ".join(words))


def test_the_plan_is_deleted_by_the_button_that_the_page_names(
    reader: BrowserContext, host: str, sample: Built
) -> None:
    page = reader.new_page()
    page.goto(host + "planner/")
    page.locator("#km-add").click()
    assert ("localStorage", "komak-plan") in stored(page, reader)
    page.locator("#km-clear").click()

    assert ("localStorage", "komak-plan") not in stored(page, reader)
    text = " ".join(sample.pages["privacy/"].text_content().split())
    assert page.locator("#km-clear").inner_text() in text
