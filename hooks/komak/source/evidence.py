"""``curriculum/evidence.yml`` to events."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model import Event
from komak.model.evidence import PATH
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader


def read_evidence(reader: Reader) -> Entries[Event]:
    """The events; none if there is no such file."""
    return read_entries(reader, PATH, Event, Code.EVENT)
