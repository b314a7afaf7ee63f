"""Each book of an edition as one PDF: title page, imprint, contents, chapters, lists of forms and sources."""

from __future__ import annotations

from collections.abc import Iterator

from komak.edition import Edition
from komak.edition.printed_words import edition_words
from komak.ground.address import book_address, of_edition
from komak.model.books import books
from komak.model.links import SiteMap
from komak.outputs.books.figures import book_figures
from komak.outputs.books.imprint import book_cited, imprint
from komak.outputs.books.lists import lists
from komak.outputs.books.text import BookText
from komak.press.pdf.sheet import LICENCES, Bound, Sheet, Words


def book_texts(edition: Edition, site: SiteMap, site_url: str) -> Iterator[BookText]:
    """The books of `edition`; one whose first page is not translated is none in that language."""
    for book in books(edition.curriculum):
        if edition.locale in book.index:
            yield BookText(book, edition, site, site_url)


def book_sheets(edition: Edition, site: SiteMap, site_url: str) -> Iterator[tuple[str, Sheet]]:
    """Folder and PDF of each book; `site_url` ends with ``/``."""
    for text in book_texts(edition, site, site_url):
        yield text.book.folder, _sheet(text)


def _sheet(text: BookText) -> Sheet:
    edition, document = text.edition, text.index.document
    chapters, s = (*text.chapters(), *lists(text)), text.edition.strings
    one = book_cited(text)
    return Sheet(
        dest=book_address(text.book.folder, edition.locale, ".pdf"),
        source=document.path,
        first_line=document.body_line,
        markdown="",
        title=one.title,
        summary=one.summary,
        module_title=edition.texts.title,
        track_title="",
        locale=edition.locale,
        edition=edition_words(edition),
        author=s("site.name"),
        licence=LICENCES[edition.curriculum.facts.licence],
        page_url=one.url if edition.curriculum.releasing else of_edition(one.url, edition.curriculum.facts.edition),
        kind="book",
        words=Words(s("print.page", page="{page}", pages="{pages}"), s("print.tick"), s("print.ticked")),
        images=book_figures(chapters, edition),
        bound=Bound(chapters, imprint(text, one), s("book.contents"), f"{edition_words(edition)} · {one.written_date}"),
    )
