"""From a sheet to its page: the code in the footer is read, its address opened, and the page says what the paper is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from tests.conftest import Built
from tests.remembered import remembered
from tests.windows import PHONE, Windows


def _read(site: Built, name: str) -> str:
    """The one address that is in the codes of a PDF."""
    codes = remembered(site.files[name].read_bytes(), _codes, f"{version('pypdfium2')} {version('zxing-cpp')}")
    assert codes, name
    assert len(set(codes)) == 1, name
    return codes[0]


def _codes(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.render(scale=2.5, grayscale=True).to_pil() for page in pdf]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


def _papers(site: Built) -> Iterator[tuple[str, str]]:
    """A PDF of every kind in every language, with the address of its page."""
    module = site.modules[0]
    handouts = {handout["kind"]: handout for handout in site.handouts}
    for work in (*handouts.values(), site.catalogue["forms"][0]):
        for file in work["files"]:
            if file["format"] == "pdf" and file["locale"] in site.locales:
                yield file["address"], work["texts"][file["locale"]]["address"]
    for book in site.catalogue["books"]:
        if book["module"] == module["reference"] and book["kind"] == "guide":
            yield book["address"], module["texts"][book["locale"]]["facilitator_address"]


def test_the_code_on_a_paper_leads_to_its_page_and_says_its_edition(site: Built) -> None:
    papers = list(_papers(site))
    assert {name.split(".")[-2] for name, _ in papers} == set(site.locales)
    for name, address in papers:
        expected = f"{site.catalogue['site']}{address}?edition={site.catalogue['edition']}"
        assert _read(site, name) == expected, name


@pytest.fixture
def phone(windows: Windows) -> Iterator[Page]:
    with windows.lent(**PHONE) as page:
        yield page


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_page_tells_whether_the_paper_is_of_its_edition(site: Built, host: str, phone: Page, locale: str) -> None:
    address, edition = site.handouts[0]["texts"][locale]["address"], site.catalogue["edition"]
    told = phone.locator(".km-notice[role=status]")

    phone.goto(f"{host}{address}?edition={edition}")
    expect(told).to_contain_text(edition)
    same = told.inner_text()
    phone.goto(f"{host}{address}?edition=2019.7")
    expect(told).to_contain_text("2019.7")
    expect(told).to_contain_text(edition)
    assert not re.search(r"[{}]", same + told.inner_text())
    assert told.evaluate("box => box.getBoundingClientRect().right <= innerWidth")

    for other in ("", "?edition=", "?edition=<b>1.0"):
        phone.goto(f"{host}{address}{other}")
        expect(phone.locator("h1").first).to_be_visible()
        expect(told).to_have_count(0)
