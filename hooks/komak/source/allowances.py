"""``curriculum/allowed.yml`` to named exceptions."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model import Allowance
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader

PATH = "curriculum/allowed.yml"


def read_allowances(reader: Reader) -> Entries[Allowance]:
    """What may be published of people; nothing if there is no such list."""
    return read_entries(reader, PATH, Allowance, Code.ALLOWANCE)
