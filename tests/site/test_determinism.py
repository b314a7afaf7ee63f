"""The same input gives the same bytes: nothing but a changed text changes what is published. At night the same of larger sites; builds from a cache are compared in `test_failures.py`."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Built, contents, copy_minimal


def test_another_folder_an_empty_cache_another_seed(minimal: Built, tmp_path: Path) -> None:
    ours = contents(minimal.folder)
    theirs = contents(copy_minimal(tmp_path / "a folder/elsewhere").build(tmp_path / "out", PYTHONHASHSEED="2").folder)

    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert {"sitemap.xml.gz", "search/search_index.json", "catalogue.json"} <= set(ours)
