"""Words that stand on every paper of an edition."""

from __future__ import annotations

from komak.edition import Edition


def edition_words(edition: Edition) -> str:
    """What the footer says of the edition, and of a text that nobody has written in this script."""
    words = edition.strings("print.edition", edition=edition.curriculum.facts.edition)
    return f"{words}, {edition.strings('print.converted')}" if edition.derived_from else words
