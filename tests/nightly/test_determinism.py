"""The same input gives the same bytes, on the real site and on the sample, which has something of everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Project, contents, copy_real, copy_sample


def _sample(folder: Path) -> Project:
    return copy_sample(folder, "sample")


@pytest.mark.parametrize("copy", [copy_real, _sample], ids=["real", "sample"])
def test_two_builds_are_the_same_byte_for_byte(copy: Callable[[Path], Project], tmp_path: Path) -> None:
    """Another folder, an empty cache, another hash seed."""
    one = copy(tmp_path / "one").build(tmp_path / "first", PYTHONHASHSEED="1")
    other = copy(tmp_path / "a folder/elsewhere").build(tmp_path / "out", PYTHONHASHSEED="2")
    ours, theirs = contents(one.folder), contents(other.folder)

    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert {"sitemap.xml.gz", "search/search_index.json", "catalogue.json"} <= set(ours)
