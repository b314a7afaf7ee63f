"""The chapters of a book in one language: introduction, chapters, lists at the end; links lead inside the book if they can."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from komak.edition import Edition, PageText
from komak.edition.lagging import lagging
from komak.edition.paragraphs import chapter_number, numbered_body
from komak.edition.printed_links import public_links
from komak.ground.address import page_uri
from komak.model import Document, Section
from komak.model.books import Book, slug_of
from komak.model.links import Fault, SiteMap, Target, addresses, resolve
from komak.model.paragraphs import INTRODUCTION
from komak.press.chapters import Chapter, book_id

_ENTRY = re.compile(r"(?:\d+\.|[*+-]) +\[[^\]]*\]\((?P<href>[^()\s]+)\)")
"""An item of a list that is nothing but a link."""
_TITLE = re.compile(r"^# .*?(?P<braces> *\{[^{}\n]*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class BookText:
    """One book as one edition shows it."""

    book: Book
    edition: Edition
    site: SiteMap
    site_url: str
    """Public address of the site; ends with ``/``."""
    documents: Mapping[str, Document] = field(init=False)
    """Text of each page by its slug, in order."""

    def __post_init__(self) -> None:
        """Choose the texts once."""
        texts = {slug_of(work): self.edition.page_text(work).document for work in self.book.works}
        object.__setattr__(self, "documents", texts)

    @property
    def index(self) -> PageText:
        """The first page: its title is that of the book."""
        return self.edition.page_text(self.book.index)

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """Slug of each page by its uri."""
        return {page_uri(f"{self.book.folder}/{slug}.md"): slug for slug in self.documents}

    def chapters(self) -> Iterator[Chapter]:
        """The introduction and the chapters."""
        for work in self.book.works:
            text = self.edition.page_text(work)
            yield self._chapter(slug_of(work), text)

    def _chapter(self, slug: str, text: PageText) -> Chapter:
        document = text.document
        markdown = numbered_body(document, self.edition)
        if slug == INTRODUCTION:
            markdown = _without_contents(markdown, document, self.links(document))
            markdown = _TITLE.sub(rf"# {self.edition.strings('book.introduction')}\g<braces>", markdown, count=1)
        return Chapter(
            slug=slug,
            source=document.path,
            first_line=document.body_line,
            written=document.body,
            markdown=_with_note(markdown, self._note(text)),
            links=self.links(document),
            language=document.locale if text.is_fallback else "",
        )

    def _note(self, text: PageText) -> str:
        return self.edition.strings("translation.missing") if text.is_fallback else lagging(text, self.edition)

    def links(self, document: Document) -> dict[str, str]:
        """``href`` as written to the id in this book, or to the public address."""
        inside = {href: f"#{self.place(target)}" for href, target in self.targets(document) if target.uri in self.slugs}
        return {**public_links(document, self.edition, self.site, self.site_url), **inside}

    def targets(self, document: Document) -> Iterator[tuple[str, Target]]:
        """Every link to a page of the site, as written, and where it leads."""
        for href in addresses(document.body):
            target = resolve(href, document, self.site)
            if not isinstance(target, Fault) and not target.is_external and not href.startswith("#"):
                yield href, target

    def place(self, target: Target) -> str:
        """Id in the book of a place on one of its pages."""
        slug = self.slugs[target.uri]
        title = next((one.id for one in self.documents[slug].sections if one.heading and one.heading.level == 1), "")
        return book_id(slug, target.anchor, title)

    def called(self, slug: str) -> str:
        """A chapter among others: its number, or its title if it has none."""
        document = self.documents[slug]
        if slug == INTRODUCTION:
            return self.edition.strings("book.introduction")
        return chapter_number(document, self.edition) or title_of(document)


def _without_contents(markdown: str, document: Document, links: Mapping[str, str]) -> str:
    """The introduction without a section that lists the chapters and says no more: a book has its own contents."""
    for section in document.sections:
        if section.heading and section.heading.id and _lists_chapters(section, links):
            start = markdown.rindex("\n", 0, markdown.index(f"{{#{section.id}")) + 1
            stop = markdown.index(section.markdown, start) + len(section.markdown)
            markdown = markdown[:start] + markdown[stop:]
    return markdown


def _lists_chapters(section: Section, links: Mapping[str, str]) -> bool:
    entries = [_ENTRY.fullmatch(line) for line in section.markdown.split("\n") if line.strip()]
    return bool(entries) and all(entry and links.get(entry["href"], "").startswith("#") for entry in entries)


def title_of(document: Document) -> str:
    """What a page calls itself."""
    heading = next((section.heading for section in document.sections if section.heading), None)
    return heading.title if heading else str(getattr(document.metadata, "title", None) or document.neutral_path)


def _with_note(markdown: str, note: str) -> str:
    """`markdown` with `note` below its title."""
    return _TITLE.sub(lambda title: f"{title[0]}\n\n**{note}**\n", markdown, count=1) if note else markdown
