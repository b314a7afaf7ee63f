"""A page as its reader gets it: Markdown to HTML, links to addresses, sizes of files, tips on terms, line ends.

Converting waits for nothing, finishing for the files that a page tells of: so pages are converted beside the printing.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from komak import dialect
from komak.edition import Edition
from komak.edition.late import FileFacts, settled
from komak.edition.page import FinishedPage, Page, TocEntry
from komak.ground.address import address, page_uri, relative
from komak.ground.typography import glued_html
from komak.outputs.pages.glossary import with_tips
from komak.outputs.pages.home import TEMPLATE, in_sections
from komak.workshop import Store, code_of

_SUFFIX = ".page"


@dataclass(frozen=True)
class Converted:
    """A page before anything is known of files: sizes are still marks (see `late`)."""

    html: str
    toc: tuple[TocEntry, ...]


def converted(page: Page, default_locale: str, kept: Store) -> Converted:
    """`page` as HTML, taken from `kept` if it was made before."""
    key = conversion_key(page, default_locale)
    found = kept.find(key, _SUFFIX)
    if found is not None:
        facts = json.loads(found.path.read_bytes())
        return Converted(facts["html"], _read(facts["toc"]))
    shown = dialect.shown(page.markdown, _Addresses(page, default_locale).address)
    made = Converted(shown.xhtml, _entries(shown.headings))
    kept.keep(key, _SUFFIX, json.dumps(asdict(made), ensure_ascii=False).encode())
    return made


def conversion_key(page: Page, default_locale: str) -> str:
    """Name under which `converted` keeps a page."""
    said = (code_of("dialect", "outputs.pages"), page.markdown, page.source, page.uri, page.locale, default_locale)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def finished(page: Page, draft: Converted, edition: Edition, facts: Mapping[str, FileFacts]) -> FinishedPage:
    """`draft` of `page` with the sizes of files and the tips on terms."""
    here = address(page.uri, page.locale, edition.default_locale)
    html = settled(draft.html, facts, edition.strings)
    if page.has_tips and edition.glossary:
        html = with_tips(html, edition, here)
    html = glued_html(html)
    is_home = page.meta.get("template") == TEMPLATE
    return FinishedPage(page, here, in_sections(html) if is_home else html, draft.toc)


@dataclass(frozen=True)
class _Addresses:
    """Where the links of a page lead: from files, as authors and templates write them, to addresses."""

    page: Page
    default_locale: str

    def address(self, href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path or href.startswith(("/", "\\", "\x02")):  # STX: mail
            return href
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.source), unquote(parts.path)))
        if target.endswith(".md"):
            target = address(page_uri(target), self.page.locale, self.default_locale)
        elif parts.path.endswith("/"):
            return href
        here = address(self.page.uri, self.page.locale, self.default_locale)
        return urlunsplit(("", "", relative(target, here), parts.query, parts.fragment))


def _entries(headings: list[dict[str, Any]]) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(one["name"], one["id"], one["level"], _entries(one["children"])) for one in headings)


def _read(entries: list[dict[str, Any]]) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(**{**one, "children": _read(one["children"])}) for one in entries)
