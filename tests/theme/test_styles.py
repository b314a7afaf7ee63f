"""The parts of the styles: small, whole by themselves, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import Built

from komak.outputs.styles import PARTS, STYLES, styles

FILES = sorted(PARTS.glob("*.css"))
LOADS = re.compile(
    r"@import|url\(\s*['\"]?\s*(?!data:image/)(?:[a-z][a-z0-9+.-]*:|//|\\)|\\75|\\55|expression\(", re.IGNORECASE
)


@pytest.mark.parametrize("part", FILES, ids=lambda part: part.stem)
def test_a_part_is_small_and_whole(part: Path) -> None:
    text = part.read_text("utf-8")

    assert len(text.splitlines()) <= 300
    assert text.count("{") == text.count("}")
    assert not LOADS.search(text)


def test_the_site_has_them_in_one_file_and_nothing_besides(minimal: Built) -> None:
    assert len(FILES) > 20
    assert (minimal.folder / STYLES).read_text("utf-8") == styles()
    assert not (minimal.folder / "styles").exists()
