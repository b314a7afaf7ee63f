"""A page as data: Markdown and facts, later HTML and its contents; nothing of an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """What a page is for its readers."""

    MODULE = auto()
    HANDOUT = auto()
    GUIDE = auto()
    LIST = auto()
    REGISTER = auto()
    """Lists of people and days that are filled in: many headings, little to read."""
    EXAMPLE = auto()
    """A form filled in for a fictional family: the empty one is sought more often."""
    TRAINER = auto()
    """What only the facilitator sees: her page of a module, answers, keys."""
    AUTHOR = auto()
    """For people who write modules."""


@dataclass(frozen=True)
class Page:
    """A page in one language, generated or written by hand."""

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
    """Body; may hold raw HTML of ours and late facts (see `late`)."""
    edit_path: str | None
    """File behind the page, from the project folder; None if there is no single one."""
    parent: str | None
    """Uri of the page above in the menu; None: `menu` alone decides."""
    language: str
    """Language of the text itself: differs from `locale` where a translation is missing."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """More front matter for the theme."""
    kind: Kind = Kind.GUIDE
    labels: tuple[str, ...] = ()
    """Words that tell the page from others among the results of a search."""
    shown_on: str | None = None
    """Uri of the page that shows part of the same text."""
    download: str | None = None
    """Address of the PDF that the page is on paper."""
    is_searched: bool = True
    links: Mapping[str, str] = field(default_factory=dict)
    """Links and pictures as their authors wrote them to what they are beside `source`."""
    has_tips: bool = False
    """Whether it is read from beginning to end, so that terms are explained where they are met first."""


@dataclass(frozen=True)
class TocEntry:
    """A heading in the table of contents of a page."""

    name: str
    """As HTML."""
    id: str
    level: int
    children: tuple[TocEntry, ...]


@dataclass(frozen=True)
class FinishedPage:
    """A page that needs nothing but a frame around it."""

    page: Page
    address: str
    """From the site's root; ends with ``/`` or is empty."""
    html: str
    toc: tuple[TocEntry, ...]


def index_of(uri: str) -> str:
    """`Page.source` of a page that is not written by hand."""
    return f"{uri}index.md"
