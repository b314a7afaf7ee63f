"""Hand-written pages: the text of ``docs/``, or the source's where there is none, with notices and templates of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from komak import dialect
from komak.edition import Edition, PageText, page_title
from komak.edition.page import Kind, Page
from komak.edition.paragraphs import numbered_body
from komak.ground.address import page_uri
from komak.outputs.pages.books import with_book
from komak.outputs.pages.letters import letter_boxes, with_letters
from komak.outputs.pages.lists import list_boxes
from komak.outputs.pages.notices import notices
from komak.outputs.pages.releases import released_notice

FOLDER = "docs/"
_OWN = ("title", "description", "search")
_READ = ("guide/", "about/", "model/")
"""What is read from beginning to end."""


def handwritten_pages(edition: Edition, path: str = "") -> Iterator[Page]:
    """A page for every hand-written text; where `edition` has no file of its own, the source or what is made from it.

    With the `path` of a file only the page of that one.
    """
    boxes = {**letter_boxes(edition), **list_boxes(edition)}
    works = (work for work in edition.curriculum.written_pages if edition.curriculum.facts.source_locale in work)
    for text in map(edition.page_text, works):
        if path in ("", text.document.path):
            yield _page(text, edition, boxes)


def _page(text: PageText, edition: Edition, boxes: Mapping[str, str]) -> Page:
    document = text.document
    source = document.neutral_path.removeprefix(FOLDER)
    uri = page_uri(source)
    meta = document.metadata.model_dump(exclude_none=True)
    title = page_title(text)
    return Page(
        uri=uri,
        source=source,
        locale=edition.locale,
        title=title,
        label=title,
        description=str(meta.get("description", "")),
        markdown=with_notice(
            with_letters(
                with_book(_marked(text, meta, edition), document.neutral_path, edition), boxes.get(source, "")
            ),
            "\n".join(filter(None, [*(n.html for n in notices(text, uri, edition)), released_notice(uri, edition)])),
        ),
        edit_path=document.path,
        parent=None,
        language=document.locale,
        meta={name: value for name, value in meta.items() if name not in _OWN},
        kind=_kind(uri),
        is_searched=not (meta.get("search") or {}).get("exclude"),
        has_tips=uri.startswith(_READ),
    )


def _kind(uri: str) -> Kind:
    if not uri:
        return Kind.LIST
    return Kind.AUTHOR if uri.startswith("authors/") else Kind.GUIDE


def _marked(text: PageText, meta: Mapping[str, object], edition: Edition) -> str:
    """The body, marked with its language; a page with a template of its own is marked by that template."""
    body = numbered_body(text.document, edition)
    if not text.is_fallback or "template" in meta:
        return body
    return dialect.enclosed(body, f'lang="{text.document.locale}"')


def with_notice(markdown: str, notice: str) -> str:
    """`markdown` with `notice` below its first heading of the first level, or above everything."""
    if not notice:
        return markdown
    lines = markdown.split("\n")
    heading = next((number for number, line in enumerate(lines) if line.startswith("# ")), None)
    at = 0 if heading is None else heading + 1
    return "\n".join([*lines[:at], "", notice, "", *lines[at:]])
