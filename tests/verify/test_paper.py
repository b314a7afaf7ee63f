"""Every PDF of the built site, read back: line ends, edges of the paper, words upon words."""

from __future__ import annotations

import shutil

import pytest
from tests.conftest import Built
from tests.paper import outside, overprinted, paper_pages, torn

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


PARTS = 4
"""All sheets take half a minute: so processes can share them."""


@pytest.fixture(scope="module", params=range(PARTS))
def faults(request: pytest.FixtureRequest, site: Built) -> dict[str, list[str]]:
    """What is wrong with a part of the sheets, by kind; each is read once. A slide is not printed: its foot may come nearer to the edge."""
    every = [name for name in site.files if name.endswith(".pdf")]
    assert len(every) > 50
    sheets = every[request.param :: PARTS]
    found: dict[str, list[str]] = {"torn": [], "overprinted": [], "outside": []}
    for name in sheets:
        path = site.files[name]
        assert paper_pages(path), name
        found["torn"] += torn(path)
        found["overprinted"] += overprinted(path)
        found["outside"] += outside(path) if "/slides." not in name else []
    return found


def test_no_line_parts_what_belongs_together(faults: dict[str, list[str]]) -> None:
    assert faults["torn"] == []


def test_no_word_stands_on_another_or_off_the_paper(faults: dict[str, list[str]]) -> None:
    assert faults["overprinted"] + faults["outside"] == []
