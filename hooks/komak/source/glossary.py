"""``curriculum/glossary.yml`` to terms."""

from __future__ import annotations

from pathlib import Path

from komak.ground.issue import Code
from komak.model import Term
from komak.source.entries import Entries, read_entries

PATH = "curriculum/glossary.yml"


def read_glossary(root: Path) -> Entries[Term]:
    """The glossary below `root`; empty if there is none."""
    return read_entries(root, PATH, Term, Code.GLOSSARY)
