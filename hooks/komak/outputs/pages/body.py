"""An author's Markdown as the body of a page: links made to follow, activities marked with their time."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from markupsafe import Markup

from komak.edition.plan import PlanRow
from komak.model import Document, Section
from komak.model.links import INLINE_LINK, Fault, SiteMap, resolve

_IMAGE = re.compile(r"(?P<head>!\[[^\]]*\]\()(?P<src>images/[^()\s]+)")


def page_source(uri: str, pages: SiteMap) -> str:
    """Path of the Markdown file that an engine shows at `uri`: ``guide/steps.md``, ``modules/x/y/index.md``."""
    return pages.sources.get(uri, f"{uri}index.md")


def linked(markdown: str, document: Document, page: str, pages: SiteMap, images: str) -> str:
    """`markdown` of `document` with links and images as the page at uri `page` needs them.

    `images` is the uri of the folder that holds the document's ``images/``.
    """

    def link(match: re.Match[str]) -> str:
        target = resolve(match["href"], document, pages)
        if isinstance(target, Fault) or target.is_external:
            return match[0]
        if target.uri == page or match["href"].startswith("#"):
            return f"{match['head']}#{target.anchor}" if target.anchor else f"{match['head']}{_file(page, page, pages)}"
        anchor = f"#{target.anchor}" if target.anchor else ""
        return match["head"] + _file(target.uri, page, pages) + anchor

    def image(match: re.Match[str]) -> str:
        return match["head"] + posixpath.relpath(f"/{images}{match['src']}", f"/{page}")

    return _IMAGE.sub(image, INLINE_LINK.sub(link, markdown))


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
