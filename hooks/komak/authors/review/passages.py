"""A Markdown file to passages: what a reviewer may change, and exactly where it stands.

A passage is one line of text to a reader: a heading, a paragraph, an item, a cell of a table, the title of a box. The
signs around it, ids, minutes and HTML are not part of any passage, so they cannot be damaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from komak.authors.review.inline import Piece, Words, words_of
from komak.model import Document
from komak.model.blocks import Block, BlockKind
from komak.model.paragraphs import mark_of

_ITEM = re.compile(r"\s*(?:[*+-]|\d+\.)\s+(?:\[[ xX]\]\s+)?")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_NOTE = re.compile(r"\s*\[\^[^\]]*\]:\s*")
_QUOTE, _MEANING = re.compile(r"\s*>\s?"), re.compile(r"\s*:\s+")
_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|`\\])+")
_LETTER = re.compile(r"[^\W_]")
_MARGIN = re.compile(r"\s*")


@dataclass(frozen=True)
class Passage:
    """A text of a file."""

    path: str
    """File, from the project folder."""
    line: int
    """Of its first sign, from 1."""
    kind: str
    """``heading``, ``paragraph``, ``item``, ``cell``, ``title``, ``field``."""
    begin: int
    """Index in the text of the file, as `end`."""
    end: int
    text: str
    """What it says; a paragraph of several lines as one."""
    written: str
    """As it stands between `begin` and `end`."""
    is_plain: bool = False
    """Whether its signs are only signs: a title, an outcome, a question."""

    @property
    def words(self) -> Words:
        """What a reviewer sees of it."""
        return Words((Piece(self.text),)) if self.is_plain else words_of(self.text)


def passages(document: Document) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Id of each section, and its passages in order."""
    text = _Text(document)
    for section in document.sections:
        heading = section.heading
        own = [text.within(heading.line, heading.title, "heading")] if heading and heading.title else []
        words = (block for block in section.blocks if not mark_of(block))
        inside = (passage for block in words for passage in _of_block(block, text))
        yield section.id, (*filter(None, own), *inside)


class _Text:
    """The text of a file, by its lines."""

    def __init__(self, document: Document) -> None:
        self.path, self.whole = document.path, document.text
        self.lines = document.text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def line(self, number: int) -> str:
        return self.lines[number - 1]

    def span(self, first: int, begin: int, last: int, end: int, kind: str) -> Passage | None:
        """What stands from a column of a line to a column of the same or a later one; None if no letter is in it."""
        start, stop = self._starts[first - 1] + begin, self._starts[last - 1] + end
        written = self.whole[start:stop]
        text = " ".join(line.strip() for line in written.split("\n"))
        return Passage(self.path, first, kind, start, stop, text, written) if _LETTER.search(text) else None

    def within(self, number: int, words: str, kind: str) -> Passage | None:
        """`words` where they stand in a line."""
        at = self.line(number).find(words)
        return None if at < 0 else self.span(number, at, number, at + len(words), kind)

    def behind(self, number: int, sign: re.Pattern[str], last: int, kind: str) -> Passage | None:
        """What follows a sign at the beginning of a line, up to the end of the line `last`."""
        found = sign.match(self.line(number))
        return self.span(number, found.end() if found else 0, last, len(self.line(last).rstrip()), kind)


def _of_block(block: Block, text: _Text) -> Iterator[Passage]:
    if block.kind is BlockKind.CALLOUT:
        title = text.within(block.line, block.title, "title") if block.title else None
        yield from filter(None, [title])
        yield from (passage for inner in block.blocks for passage in _of_block(inner, text))
        return
    reader = _READERS.get(block.kind)
    last = block.line + block.markdown.count("\n")
    yield from filter(None, reader(block.line, last, text) if reader else ())


def _paragraph(first: int, last: int, text: _Text) -> Iterator[Passage | None]:
    yield text.behind(first, _MARGIN, last, "paragraph")


def _footnote(first: int, last: int, text: _Text) -> Iterator[Passage | None]:
    yield text.behind(first, _NOTE, last, "paragraph")


def _line_by_line(sign: re.Pattern[str]) -> Callable[[int, int, _Text], Iterator[Passage | None]]:
    def read(first: int, last: int, text: _Text) -> Iterator[Passage | None]:
        for number in range(first, last + 1):
            yield text.behind(number, sign, number, "paragraph")

    return read


def _list(first: int, last: int, text: _Text) -> Iterator[Passage | None]:
    """Items, and paragraphs below them; each goes on to the next sign or blank line."""
    number = first
    while number <= last:
        line = text.line(number)
        if _FENCE.match(line):
            number = _closing(number, last, text)
        elif line.strip():
            end = _end_of_item(number, last, text)
            is_item = _ITEM.match(line) is not None
            yield text.behind(number, _ITEM if is_item else _MARGIN, end, "item" if is_item else "paragraph")
            number = end
        number += 1


def _closing(number: int, last: int, text: _Text) -> int:
    later = (at for at in range(number + 1, last + 1) if _FENCE.match(text.line(at)))
    return next(later, last)


def _end_of_item(number: int, last: int, text: _Text) -> int:
    while number < last and text.line(number + 1).strip() and not _ITEM.match(text.line(number + 1)):
        number += 1
    return number


def _table(first: int, last: int, text: _Text) -> Iterator[Passage | None]:
    for number in range(first, last + 1):
        line = text.line(number)
        for cell in () if _RULE.match(line) else _CELL.finditer(line):
            if words := cell[0].strip():
                begin = cell.start() + cell[0].index(words)
                yield text.span(number, begin, number, begin + len(words), "cell")


_READERS: dict[BlockKind, Callable[[int, int, _Text], Iterator[Passage | None]]] = {
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST: _list,
    BlockKind.TABLE: _table,
    BlockKind.QUOTE: _line_by_line(_QUOTE),
    BlockKind.DEFINITIONS: _line_by_line(_MEANING),
    BlockKind.FOOTNOTE: _footnote,
}
"""Code and HTML have no passages: whoever changes them writes Markdown."""
