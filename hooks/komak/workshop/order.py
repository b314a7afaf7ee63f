"""What is to be made, and what was: plain frozen data that another process, or another machine, can be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from komak.ground.issue import Issue
from komak.workshop.makeable import Makeable


@dataclass(frozen=True)
class Product:
    """What an order became: bytes, or the reasons why there are none."""

    content: bytes | None
    issues: tuple[Issue, ...] = ()
    pages: int = 0
    """Pages of a PDF, files of a ZIP; 0 where it says nothing."""


class Order(Makeable, Protocol):
    """One file to make. A frozen dataclass: all its fields but those marked as provenance decide about its bytes."""

    @property
    def dest(self) -> str:
        """Address from the site's root; provenance."""

    @property
    def suffix(self) -> str:
        """What the file's name ends with: ``.pdf``."""


@dataclass(frozen=True)
class FileFacts:
    """What is worth knowing before a download."""

    size: int
    """Bytes."""
    pages: int
    """Pages of a PDF, files of a ZIP."""
    sha256: str


@dataclass(frozen=True)
class Artefact:
    """A finished file."""

    dest: str
    """As in the order."""
    path: Path
    """Where the bytes are, inside the store."""
    size: int
    """In bytes."""
    pages: int
    """Pages of a PDF, files of a ZIP."""
    sha256: str
    """Of the bytes, in hexadecimal."""

    @property
    def suffix(self) -> str:
        return self.path.suffix

    @property
    def facts(self) -> FileFacts:
        return FileFacts(self.size, self.pages, self.sha256)


@dataclass(frozen=True)
class Outcome:
    """What became of many orders."""

    artefacts: Mapping[str, Artefact]
    """By ``dest``, in its order; what could not be made has none."""
    issues: tuple[Issue, ...] = ()
    """Sorted; empty when everything could be made."""
    made: int = 0
    """How many files were made; the others were in the store."""
    keys: frozenset[str] = field(default=frozenset(), repr=False)
    """What of the store was used."""

    def joined(self, other: Outcome) -> Outcome:
        """Two outcomes as one."""
        issues = tuple(sorted({*self.issues, *other.issues}))
        artefacts = {**self.artefacts, **other.artefacts}
        return Outcome(artefacts, issues, self.made + other.made, self.keys | other.keys)
