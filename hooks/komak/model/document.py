"""A Markdown file as read: its metadata, its sections, and the lines where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from komak.ground.lines import Lines
from komak.model.blocks import Block
from komak.model.metadata import HandoutTranslation, ModuleTranslation, PageMetadata
from komak.model.stamp import Stamp

_LOCALE = re.compile(r"\.[a-z]{2,3}(-[A-Z][a-z]{3})?\.md$")


class DocumentKind(StrEnum):
    """Which of the kinds of Markdown file a document is."""

    MODULE = "module"
    HANDOUT = "handout"
    LETTER = "letter"
    PAGE = "page"


@dataclass(frozen=True)
class Heading:
    """A Markdown heading with the ``{…}`` behind it."""

    level: int
    title: str
    id: str
    """Empty if the author gave none."""
    classes: tuple[str, ...]
    attributes: Mapping[str, str]
    line: int
    """Line in the file, from 1."""
    unread: tuple[str, ...] = ()
    """What stands between the braces and is neither id, class nor attribute, or is one a second time."""


@dataclass(frozen=True)
class Section:
    """A heading and the text up to the next heading of any level."""

    heading: Heading | None
    """None for the lead, the text before the first heading."""
    markdown: str
    """Without the heading line."""
    line: int
    """Line in the file of the first line of `markdown`."""
    blocks: tuple[Block, ...]
    """The same text as a tree."""

    @property
    def id(self) -> str:
        return self.heading.id if self.heading else ""

    @property
    def is_session(self) -> bool:
        return self.heading is not None and "session" in self.heading.classes


@dataclass(frozen=True)
class Document:
    """One Markdown file in one language."""

    path: str
    """From the project folder, with ``/``."""
    kind: DocumentKind
    locale: str
    metadata: ModuleTranslation | HandoutTranslation | PageMetadata
    field_lines: Lines
    """Line in the file of each metadata field, by dotted path."""
    text: str
    """The file as it is, for rules that look at letters."""
    body: str
    body_line: int
    """Line in the file of the first line of `body`."""
    sections: tuple[Section, ...]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    """By part name; empty in the source language."""

    @property
    def neutral_path(self) -> str:
        """Path without language: ``curriculum/…/module.md``."""
        return _LOCALE.sub(".md", self.path)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(section.id for section in self.sections if section.heading)


LEAD = "lead"
"""Name of what stands above the first heading, where a name is needed."""

Work: TypeAlias = Mapping[str, Document]
"""One text in all its languages, by locale: a module, a handout, a letter, a hand-written page."""
