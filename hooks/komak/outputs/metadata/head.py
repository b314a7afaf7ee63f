"""The head of a page as data: ``<meta>`` elements, and an object of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from komak.citation import Cited, Kind, cited
from komak.edition import Edition
from komak.edition.page import Page
from komak.ground.address import book_address, preview_address
from komak.languages import language
from komak.model.books import book_of
from komak.outputs.metadata.schema_org import Json, described

Meta: TypeAlias = tuple[str, str, str]
"""Attribute that names it (``name``, ``property``), name, content."""
_READ = (Kind.TEXT, Kind.CHAPTER)
"""What libraries and Google Scholar look for."""


@dataclass(frozen=True)
class Head:
    """What stands in ``<head>``, as text that is not escaped yet."""

    metas: tuple[Meta, ...]
    data: Json | None
    """JSON-LD; None for a page that is no work."""

    def front_matter(self) -> Mapping[str, object]:
        """For templates; the data as JSON that a ``<script>`` can hold, the same whatever engine prints it."""
        data = json.dumps(self.data, ensure_ascii=False) if self.data else ""
        for sign in "<>&":
            data = data.replace(sign, f"\\u{ord(sign):04x}")
        return {"metas": [list(meta) for meta in self.metas], "linked_data": data}


def page_head(page: Page, edition: Edition, site_url: str, addresses: Mapping[str, str]) -> Head:
    """`addresses` are those of the page in every language, by locale."""
    one = cited(page, edition, site_url)
    metas = [*_open_graph(page, edition, site_url, addresses)]
    if one and one.kind in _READ:
        metas += [*_dublin_core(one), *_highwire(one, _book(one, edition, site_url))]
    return Head(tuple(metas), described(page, one, edition, site_url, addresses))


def _open_graph(page: Page, edition: Edition, site_url: str, addresses: Mapping[str, str]) -> Iterator[Meta]:
    own, name = _territory(page.locale), edition.strings("site.name")
    yield "property", "og:type", "article" if page.uri else "website"
    yield "property", "og:title", page.title if page.uri else name
    if page.description:
        yield "property", "og:description", page.description
    yield "property", "og:url", site_url + addresses[page.locale]
    yield "property", "og:site_name", name
    yield "property", "og:locale", own
    for other in dict.fromkeys(map(_territory, addresses)):
        if other != own:
            yield "property", "og:locale:alternate", other
    yield "property", "og:image", site_url + preview_address(page.uri, page.locale)
    yield "property", "og:image:width", "1200"
    yield "property", "og:image:height", "630"
    yield "name", "twitter:card", "summary_large_image"


def _territory(locale: str) -> str:
    """As Open Graph writes languages: ``ru_RU``; it knows no scripts."""
    first, *rest = language(locale).office_tag.split("-")
    return "_".join([first, *rest[-1:]])


def _dublin_core(one: Cited) -> Iterator[Meta]:
    told = (
        ("title", one.title), *(("creator", name) for name in one.authors), ("publisher", ", ".join(one.authors)),
        ("date", one.date), ("language", one.language), ("type", "Text"), ("format", "text/html"),
        ("description", one.summary), ("identifier", one.url), ("identifier", one.doi and f"doi:{one.doi}"),
        ("relation", one.container), ("rights", one.licence),
    )  # fmt: skip
    yield from (("name", f"DC.{name}", value) for name, value in told if value)


def _book(one: Cited, edition: Edition, site_url: str) -> str:
    """Public address of the PDF of a whole text; empty if there is none."""
    book = book_of(f"docs/{one.uri}", edition.curriculum) if one.kind is Kind.TEXT else None
    there = book is not None and edition.locale in book.index
    return site_url + book_address(book.folder, edition.locale, ".pdf") if book and there else ""


def _highwire(one: Cited, book: str) -> Iterator[Meta]:
    """As Google Scholar asks for in its guidelines for webmasters."""
    told = (
        ("title", one.title), *(("author", name) for name in one.authors), ("publication_date", one.date.replace("-", "/")),
        ("publisher", ", ".join(one.authors)), ("inbook_title", one.container), ("language", one.language),
        ("doi", one.doi), ("public_url", one.url), ("fulltext_html_url", one.url), ("pdf_url", book),
    )  # fmt: skip
    yield from (("name", f"citation_{name}", value) for name, value in told if value)
