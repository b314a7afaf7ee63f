"""Finished pages to the index of their language: an order of the workshop, as long as nothing changes it is not made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from komak.edition import Edition
from komak.edition.late import settled, token
from komak.edition.page import FinishedPage
from komak.ground.address import address
from komak.languages.typography import glued
from komak.outputs.search.extract import sections
from komak.outputs.search.meaning import Meaning, keys, meaning
from komak.outputs.search.page import Download, SearchPage
from komak.outputs.search.write import files_of, index_parts
from komak.workshop import FileFacts, Outcome, Product


@dataclass(frozen=True)
class IndexOrder:
    """The index of one language."""

    maker: ClassVar[str] = "outputs.search.entries.index"
    suffix: ClassVar[str] = ".index"

    locale: str
    pages: tuple[tuple[SearchPage, str], ...]
    """What is known of each page beside its text, and its HTML."""
    meaning: Meaning

    @property
    def dest(self) -> str:
        """Its name among others; the index is published in parts."""
        return self.locale

    def read_pages(self) -> list[SearchPage]:
        """The pages with their text."""
        return [replace(page, sections=sections(html)) for page, html in self.pages]


def index(order: IndexOrder) -> Product:
    """Name to content of its parts, as JSON."""
    parts = index_parts(order.read_pages(), order.meaning, order.locale)
    return Product(json.dumps(parts, ensure_ascii=False).encode())


def index_orders(
    pages: Iterable[FinishedPage], editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]
) -> Iterator[IndexOrder]:
    """The index of every language; `facts` of files, by address."""
    curriculum, default, led = editions[0].curriculum, editions[0].default_locale, keys(editions[0].curriculum)
    searched = [each for each in pages if each.page.is_searched]
    for edition in editions:
        own = (each for each in searched if each.page.locale == edition.locale)
        found = tuple((_entry(each, edition, led.get(each.page.uri, ()), facts), each.html) for each in own)
        yield IndexOrder(edition.locale, found, meaning(curriculum, edition.locale, default))


def search_files(indexes: Outcome) -> dict[str, str]:
    """Address to content of every file of the index of a site, of what was made of `index_orders`."""
    return files_of({locale: json.loads(made.path.read_bytes()) for locale, made in indexes.artefacts.items()})


def _entry(
    finished: FinishedPage, edition: Edition, led: tuple[str, ...], facts: Mapping[str, FileFacts]
) -> SearchPage:
    page = finished.page
    return SearchPage(
        locale=page.locale,
        url=finished.address,
        title=escape(page.title, quote=False),
        kind=page.kind,
        sections=(),
        labels=page.labels,
        keys=led,
        download=_download(page.download, edition, facts),
        shown_on=None if page.shown_on is None else address(page.shown_on, page.locale, edition.default_locale),
    )


def _download(file: str | None, edition: Edition, facts: Mapping[str, FileFacts]) -> Download | None:
    return Download(file, glued(settled(token(file), facts, edition.strings))) if file else None
