"""A build against MkDocs alone: what reading, checking, laying out and sealing the pages cost on top."""

from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks.measuring import interleaved, ratio, show, spread
from tests.benchmarks.projects import build, copy_of_project, forget, plain

ROUNDS = 3
PAGES_AT_MOST = 1.5
WARM_AT_MOST = 1.15
_FROZEN = re.compile(r"editions/\d")


def test_build(tmp_path: Path) -> None:
    """Pages: an empty cache, and files for download brought from a shared store. Warm: nothing changed. Plain: the same pages.

    What the files themselves cost, `test_handouts.py` says of each.
    """
    komak = copy_of_project(tmp_path / "komak")
    alone = plain(komak, tmp_path / "plain")
    store = (tmp_path / "store").as_uri()

    def pages() -> None:
        forget(komak)
        build(komak, KOMAK_STORE=store)

    build(alone)  # both have read every library from the disk before the clock runs
    build(komak, KOMAK_STORE=store)
    runs = {"plain": lambda: build(alone), "pages": pages, "warm": lambda: build(komak, KOMAK_STORE=store)}
    seconds = interleaved(runs, ROUNDS)
    rows = [(name, spread(took), f"{ratio(seconds, name, 'plain'):.2f}") for name, took in seconds.items()]
    show(f"Build, {len(_pages(komak))} pages", ("build", "time", "× plain"), rows)

    assert _pages(alone) == _pages(komak), "not the same pages"
    assert ratio(seconds, "pages", "plain") <= PAGES_AT_MOST
    assert ratio(seconds, "warm", "plain") <= WARM_AT_MOST


def _pages(project: Path) -> set[str]:
    """Addresses of the pages that were written; frozen editions are copied."""
    site = project / "site"
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {address for address in found if not _FROZEN.match(address)}
