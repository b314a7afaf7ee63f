"""The HTML of every kind of page is valid, as the Nu checker reads it: a browser has nothing to guess."""

from __future__ import annotations

import shutil

import pytest
from tests.conftest import Built
from tests.standards import html_faults
from tests.verify.kinds import EVERY, example


def test_the_html_of_every_kind_of_page_is_valid(site: Built, pytestconfig: pytest.Config) -> None:
    """In every language by `make verify`; the templates are the same, so `make test` reads the first."""
    if shutil.which("java") is None:
        pytest.skip("Java is missing: the Nu checker runs in it; install it with apt-get install default-jre-headless")
    locales = site.locales if pytestconfig.getoption("site") else site.locales[:1]
    addresses = [
        site.in_language(example(site, kind), locale) for locale in locales for kind in EVERY if kind != "lost"
    ]

    files = [f"{address}index.html" for address in addresses] + ["404.html"]

    assert html_faults({name: site.files[name].read_text("utf-8") for name in files}) == []
