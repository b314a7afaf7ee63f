"""Words that stand on every paper of an edition."""

from __future__ import annotations

from komak.edition import Edition
from komak.ground.address import address, of_edition


def edition_words(edition: Edition) -> str:
    """What the footer says of the edition, and of a text that nobody has written in this script."""
    words = edition.strings("print.edition", edition=edition.curriculum.facts.edition)
    return f"{words}, {edition.strings('print.converted')}" if edition.derived_from else words


def printed_address(uri: str, edition: Edition, site_url: str) -> str:
    """Absolute address of the page `uri`, with the edition of the paper that carries it; `site_url` ends with ``/``."""
    page = site_url + address(uri, edition.locale, edition.default_locale)
    return of_edition(page, edition.curriculum.facts.edition)
