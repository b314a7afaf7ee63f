"""Chapters of a book as one tree: ids that no other chapter has, headings one level down, numbers of paragraphs.

Every format of a book is made of it: PDF, Word, EPUB.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from komak import dialect
from komak.ground.provenance import PROVENANCE

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPH = re.compile(r"p[0-9]")
"""How the id of a numbered paragraph begins: it is the same wherever the paragraph stands."""


@dataclass(frozen=True)
class Chapter:
    """A part of a book that begins on a new page."""

    slug: str
    """Id of its heading in the book."""
    source: str = field(metadata=PROVENANCE)
    """Path of the Markdown file as issues name it."""
    first_line: int = field(metadata=PROVENANCE)
    """Line of that file on which `written` begins."""
    written: str = field(metadata=PROVENANCE)
    """The body as in the file, in which issues find their line."""
    markdown: str
    """As a page shows it, numbers and all; begins with a heading of the first level."""
    links: Mapping[str, str] = field(default_factory=dict)
    """``href`` as written to the id in the book (``#procedure_steps``) or to the absolute address."""
    language: str = ""
    """Language of the text, where it is not that of the book."""


def book_id(slug: str, anchor: str, title_id: str) -> str:
    """Id in the book of the place `anchor` on the page `slug`, whose title has the id `title_id`."""
    if anchor in ("", title_id):
        return slug
    return anchor if _PARAGRAPH.match(anchor) else f"{slug}_{anchor}"


def bound(chapters: tuple[Chapter, ...]) -> HtmlElement:
    """One tree of all chapters; each is a ``<div class="km-chapter">``."""
    root = dialect.parsed("")
    for chapter in chapters:
        part = dialect.tree(chapter.markdown)
        part.set("class", "km-chapter")
        if chapter.language:
            part.set("lang", chapter.language)
        _name(part, chapter)
        _lower(part)
        _number(part)
        root.append(part)
    return root


def _name(part: HtmlElement, chapter: Chapter) -> None:
    """Give every place its id in the book, and every link its target."""
    title = part.find("h1")
    title_id = title.get("id", "") if title is not None else ""
    own = {element.get("id") for element in part.iter() if element.get("id")}
    for element in part.iter():
        if element.get("id"):
            element.set("id", book_id(chapter.slug, element.get("id", ""), title_id))
        if element.tag == "a" and (href := element.get("href")):
            element.set("href", _target(href, chapter, own, title_id))
    if title is not None:
        title.set("id", chapter.slug)


def _target(href: str, chapter: Chapter, own: set[str | None], title_id: str) -> str:
    written = unquote(href)
    if written.startswith("#") and written[1:] in own:
        return "#" + book_id(chapter.slug, written[1:], title_id)
    return chapter.links.get(href, chapter.links.get(written, written))


def _lower(part: HtmlElement) -> None:
    for heading in list(part.iter(*_HEADINGS)):
        heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"
    for title in part.findall("h2"):
        title.set("class", f"{title.get('class', '')} new-page".strip())


def _number(part: HtmlElement) -> None:
    """The number of a paragraph as an attribute of it, instead of the link that a page has."""
    for paragraph in part.iter("div"):
        if "km-paragraph" not in paragraph.get("class", "").split():
            continue
        link = paragraph.find("p/a")
        if link is not None and "km-paragraph__number" in link.get("class", ""):
            paragraph.set("number", paragraph.get("id", "").removeprefix("p"))
            above: etree._Element = link.getparent()
            paragraph.remove(above)
