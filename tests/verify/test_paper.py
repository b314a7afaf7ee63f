"""Every PDF of the built site, read back: line ends, edges of the paper, words upon words."""

from __future__ import annotations

import shutil

import pytest
from tests.conftest import Built
from tests.paper import outside, overprinted, torn

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


def _sheets(site: Built) -> list[str]:
    found = [name for name in site.files if name.endswith(".pdf")]
    assert len(found) > 50
    return found


def test_no_line_parts_what_belongs_together(site: Built) -> None:
    assert [fault for name in _sheets(site) for fault in torn(site.files[name])] == []


def test_no_word_stands_on_another_or_off_the_paper(site: Built) -> None:
    """A slide is not printed: its foot may come nearer to the edge."""
    faults = [fault for name in _sheets(site) for fault in overprinted(site.files[name])]
    faults += [fault for name in _sheets(site) if "/slides." not in name for fault in outside(site.files[name])]

    assert faults == []
