"""Paragraphs with permanent numbers: ``§ 3.2.4`` stands alone on a line above the paragraph, in every language.

A number is chapter, section and paragraph. It is given once (`komak number`) and kept in a register, so what is put
between 3.2.4 and 3.2.5 later is 3.2.4-1, as in laws, and what is taken out leaves its number behind.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from komak.ground.lines import Lines
from komak.model.blocks import Block, BlockKind
from komak.model.document import Document, Section
from komak.model.metadata import Metadata, Slug

_PART = r"[0-9]+(?:-[0-9]+)*"
MARK = re.compile(rf"§ (?P<number>{_PART}\.{_PART}\.{_PART})")
"""The whole line above a paragraph."""
INTRODUCTION = "index"
"""The first page of a numbered text tells what it is; its paragraphs have no numbers."""

Part = Annotated[str, StringConstraints(pattern=rf"^{_PART}$")]
SectionNumber = Annotated[str, StringConstraints(pattern=rf"^{_PART}\.{_PART}$")]
Number = Annotated[str, StringConstraints(pattern=rf"^{_PART}\.{_PART}\.{_PART}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[a-p]{16}$")]
"""64 bits in letters: digits would look like somebody's telephone."""
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


class Register(Metadata):
    """``curriculum/paragraphs/<folder>.yml``: every number that was ever given in ``docs/<folder>/``. Written by `komak number`."""

    chapters: dict[Slug, Part] = Field(default_factory=dict, description="page of the folder: number of the chapter")
    sections: dict[str, SectionNumber] = Field(
        default_factory=dict, description="chapter/id of a heading: number of the section"
    )
    paragraphs: dict[Number, Digest] = Field(
        default_factory=dict, description="number: what the text was when it was last numbered"
    )
    retired: dict[Number, str] = Field(
        default_factory=dict, description="number that no paragraph has any more: the last edition that had it"
    )


@dataclass(frozen=True)
class NumberedText:
    """A text of several pages, ``docs/<folder>/``, whose paragraphs have permanent numbers."""

    folder: str
    path: str
    """The register, from the project folder."""
    register: Register
    lines: Lines
    """Line in the register of each field."""

    def chapter(self, document: Document) -> str | None:
        """The slug of the chapter that `document` is, whether it has a number or not; None if it is no chapter."""
        home, _, slug = document.neutral_path.removesuffix(".md").removeprefix("docs/").partition("/")
        return slug if home == self.folder and slug != INTRODUCTION and "/" not in slug else None


@dataclass(frozen=True)
class Paragraph:
    """What has one number: a paragraph, a list or table with the line that leads to it, a box."""

    section: str
    """Id of the heading of the second level above it; empty above the first."""
    number: str
    """Empty if none was given yet."""
    blocks: tuple[Block, ...]
    mark_line: int
    """Line in the file of the mark; of the first block if there is none."""

    @property
    def line(self) -> int:
        """Line in the file where its text begins."""
        return self.blocks[0].line

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote: it is cited with the paragraph that calls it."""
        return all(block.kind is BlockKind.FOOTNOTE for block in self.blocks)

    @property
    def digest(self) -> str:
        """The same as long as the words are the same, whatever the line breaks."""
        return digest_of(" ".join(block.source for block in self.blocks))


def digest_of(markdown: str) -> str:
    """The digest of the paragraph that `markdown` is."""
    words = " ".join(markdown.split())
    return hashlib.sha256(words.encode()).hexdigest()[:16].translate(_LETTERS)


def anchor(number: str) -> str:
    """Id of a paragraph on its page: ``p3.2.4``."""
    return f"p{number}"


def rank(number: str) -> tuple[tuple[int, ...], ...]:
    """Where a number stands among others: 3.2.4 < 3.2.4-1 < 3.2.5."""
    return tuple(tuple(map(int, part.split("-"))) for part in number.split("."))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Everything of `document` that has a number or should get one, in order."""
    for _, found in by_section(document):
        yield from (one for one in found if not one.is_note)


def by_section(document: Document) -> Iterator[tuple[Section, tuple[Paragraph, ...]]]:
    """Every section of any level with its paragraphs."""
    home = ""
    for section in document.sections:
        if section.heading and section.heading.level == 2:
            home = section.id
        yield section, tuple(_of(section, home))


def _of(section: Section, home: str) -> Iterator[Paragraph]:
    waiting, mark = list[Block](), None
    for block in section.blocks:
        if found := mark_of(block):
            if waiting:
                yield _paragraph(home, mark, waiting)
            waiting, mark = [], (found, block.line)
            continue
        waiting.append(block)
        if not _leads_on(block):
            yield _paragraph(home, mark, waiting)
            waiting, mark = [], None
    if waiting:
        yield _paragraph(home, mark, waiting)


def _paragraph(home: str, mark: tuple[str, int] | None, blocks: list[Block]) -> Paragraph:
    number, line = mark or ("", blocks[0].line)
    return Paragraph(home, number, tuple(blocks), line)


def mark_of(block: Block) -> str:
    """The number that a block of the text is the mark of, or nothing."""
    found = MARK.fullmatch(block.markdown.strip()) if block.kind is BlockKind.PARAGRAPH else None
    return found["number"] if found else ""


def _leads_on(block: Block) -> bool:
    """Whether the next block belongs to the same thought: a list below “…:”, a sentence below a picture."""
    text = block.markdown.rstrip("*_ ")
    return block.kind is BlockKind.PARAGRAPH and (text.endswith(":") or text.startswith("!["))


def without_marks(markdown: str) -> str:
    """The text as it is without numbers: they are no words."""
    return "\n".join(line for line in markdown.split("\n") if not MARK.fullmatch(line.strip()))
