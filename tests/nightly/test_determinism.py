"""The same input gives the same bytes, on the real site, too."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import contents, copy_real


def test_two_builds_of_the_real_site_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    """Another folder, an empty cache, another hash seed."""
    one = copy_real(tmp_path / "one").build(tmp_path / "first", PYTHONHASHSEED="1")
    other = copy_real(tmp_path / "a folder/elsewhere").build(tmp_path / "out", PYTHONHASHSEED="2")
    ours, theirs = contents(one.folder), contents(other.folder)

    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert {"sitemap.xml.gz", "search/search_index.json", "catalogue.json"} <= set(ours)
