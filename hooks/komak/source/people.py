"""``curriculum/people.yml`` to families."""

from __future__ import annotations

from pathlib import Path

from komak.ground.issue import Code
from komak.model import Family
from komak.source.entries import Entries, read_entries

PATH = "curriculum/people.yml"


def read_people(root: Path) -> Entries[Family]:
    """The fictional families below `root`; none if there is no register."""
    return read_entries(root, PATH, Family, Code.PEOPLE)
