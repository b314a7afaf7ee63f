"""The same input gives the same bytes: nothing but a changed text changes what is published."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Built, Project, contents, copy_real


def test_two_builds_of_the_real_site_are_the_same_byte_for_byte(real: Built, tmp_path: Path) -> None:
    """Another folder, an empty cache, another hash seed."""
    other = copy_real(tmp_path / "a folder/elsewhere").build(tmp_path / "out", PYTHONHASHSEED="2")
    ours, theirs = contents(real.folder), contents(other.folder)

    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert {"sitemap.xml.gz", "search/search_index.json", "catalogue.json"} <= set(ours)


def test_a_second_build_from_the_cache_is_the_same_too(minimal: Built, tmp_path: Path) -> None:
    again = Project(minimal.project).build(tmp_path / "out")

    assert contents(again.folder) == contents(minimal.folder)
