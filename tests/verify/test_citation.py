"""What somebody who has to cite a page or a paragraph meets: a dialog on a phone, a box below the text, files for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import Built
from tests.windows import Windows

_PHONE = {"width": 360, "height": 740}
_LOCATORS = {"ru": "§ {}", "uz": "{}-paragraf", "uz-Cyrl": "{}-параграф"}


def _chapters(site: Built, locale: str) -> list[str]:
    """Pages of a language that have numbered paragraphs."""
    return [
        address
        for address, page in site.pages.items()
        if site.locale_of(address) == locale and page.xpath("//*[contains(@class, 'km-paragraph__number')]")
    ]


@pytest.fixture(params=["ru", "uz", "uz-Cyrl"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def chapter(site: Built, locale: str, windows: Windows) -> Iterator[Page]:
    """A chapter with numbered paragraphs on a phone, from the disk: nothing can be fetched there."""
    addresses = _chapters(site, locale)
    if not addresses:
        pytest.skip("this site has no numbered text yet")
    with windows.lent(viewport=_PHONE) as page:
        page.goto((site.folder / addresses[0] / "index.html").as_uri())
        yield page


def test_a_paragraph_is_cited_from_a_phone_with_two_taps(chapter: Page, locale: str, site: Built) -> None:
    """One on its number, one on the first button: then the reference of GOST is what is pasted."""
    link = chapter.locator(".km-paragraph__number").first
    number = str(link.get_attribute("href")).removeprefix("#p")
    link.click()
    dialog = chapter.locator("dialog[open]")
    reference = dialog.locator("dd").filter(has_text="[").first

    words = reference.inner_text()
    assert f". {_LOCATORS[locale].format(number)}. URL: {site.catalogue['site']}" in words
    assert f"#p{number} (" in words
    assert f"{date.today():%d.%m.%Y})." in words  # noqa: DTZ011 - the reader's own day
    assert "@@" not in dialog.inner_text()
    assert dialog.evaluate(
        "box => box.scrollWidth <= box.clientWidth && box.getBoundingClientRect().width <= innerWidth"
    )
    dialog.locator(".km-cite__form", has=chapter.locator("dd", has_text="[")).first.locator("button").click()
    assert _pasted(chapter) == words
    assert chapter.evaluate("location.hash") == f"#p{number}"


def _pasted(page: Page) -> str:
    """What was copied, by pasting it: a page from the disk may not read the clipboard."""
    page.evaluate(
        "() => { const field = document.createElement('textarea'); field.id = 'paste';"
        " (document.querySelector('dialog[open]') ?? document.body).append(field); field.focus(); }"
    )
    page.keyboard.press("Control+V")
    return str(page.input_value("#paste")).strip()


def test_the_dialog_is_used_by_keys_alone(chapter: Page) -> None:
    """Enter opens it, every button is reached by Tab inside it, Escape closes it and the number has the focus again."""
    chapter.locator(".km-paragraph__number").first.focus()
    chapter.keyboard.press("Enter")
    seen = set()
    for _ in range(12):
        seen.add(
            chapter.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.className")
        )
        assert chapter.evaluate(
            "!!document.activeElement.closest('dialog') || document.activeElement === document.body"
        )
        chapter.keyboard.press("Tab")
    assert len([name for name in seen if ":" in name]) >= 5
    chapter.keyboard.press("Escape")
    expect(chapter.locator("dialog")).to_have_count(0)  # it goes when the browser has told it that it is closed
    assert chapter.evaluate("document.activeElement.matches('.km-paragraph__number')")


def test_the_dialog_leads_to_the_paragraph_of_the_edition_that_stays(chapter: Page) -> None:
    """Where the page says that its words may change, so does the dialog."""
    link = chapter.locator(".km-paragraph__number").first
    link.click()
    said, told = chapter.locator("article .km-released"), chapter.locator("dialog .km-released")

    assert told.all_inner_texts() == said.all_inner_texts()
    before = said.locator("a").evaluate_all("all => all.map(one => one.href)")
    assert told.locator("a").evaluate_all("all => all.map(one => one.href)") == [
        f"{address}{link.get_attribute('href')}" for address in before
    ]


def test_back_on_a_phone_closes_the_dialog(chapter: Page) -> None:
    address = chapter.url
    chapter.locator(".km-paragraph__number").first.click()
    expect(chapter.locator("dialog[open]")).to_have_count(1)
    chapter.go_back()

    expect(chapter.locator("dialog")).to_have_count(0)
    assert chapter.url == address


def test_without_scripts_the_number_leads_to_its_paragraph(site: Built, windows: Windows) -> None:
    addresses = _chapters(site, "ru")
    if not addresses:
        pytest.skip("this site has no numbered text yet")
    with windows.lent(viewport=_PHONE, java_script_enabled=False) as page:
        page.goto((site.folder / addresses[0] / "index.html").as_uri())
        link = page.locator(".km-paragraph__number").last
        link.click()
        assert page.url.endswith(str(link.get_attribute("href")))
        assert page.locator("dialog").count() == 0


def test_a_page_says_how_it_is_cited(site: Built, locale: str) -> None:
    """Closed, at its end; the address in it is its own, and the files beside it are there."""
    boxes = {
        address: box
        for address, page in site.pages.items()
        if site.locale_of(address) == locale
        for box in page.xpath("//details[@id='km-cite']")
    }
    whole = site.in_language("licence/", locale)
    assert {whole, site.in_language("guide/", locale), *_modules(site, locale)} <= boxes.keys()
    for address, box in boxes.items():
        own = site.catalogue["site"] + (address if address != whole else site.in_language("", locale))
        words = [row.text_content() for row in box.xpath("./dl//dd")]
        assert len(words) == 4, address
        assert all(re.search(rf"{re.escape(own)}(?![\w/])", text) for text in words), address
        assert box.get("open") is None
        files = [urljoin(f"/{address}", href).removeprefix("/") for href in box.xpath(".//a[@download]/@href")]
        assert [Path(file).suffix for file in files] == [".bib", ".ris", ".json"], address
        assert own in site.files[files[0]].read_text("utf-8")
        assert json.loads(site.files[files[2]].read_bytes())[0]["URL"] == own


def _modules(site: Built, locale: str) -> set[str]:
    return {module["texts"][locale]["address"] for module in site.modules}


def test_a_box_is_opened_and_copied_on_a_phone(site: Built, locale: str, windows: Windows) -> None:
    with windows.lent(viewport=_PHONE) as page:
        page.goto((site.folder / next(iter(sorted(_modules(site, locale)))) / "index.html").as_uri())
        page.locator(".km-cite > summary").click()
        words = page.locator(".km-cite dd").first.inner_text()
        page.locator(".km-cite button").first.click()

        assert f"{date.today():%d.%m.%Y}" in words  # noqa: DTZ011
        assert page.locator(".km-cite__told").first.inner_text() != ""
        assert _pasted(page) == words
        assert page.evaluate("document.documentElement.scrollWidth") <= _PHONE["width"]


@pytest.mark.of_a_folder
def test_the_edition_can_be_cited_by_programs(site: Built) -> None:
    assert site.files["CITATION.cff"].read_text("utf-8").lstrip().startswith("cff-version:")
    assert json.loads(site.files["zenodo.json"].read_bytes())["version"] == site.catalogue["edition"]
