"""An author's Markdown as the body of a page: where its links lead there, activities marked with their time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from markupsafe import Markup

from komak.edition.plan import PlanRow
from komak.model import Document, Section
from komak.model.links import Fault, SiteMap, addresses, resolve


def page_source(uri: str, pages: SiteMap) -> str:
    """Path of the Markdown file that an engine shows at `uri`: ``guide/steps.md``, ``modules/x/y/index.md``."""
    return pages.sources.get(uri, f"{uri}index.md")


def links(markdown: str, document: Document, page: str, pages: SiteMap, images: str) -> dict[str, str]:
    """What links and pictures of `markdown`, written in `document`, are on the page at uri `page`, where they differ.

    `images` is the uri of the folder that holds the document's ``images/``.
    """
    led = {href: _led(href, document, page, pages, images) for href in addresses(markdown)}
    return {href: place for href, place in led.items() if place != href}


def _led(href: str, document: Document, page: str, pages: SiteMap, images: str) -> str:
    if href.startswith("images/"):
        return posixpath.relpath(f"/{images}{href}", f"/{page}")
    target = resolve(href, document, pages)
    if isinstance(target, Fault) or target.is_external:
        return href
    anchor = f"#{target.anchor}" if target.anchor else ""
    is_here = target.uri == page or href.startswith("#")
    return anchor if is_here and anchor else _file(page if is_here else target.uri, page, pages) + anchor


def _file(uri: str, page: str, pages: SiteMap) -> str:
    return posixpath.relpath("/" + page_source(uri, pages), "/" + page)


def with_times(sections: Iterable[Section], rows: Iterable[PlanRow], minutes_word: str) -> str:
    """The Markdown of `sections`, each activity followed by a line with its time and method."""
    by_id = {row.id: row for row in rows}
    return "\n".join(_with_time(section, by_id.get(section.id), minutes_word) for section in sections)


def _with_time(section: Section, row: PlanRow | None, minutes_word: str) -> str:
    if section.heading is None:
        return section.markdown
    classes = "".join(f" .{name}" for name in section.heading.classes)
    heading = f"{'#' * section.heading.level} {section.heading.title} {{#{section.heading.id}{classes}}}"
    if row is None:
        return f"{heading}\n{section.markdown}"
    parts = ((row.time, "time"), (minutes_word.format(minutes=row.minutes), "minutes"), (row.method, "method"),
             (row.group, "group"))  # fmt: skip
    spans = " ".join(Markup('<span class="km-activity__{}">{}</span>').format(name, word) for word, name in parts)
    return f'{heading}\n\n<p class="km-activity">{spans}</p>\n{section.markdown}'
