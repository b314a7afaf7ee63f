"""``curriculum/search.yml`` to what readers type."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model.search_words import SearchEntry
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader

PATH = "curriculum/search.yml"


def read_search_words(reader: Reader) -> Entries[SearchEntry]:
    """The entries; none if there is no such file."""
    return read_entries(reader, PATH, SearchEntry, Code.SEARCH_WORDS)
