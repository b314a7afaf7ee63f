"""What can be found: a page of the site as plain text, in the order in which kinds of page matter to a reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a page is; the value is its weight among pages that match equally well."""

    MODULE = 1.0
    HANDOUT = 0.95
    GUIDE = 0.85
    LIST = 0.7
    REGISTER = 0.65
    """Lists of people and days that are filled in: many headings, little to read."""
    EXAMPLE = 0.62
    """A form filled in for a fictional family: the empty one is sought more often."""
    TRAINER = 0.6
    """What only the facilitator sees: her page of a module, answers, keys."""
    AUTHOR = 0.2
    """For people who write modules."""


LATER = frozenset({Kind.EXAMPLE, Kind.TRAINER, Kind.AUTHOR})
"""Kinds in the second part of an index: most readers find what they want before it has arrived."""


@dataclass(frozen=True)
class Section:
    """A heading with an anchor, and the text up to the next one; the lead of a page has no anchor."""

    anchor: str
    title: str
    lines: tuple[str, ...]
    """Paragraphs, list items, table cells."""


@dataclass(frozen=True)
class Download:
    """The printable file of a handout."""

    address: str
    label: str
    """Format, pages and size: ``PDF · 2 стр. · 64 КБ``."""


@dataclass(frozen=True)
class SearchPage:
    """A page in one language. Engines make these; nothing else goes into the index."""

    locale: str
    url: str
    """From the site's root."""
    title: str
    kind: Kind
    sections: tuple[Section, ...]
    labels: tuple[str, ...] = ()
    """Words that a result shows beside its title."""
    keys: tuple[str, ...] = ()
    """Words that lead here beside those of its text."""
    download: Download | None = None
    shown_on: str | None = None
    """Url of a page that has part of this text: found there, not here a second time."""
