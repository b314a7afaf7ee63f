"""``curriculum/people.yml`` to families."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model import Family
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader

PATH = "curriculum/people.yml"


def read_people(reader: Reader) -> Entries[Family]:
    """The fictional families; none if there is no register."""
    return read_entries(reader, PATH, Family, Code.PEOPLE)
