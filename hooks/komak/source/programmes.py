"""``curriculum/programmes.yml`` to programmes."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model import Programme
from komak.model.programmes import PATH
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader


def read_programmes(reader: Reader) -> Entries[Programme]:
    """The programmes; none if there is no such file."""
    return read_entries(reader, PATH, Programme, Code.PROGRAMME)
