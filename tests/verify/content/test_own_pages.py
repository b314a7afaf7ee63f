"""Hand-written pages that only this site has: what every kind of page must be, they are too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.conftest import Built
from tests.verify.test_accessible import LOOKS, faults
from tests.verify.visits import LISTEN, LOCALES, listening, settled

PAGES = ("hosting/", "materials/", "trainers/", "authors/review/", "authors/translator/")
_NARROW = 320
"""A window of 1280 px at 400 %."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("address", PAGES)
def test_an_own_page_can_be_used_by_everybody(
    browser: Browser, host: str, site: Built, address: str, locale: str
) -> None:
    heard = list[str]()
    with browser.new_context(reduced_motion="reduce", service_workers="block") as context:
        page = context.new_page()
        page.add_init_script(LISTEN)
        with listening(page, heard, host, expected_404=""):
            page.goto(host + site.in_language(address, locale))
            found = faults(page, LOOKS)
            settled(page, _NARROW)
            width = page.evaluate("document.documentElement.scrollWidth")
            page.wait_for_load_state("networkidle")

    assert (found, heard) == (set(), [])
    assert width <= _NARROW
