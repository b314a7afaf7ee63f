"""The same book in other formats than paper: orders that hold the sheet of its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from komak.edition import Edition
from komak.ground.address import book_address
from komak.ground.provenance import PROVENANCE
from komak.model.links import SiteMap
from komak.outputs.books.sheets import book_sheets
from komak.press.pdf.sheet import Sheet
from komak.workshop import Order


@dataclass(frozen=True)
class WordBook:
    """A book as DOCX."""

    maker: ClassVar[str] = "outputs.books.word.written"
    suffix: ClassVar[str] = ".docx"

    dest: str = field(metadata=PROVENANCE)
    """Address from the site's root."""
    sheet: Sheet


@dataclass(frozen=True)
class EpubBook:
    """A book as EPUB 3."""

    maker: ClassVar[str] = "outputs.books.epub.written"
    suffix: ClassVar[str] = ".epub"

    dest: str = field(metadata=PROVENANCE)
    """Address from the site's root."""
    sheet: Sheet


def book_orders(edition: Edition, site: SiteMap, site_url: str) -> Iterator[Order]:
    """Every format of each book of `edition`; `site_url` ends with ``/``."""
    for folder, sheet in book_sheets(edition, site, site_url):
        yield sheet
        for kind in (WordBook, EpubBook):
            yield kind(book_address(folder, edition.locale, kind.suffix), sheet)
