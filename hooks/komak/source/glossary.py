"""``curriculum/glossary.yml`` to terms."""

from __future__ import annotations

from komak.ground.issue import Code
from komak.model import Term
from komak.source.entries import Entries, read_entries
from komak.source.reader import Reader

PATH = "curriculum/glossary.yml"


def read_glossary(reader: Reader) -> Entries[Term]:
    """The glossary; empty if there is none."""
    return read_entries(reader, PATH, Term, Code.GLOSSARY)
