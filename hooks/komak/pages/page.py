"""What the pages room hands over: Markdown and facts, nothing of an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    """A generated page in one language."""

    uri: str
    """Address without language, ends with ``/``."""
    source: str
    """Path of the Markdown file that an engine believes to read: ``about.md``, ``modules/x/y/index.md``."""
    locale: str
    title: str
    label: str
    """Short name for the menu."""
    description: str
    markdown: str
    """Body; may hold raw HTML of ours and late facts (see `pages.late`)."""
    edit_path: str | None
    """File behind the page, from the project folder; None if there is no single one."""
    parent: str | None
    """Uri of the page above in the navigation; None: the engine's own menu decides."""
    language: str
    """Language of the text itself: differs from `locale` where a translation is missing."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """More front matter for the theme."""


def index_of(uri: str) -> str:
    """`Page.source` of a page that is not written by hand."""
    return f"{uri}index.md"
