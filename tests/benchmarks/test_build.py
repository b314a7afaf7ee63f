"""A whole build against MkDocs alone: what reading, checking, typesetting and hanging in cost on top."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.measuring import interleaved, ratio, show, spread
from tests.benchmarks.projects import build, copy_of_project, forget, plain

ROUNDS = 3
COLD_AT_MOST = 2.5
WARM_AT_MOST = 1.25


def test_whole_build(tmp_path: Path) -> None:
    """Cold: nothing in the cache. Warm: nothing changed. Plain: the same pages without handouts."""
    komak = copy_of_project(tmp_path / "komak")
    alone = plain(komak, tmp_path / "plain")

    def cold() -> None:
        forget(komak)
        build(komak)

    build(alone)  # both have read every library from the disk before the clock runs
    cold()
    seconds = interleaved({"plain": lambda: build(alone), "cold": cold, "warm": lambda: build(komak)}, ROUNDS)
    pages = {folder: len(list((folder / "site").rglob("*.html"))) for folder in (alone, komak)}
    rows = [(name, spread(took), f"{ratio(seconds, name, 'plain'):.2f}") for name, took in seconds.items()]
    show(f"Whole build, {pages[komak]} pages", ("build", "time", "× plain"), rows)

    assert pages[alone] == pages[komak], "not the same pages"
    assert ratio(seconds, "cold", "plain") <= COLD_AT_MOST
    assert ratio(seconds, "warm", "plain") <= WARM_AT_MOST
