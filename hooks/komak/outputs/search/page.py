"""What can be found: a page of the site as plain text, in the order in which kinds of page matter to a reader."""

from __future__ import annotations

from dataclasses import dataclass

from komak.edition.page import Kind

WEIGHTS = {
    Kind.MODULE: 1.0,
    Kind.HANDOUT: 0.95,
    Kind.GUIDE: 0.85,
    Kind.LIST: 0.7,
    Kind.REGISTER: 0.65,
    Kind.EXAMPLE: 0.62,
    Kind.TRAINER: 0.6,
    Kind.AUTHOR: 0.2,
}
"""Of pages that match equally well."""


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
    """A page in one language. Nothing else goes into the index."""

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
