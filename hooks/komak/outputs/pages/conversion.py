"""A page's Markdown to HTML, with links to addresses, tips on terms and settled line ends: an order of the workshop.

It waits for nothing, so it is done beside the printing, and not at all if it was done before.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit, urlunsplit

from komak import dialect
from komak.citation import Cited, cited
from komak.edition import Edition
from komak.edition.figures import figures_of, with_figures
from komak.edition.page import Page, TocEntry
from komak.edition.vocabulary import Vocabulary, vocabulary
from komak.ground.address import ACT_SCHEME, ACTS, GLOSSARY, address, page_uri, relative
from komak.languages.typography import glued_html
from komak.outputs.pages.citing import citing
from komak.outputs.pages.glossary import with_tips
from komak.outputs.pages.home import TEMPLATE, in_sections
from komak.outputs.pages.unindented import unindented
from komak.workshop import Product

_PARAGRAPH = 'class="km-paragraph"'
"""What the number of a paragraph stands in."""
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_SCROLLING = r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>'
"""A table that is wider than a phone moves by itself. A script that did this would move the text below it."""
_NO_HEAD, _CORNER = "<th></th>", "<td></td>"
"""The corner above names of rows and beside those of columns heads nothing: a screen reader would stop at a heading without words."""


@dataclass(frozen=True)
class Converted:
    """A page before anything is known of files: sizes are still marks (see `late`)."""

    html: str
    toc: tuple[TocEntry, ...]

    @classmethod
    def read(cls, content: bytes) -> Converted:
        """What `PageOrder` made."""
        facts = json.loads(content)
        return cls(facts["html"], _read(facts["toc"]))


@dataclass(frozen=True)
class PageOrder:
    """The part of a page that its HTML depends on."""

    maker: ClassVar[str] = "outputs.pages.conversion.conversion"
    suffix: ClassVar[str] = ".page"

    markdown: str
    source: str
    """As in `Page`: where relative links begin."""
    links: Mapping[str, str]
    """As in `Page`."""
    uri: str
    locale: str
    default_locale: str
    vocabulary: Vocabulary | None
    """What is explained; None on a page without tips."""
    is_home: bool
    figures: Mapping[str, str]
    """Name to drawing of every figure that it shows."""
    cited: Cited | None
    """What it is cited as, if it is worth citing."""

    @property
    def dest(self) -> str:
        """Address of the page."""
        return address(self.uri, self.locale, self.default_locale)

    @property
    def glossary(self) -> str:
        """Link to the glossary of the same language."""
        return relative(address(GLOSSARY, self.locale, self.default_locale), self.dest)

    def link(self, href: str) -> str:
        """Where a link leads: from files and acts, as authors and templates write them, to addresses."""
        href = self.links.get(href, href)
        if href.startswith(ACT_SCHEME):
            table = address(ACTS, self.locale, self.default_locale)
            return f"{relative(table, self.dest)}#{href.removeprefix(ACT_SCHEME)}"
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path or href.startswith(("/", "\\", "\x02")):  # STX: mail
            return href
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), unquote(parts.path)))
        if target.endswith(".md"):
            target = address(page_uri(target), self.locale, self.default_locale)
        elif parts.path.endswith("/"):
            return href
        return urlunsplit(("", "", relative(target, self.dest), parts.query, parts.fragment))


def conversion(order: PageOrder) -> Product:
    """HTML and contents as JSON, see `Converted`."""
    shown = dialect.shown(order.markdown, order.link)
    made = Converted(unindented(_dressed(shown.xhtml, order)).strip(), _entries(shown.headings))
    return Product(json.dumps(asdict(made), ensure_ascii=False).encode())


def _dressed(html: str, order: PageOrder) -> str:
    if order.vocabulary:
        html = with_tips(html, order.vocabulary, order.glossary)
    html = _TABLE.sub(_SCROLLING, with_figures(glued_html(html), order.figures)).replace(_NO_HEAD, _CORNER)
    html = in_sections(html) if order.is_home else html
    return html + citing(order.cited, order.dest, has_paragraphs=_PARAGRAPH in html) if order.cited else html


def page_order(page: Page, edition: Edition, site_url: str) -> PageOrder:
    """What is to be converted of `page` of `edition`; citations name its address below `site_url`."""
    known = vocabulary(edition) if page.has_tips and edition.glossary else None
    is_home = page.meta.get("template") == TEMPLATE
    figures = figures_of(page.markdown, edition)
    return PageOrder(
        page.markdown,
        page.source,
        page.links,
        page.uri,
        page.locale,
        edition.default_locale,
        known,
        is_home,
        figures,
        cited(page, edition, site_url),
    )


def _entries(headings: list[dict[str, Any]]) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(one["name"], one["id"], one["level"], _entries(one["children"])) for one in headings)


def _read(entries: list[dict[str, Any]]) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(**{**one, "children": _read(one["children"])}) for one in entries)
