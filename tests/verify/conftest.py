"""What the checks of a built site share: its pages behind an address on this machine, and one window that visits them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import Built
from tests.published import is_address
from tests.serving import serving
from tests.verify.kinds import example
from tests.verify.visits import LISTEN, PLACES, Visit, listening


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "in_the_sample(places): the visits that `make test` makes; `make verify` makes all"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whoever asks for `visit` sees every kind of page in every language; of the sample, what its mark names.

    The scope keeps the tests of one page together, whatever file they are in: it is loaded once for all of them.
    """
    if "visit" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("in_the_sample")
        places = PLACES if mark is None or metafunc.config.getoption("site") is not None else mark.args[0]
        metafunc.parametrize("visit", places, indirect=True, ids="-".join, scope="session")


@pytest.fixture(scope="session")
def host(site: Built, pytestconfig: pytest.Config) -> Iterator[str]:
    """The public address that is verified, or the built site served on this machine only."""
    named = pytestconfig.getoption("site") or ""
    if is_address(named):
        yield f"{named.rstrip('/')}/"
        return
    with serving(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def shared_window(browser: Browser) -> Iterator[Page]:
    """One window for all visits, as a reader has one: a new one costs as much as two pages.

    It has no transitions: axe would see colours on their way. It has no service worker, which takes as long as the page
    does; ``test_browser.py`` has pages brought by it.
    """
    with browser.new_context(reduced_motion="reduce", service_workers="block") as context:
        context.set_default_timeout(120_000)  # a page of a megabyte, on a machine that has much else to do
        page = context.new_page()
        page.add_init_script(LISTEN)
        yield page


@pytest.fixture(scope="session")
def visit(request: pytest.FixtureRequest, shared_window: Page, host: str, site: Built) -> Iterator[Visit]:
    """A page of a kind in a language, as it was loaded."""
    seen = Visit(shared_window, *request.param)
    address = host + site.in_language(example(site, seen.kind), seen.locale)
    seen.at(1280, 800)
    with listening(shared_window, seen.faults, host, address if seen.kind == "lost" else ""):
        shared_window.goto(address)
        yield seen
