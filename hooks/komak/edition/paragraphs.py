"""A numbered text as a page shows it: numbers of chapter and sections in their headings, of each paragraph at its side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from komak import dialect
from komak.edition import Edition
from komak.model import Document, Heading, Section
from komak.model.paragraphs import NumberedText, Paragraph, anchor, by_section, rank

_LEAD = "0"
"""Part of the numbers above the first heading of the second level."""


def numbered_text(document: Document, edition: Edition) -> NumberedText | None:
    """The numbered text that `document` is a chapter of."""
    found = (text for text in edition.curriculum.numbered if text.chapter(document) in text.register.chapters)
    return next(found, None)


def chapter_number(document: Document, edition: Edition) -> str:
    """Number of the chapter that `document` is, or nothing."""
    text = numbered_text(document, edition)
    return text.register.chapters[text.chapter(document) or ""] if text else ""


def numbered_body(document: Document, edition: Edition) -> str:
    """The Markdown of `document` with its numbers to be seen; unchanged if it is no chapter."""
    text = numbered_text(document, edition)
    if text is None:
        return document.body
    return "\n\n".join(_Chapter(text, edition, text.chapter(document) or "").parts(document)) + "\n"


@dataclass
class _Chapter:
    """A chapter on its way to the page; numbers that left are told where they stood."""

    text: NumberedText
    edition: Edition
    slug: str
    section: str = _LEAD
    gone: dict[str, list[str]] = field(default_factory=dict)
    """Numbers that left and are not told yet, by the part of their section, in their order."""

    def parts(self, document: Document) -> Iterator[str]:
        """Headings, paragraphs and lines for what left, in order."""
        own = (number for number in self.text.register.retired if number.split(".")[0] == self._number)
        for number in sorted(own, key=rank):
            self.gone.setdefault(number.split(".")[1], []).append(number)
        for section, found in by_section(document):
            yield from self._opening(section)
            for paragraph in found:
                yield from self._left_before(paragraph.number)
                yield self._shown(paragraph)
        for section_part in list(self.gone):
            yield from self._left(section_part)

    @property
    def _number(self) -> str:
        return self.text.register.chapters[self.slug]

    def _opening(self, section: Section) -> Iterator[str]:
        heading = section.heading
        if heading is None:
            return
        number = self.text.register.sections.get(f"{self.slug}/{section.id}", "")
        if heading.level == 2:
            yield from self._left(self.section)
            self.section = number.rpartition(".")[2]
        yield _heading(heading, self._number if heading.level == 1 else number)

    def _left_before(self, number: str) -> Iterator[str]:
        waiting = self.gone.get(self.section, [])
        while number and waiting and rank(waiting[0]) < rank(number):
            yield self._framed(waiting[0], self._farewell(waiting.pop(0)))

    def _left(self, section: str) -> Iterator[str]:
        for number in self.gone.pop(section, ()):
            yield self._framed(number, self._farewell(number))

    def _farewell(self, number: str) -> str:
        return self.edition.strings("paragraph.retired", edition=self.text.register.retired[number])

    def _shown(self, paragraph: Paragraph) -> str:
        words = "\n\n".join(block.source for block in paragraph.blocks)
        return self._framed(paragraph.number, words) if paragraph.number else words

    def _framed(self, number: str, markdown: str) -> str:
        name = self.edition.strings("paragraph.link", number=number)
        link = f'[§ {number}](#{anchor(number)}){{ .km-paragraph__number title="{name}" }}'
        return dialect.enclosed(f"{link}\n\n{markdown}", f'class="km-paragraph" id="{anchor(number)}"')


def _heading(heading: Heading, number: str) -> str:
    told = f"{number}. " if number else ""
    identity = " ".join(filter(None, (heading.id and f"#{heading.id}", *(f".{name}" for name in heading.classes))))
    return f"{'#' * heading.level} {told}{heading.title}" + (f" {{{identity}}}" if identity else "")
