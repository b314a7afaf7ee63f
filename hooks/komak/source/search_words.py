"""``curriculum/search.yml`` to what readers type."""

from __future__ import annotations

from pathlib import Path

from komak.ground.issue import Code
from komak.model.search_words import SearchEntry
from komak.source.entries import Entries, read_entries

PATH = "curriculum/search.yml"


def read_search_words(root: Path) -> Entries[SearchEntry]:
    """The entries below `root`; none if there is no such file."""
    return read_entries(root, PATH, SearchEntry, Code.SEARCH_WORDS)
