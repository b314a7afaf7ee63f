"""Hand-written pages where a language has no file of its own: the source text, or a derived one, with a notice.

Pages that have their own file are the engine's; they only get their notices from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from komak import dialect
from komak.address import page_uri
from komak.model import Document
from komak.pages.letters import letter_boxes, with_letters
from komak.pages.lists import list_boxes
from komak.pages.notices import notices
from komak.pages.page import Page
from komak.translation import Edition, PageText

FOLDER = "docs/"


def substitute_pages(edition: Edition) -> Iterator[Page]:
    """A page for every hand-written work that has no file in the language of `edition`."""
    boxes = {**letter_boxes(edition), **list_boxes(edition)}
    for documents in _works(edition):
        text = edition.page_text(documents)
        if text.is_fallback or edition.derived_from:
            yield _page(text, edition, boxes)


def page_notices(edition: Edition) -> Mapping[str, str]:
    """HTML to put above hand-written pages that have a file, by its path from ``docs/`` without language."""
    found = {}
    for documents in _works(edition):
        text = edition.page_text(documents)
        source = text.document.neutral_path.removeprefix(FOLDER)
        if not text.is_fallback and not edition.derived_from:
            found[source] = "\n".join(notice.html for notice in notices(text, page_uri(source), edition))
    return {source: html for source, html in found.items() if html}


def page_letters(edition: Edition) -> Mapping[str, str]:
    """HTML of the templates of events for hand-written pages that have a file, by path as in `page_notices`."""
    own = {page.neutral_path.removeprefix(FOLDER) for page in edition.curriculum.pages if page.locale == edition.locale}
    return (
        {}
        if edition.derived_from
        else {path: box for path, box in {**letter_boxes(edition), **list_boxes(edition)}.items() if path in own}
    )


def _works(edition: Edition) -> Iterator[Mapping[str, Document]]:
    source_locale = edition.curriculum.facts.source_locale
    pages: dict[str, dict[str, Document]] = {}
    for page in edition.curriculum.pages:
        pages.setdefault(page.neutral_path, {})[page.locale] = page
    yield from (documents for documents in pages.values() if source_locale in documents)


def _page(text: PageText, edition: Edition, boxes: Mapping[str, str]) -> Page:
    document = text.document
    source = document.neutral_path.removeprefix(FOLDER)
    uri = page_uri(source)
    meta = document.metadata.model_dump(exclude_none=True)
    title = str(meta.get("title") or next((s.heading.title for s in document.sections if s.heading), source))
    return Page(
        uri=uri,
        source=source,
        locale=edition.locale,
        title=title,
        label=title,
        description=str(meta.get("description", "")),
        markdown=with_notice(
            with_letters(_marked(text, meta), boxes.get(source, "")),
            "\n".join(n.html for n in notices(text, uri, edition)),
        ),
        edit_path=document.path,
        parent=None,
        language=document.locale,
        meta={name: value for name, value in meta.items() if name not in ("title", "description")},
    )


def _marked(text: PageText, meta: Mapping[str, object]) -> str:
    """The body, marked with its language; a page with a template of its own is marked by that template."""
    if not text.is_fallback or "template" in meta:
        return text.document.body
    return dialect.enclosed(text.document.body, f'lang="{text.document.locale}"')


def with_notice(markdown: str, notice: str) -> str:
    """`markdown` with `notice` below its first heading of the first level, or above everything."""
    if not notice:
        return markdown
    lines = markdown.split("\n")
    heading = next((number for number, line in enumerate(lines) if line.startswith("# ")), None)
    at = 0 if heading is None else heading + 1
    return "\n".join([*lines[:at], "", notice, "", *lines[at:]])
