"""What stands at the end of a book: which forms it names and where, and every source of its chapters once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.dialect.plain import plain
from komak.ground.address import address, form_uri
from komak.model import Document
from komak.model.blocks import Block, BlockKind
from komak.model.links import INLINE_LINK, Fault, resolve
from komak.model.paragraphs import Paragraph, anchor, by_section
from komak.outputs.books.text import BookText
from komak.press.chapters import Chapter

SOURCES = "sources"
"""Id of the section of a chapter that lists what it is taken from, in every language."""

_ITEM = re.compile(r"^(?:[*+-]|\d+\.) +", re.MULTILINE)
_SIGNS = re.compile(r"[^\w]+")


def lists(text: BookText) -> Iterator[Chapter]:
    """Both lists; one that would be empty is left out."""
    strings = text.edition.strings
    for name, told in (("forms", "\n".join(_forms(text))), ("sources", "\n".join(_sources(text)))):
        if told:
            yield _chapter(f"book-{name}", strings(f"book.{name}"), strings(f"book.{name}-lead"), told, text)


def _chapter(slug: str, title: str, lead: str, told: str, text: BookText) -> Chapter:
    document = text.index.document
    links = {href: to for one in text.documents.values() for href, to in text.links(one).items()}
    return Chapter(slug, document.path, document.body_line, document.body, f"# {title}\n\n{lead}\n\n{told}\n", links)


def _forms(text: BookText) -> Iterator[str]:
    """A table: each form that is linked, and the paragraphs that do it."""
    edition, s = text.edition, text.edition.strings
    found = _places(text)
    if found:
        yield f"| {s('book.form')} | {s('book.places')} |\n|---|---|"
    for form in edition.curriculum.forms:
        if form_uri(form.slug) in found:
            title = form.data.title.get(edition.locale) or form.data.title[edition.curriculum.facts.source_locale]
            page = text.site_url + address(form_uri(form.slug), edition.locale, edition.default_locale)
            places = (f"[{words}](#{where})" for where, words in found[form_uri(form.slug)].items())
            yield f"| [{plain(title)}]({page}) | {', '.join(places)} |"


def _places(text: BookText) -> dict[str, dict[str, str]]:
    """Where each form is named, by its uri: anchors in order, each with what it is called."""
    forms = {form_uri(form.slug) for form in text.edition.curriculum.forms}
    found = dict[str, dict[str, str]]()
    for slug, document in text.documents.items():
        for _, paragraphs in by_section(document):
            for one in paragraphs:
                where = anchor(one.number) if one.number else slug
                words = f"§\N{NO-BREAK SPACE}{one.number}" if one.number else text.called(slug)
                for uri in forms.intersection(_named(one, document, text)):
                    found.setdefault(uri, {}).setdefault(where, words)
    return found


def _named(paragraph: Paragraph, document: Document, text: BookText) -> Iterator[str]:
    """Uris of the pages that a paragraph links."""
    for block in paragraph.blocks:
        for link in INLINE_LINK.finditer(block.source):
            target = resolve(link["href"], document, text.site)
            if not isinstance(target, Fault):
                yield target.uri


def _sources(text: BookText) -> Iterator[str]:
    """Every source once, in the order of the alphabet, with the chapters that name it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for slug, document in text.documents.items():
        for section in document.sections:
            for item in _items(section.blocks) if section.id == SOURCES else ():
                chapters = found.setdefault(_SIGNS.sub("", item).casefold(), (item, []))[1]
                if slug not in chapters:
                    chapters.append(slug)
    for _, (item, chapters) in sorted(found.items()):
        named = ", ".join(f"[{plain(text.called(slug))}](#{slug})" for slug in chapters)
        yield f"* {item} — {text.edition.strings('book.in-chapters', chapters=named)}"


def _items(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.LIST:
            for item in _ITEM.split(block.markdown)[1:]:
                yield " ".join(item.split()).rstrip(".;")
