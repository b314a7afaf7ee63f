"""Every PDF of the built site, read back: line ends, edges of the paper, words upon words."""

from __future__ import annotations

import shutil

import pytest
from tests.conftest import Built
from tests.paper import outside, overprinted, torn

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


def _sheets(real: Built) -> list[str]:
    found = [name for name in real.files if name.endswith(".pdf")]
    assert len(found) > 100
    return found


def test_no_line_parts_what_belongs_together(real: Built) -> None:
    assert [fault for name in _sheets(real) for fault in torn(real.files[name])] == []


def test_no_word_stands_on_another_or_off_the_paper(real: Built) -> None:
    """A slide is not printed: its foot may come nearer to the edge."""
    faults = [fault for name in _sheets(real) for fault in overprinted(real.files[name])]
    faults += [fault for name in _sheets(real) if "/slides." not in name for fault in outside(real.files[name])]

    assert faults == []
