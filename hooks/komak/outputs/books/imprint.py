"""What the page behind the title says: who made the book, which edition it is, how it is cited, what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from komak.citation import TODAY, Cited, cited, forms
from komak.edition import Edition, page_title
from komak.edition.lagging import lagging
from komak.edition.page import Page, index_of
from komak.edition.transcribed import derived_words
from komak.ground.address import page_uri
from komak.outputs.books.text import BookText
from komak.press.pdf.sheet import LICENCES

_ROLES = ("author", "editor", "translator", "reviewer", "funder")
_ASKED = ("translator", "reviewer")
"""Whom a reader looks for: it is said that there is nobody."""
_FORMS = ("gost-description", "letter")
"""How the whole book is cited on paper; the site has more."""


def book_cited(text: BookText) -> Cited:
    """The book as citations name it."""
    uri, title = page_uri(f"{text.book.folder}/index.md"), page_title(text.index)
    summary, locale = text.index.metadata.description or "", text.edition.locale
    page = Page(uri, index_of(uri), locale, title, title, summary, "", None, None, text.index.document.locale)
    found = cited(page, text.edition, text.site_url)
    assert found, "a numbered text can be cited"
    return found


def imprint(text: BookText, one: Cited) -> tuple[tuple[str, str], ...]:
    """Names and texts of its parts, in order; `one` is the book."""
    return tuple(_parts(text, one))


def _parts(text: BookText, one: Cited) -> Iterator[tuple[str, str]]:
    edition, s = text.edition, text.edition.strings
    yield s("book.edition"), f"{one.edition}, {one.written_date}"
    yield from _people(text)
    yield s("book.cite"), "\n".join(_citations(one))
    if text.book.text.register.chapters:
        yield s("book.numbers"), s("book.numbers-told")
    yield s("book.licence"), s("book.licence-told", licence=LICENCES[edition.curriculum.facts.licence])
    yield s("book.address"), one.url
    if one.doi:
        yield "DOI", one.doi
    converted = s("book.converted") if edition.derived_from else ""
    if said := " ".join(filter(None, (lagging(text.index, edition), converted))):
        yield s("book.language"), said


def _people(text: BookText) -> Iterator[tuple[str, str]]:
    edition, s = text.edition, text.edition.strings
    for role in _ROLES:
        names = [_in_script(one.name, edition) for one in edition.curriculum.facts.contributors if one.role == role]
        if names or role in _ASKED:
            yield s(f"book.role-{role}"), ", ".join(names) or s("book.nobody")


def _in_script(name: str, edition: Edition) -> str:
    return derived_words({"": name}, edition.lexicon)[""] if edition.derived_from else name


def _citations(one: Cited) -> Iterator[str]:
    for form in forms(one):
        if form.name in _FORMS:
            yield unescape(form.html).replace(TODAY, one.said("today"))
