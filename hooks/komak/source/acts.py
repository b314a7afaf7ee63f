"""``curriculum/acts.yml`` to acts."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model import Act
from komak.model.acts import PATH
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader


def read_acts(reader: Reader) -> Entries[Act]:
    """The acts; none if there is no register."""
    return read_entries(reader, PATH, Act, Code.ACT)
