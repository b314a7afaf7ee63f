"""A numbered text as a book to download: all its files on its first page, a line on every chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.late import token
from komak.ground.address import BOOK_FORMATS, address, book_address, page_uri, relative
from komak.model.books import Book, book_of, slug_of
from komak.model.paragraphs import INTRODUCTION
from komak.outputs.pages.downloads import Download, FileLink
from komak.outputs.pages.render import rendered

_SECTION = re.compile(r"^## ", re.MULTILINE)
_TITLE = re.compile(r"^# .*$", re.MULTILINE)


def with_book(markdown: str, path: str, edition: Edition) -> str:
    """`markdown` of the page ``docs/<folder>/<slug>.md`` with its book offered, if it belongs to one; `path` has no language."""
    book = book_of(path, edition.curriculum)
    if book is None or edition.locale not in book.index:
        return markdown
    if path == f"docs/{book.folder}/{INTRODUCTION}.md":
        first = _SECTION.search(markdown)
        at = first.start() if first else len(markdown)
        return f"{markdown[:at].rstrip()}\n\n{_box(book, edition)}\n\n{markdown[at:]}"
    slugs = {f"docs/{book.folder}/{slug_of(work)}.md" for work in book.chapters}
    line = _line(book, path, edition) if path in slugs else ""
    return _TITLE.sub(lambda title: f"{title[0]}\n\n{line}\n", markdown, count=1) if line else markdown


def _box(book: Book, edition: Edition) -> str:
    here = _page(f"docs/{book.folder}/{INTRODUCTION}.md", edition)
    return rendered("letters", s=edition.strings, items=[_download(book, edition, here)])


def _download(book: Book, edition: Edition, here: str) -> Download:
    file = book_address(book.folder, edition.locale, ".pdf")
    return Download(
        title=edition.strings("book.pdf"),
        summary=edition.strings("book.pdf-summary"),
        kind="guide",
        kind_word=edition.strings("kind.guide"),
        pdf_link=relative(file, here),
        page_link="",
        facts=token(file),
        language=edition.locale,
        language_word=edition.names[edition.locale],
        track="",
        module_title="",
        more=tuple(
            FileLink(_told(suffix, edition), href, facts) for suffix, href, facts in _others(book, edition, here)
        ),
    )


def _others(book: Book, edition: Edition, here: str) -> Iterator[tuple[str, str, str]]:
    """Format, link and facts of what is no paper."""
    for suffix in BOOK_FORMATS[1:]:
        file = book_address(book.folder, edition.locale, suffix)
        yield suffix, relative(file, here), token(file)


def _told(suffix: str, edition: Edition) -> str:
    return edition.strings(f"book.{suffix.removeprefix('.')}")


def _line(book: Book, path: str, edition: Edition) -> str:
    """Which book a chapter belongs to, and the book itself."""
    here, file = _page(path, edition), book_address(book.folder, edition.locale, ".pdf")
    title = edition.page_text(book.index).metadata.title or book.folder
    link = Markup('<a href="{}" type="application/pdf">{}</a>').format(relative(file, here), token(file))
    others = (Markup('<a href="{}">{}</a>').format(href, facts) for _, href, facts in _others(book, edition, here))
    words = edition.strings("book.chapter-of", title=title)
    return Markup('<p class="km-of-book">{} {}</p>').format(words, Markup(", ").join((link, *others)))


def _page(path: str, edition: Edition) -> str:
    """Address of a hand-written page."""
    return address(page_uri(path.removeprefix("docs/")), edition.locale, edition.default_locale)
