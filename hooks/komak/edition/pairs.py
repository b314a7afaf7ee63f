"""Two languages of one text, block beside block, as Markdown: for mixed groups and for those who approve a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from komak.dialect.code import outside_code
from komak.edition.freshness import freshness
from komak.model import Document, Section
from komak.model.blocks import Block, BlockKind
from komak.model.document import LEAD
from komak.model.participant import for_participants

_NAME = re.compile(r"\[\^(?P<note>[^\]\s]+)\]|\]\(#(?P<anchor>[^)\s]+)")
"""What would meet the same name of the other side: a mark of a footnote, the id that a link leads to."""


@dataclass(frozen=True)
class Pair:
    """The same section in two languages; a side is None where a language does not have it."""

    id: str
    left: Section | None
    right: Section | None


def pairs(left: Document, right: Document) -> tuple[Pair, ...]:
    """Sections of `left` in its order, each with the section of the same id in `right`."""
    there = {section.id: section for section in right.sections}
    here = {section.id for section in left.sections}
    aligned = [Pair(section.id, section, there.get(section.id)) for section in left.sections]
    return (*aligned, *(Pair(name, None, section) for name, section in there.items() if name not in here))


def pair_markdown(left: Document, right: Document, changed: str = "", *, is_facilitator: bool) -> str:
    """Markdown of both documents in two columns; ids, anchors and footnotes of the right side carry its language.

    `changed` is said above each section of `left` that changed since `right` was translated.
    """
    stale = freshness(left, right).changed
    return "\n\n".join(
        _pair(pair, left, right, changed if (pair.id or LEAD) in stale else "", is_facilitator=is_facilitator)
        for pair in pairs(left, right)
    )


def _pair(pair: Pair, left: Document, right: Document, changed: str, *, is_facilitator: bool) -> str:
    if not is_facilitator:
        pair = Pair(pair.id, *(side and for_participants(side) for side in (pair.left, pair.right)))
    sides = (_Side(pair.left, left.locale, ""), _Side(pair.right, right.locale, right.locale.lower()))
    look = "km-pair km-pair--changed" if changed else "km-pair"
    said = [f'<p class="km-pair__changed" markdown="1">**{changed}**</p>\n'] if changed else []
    return "\n".join([*said, *_rows(*sides, look)])


@dataclass(frozen=True)
class _Side:
    """A section in one language; `mark` keeps its ids apart from those of the other side."""

    section: Section | None
    locale: str
    mark: str

    @property
    def heading(self) -> str:
        if self.section is None or self.section.heading is None:
            return ""
        heading = self.section.heading
        return f"{'#' * heading.level} {heading.title} {{#{_marked(self.section.id, self.mark)}}}"

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.section.blocks if self.section else ()

    def shown(self, markdown: str) -> str:
        """`markdown` as one column of a row."""
        return f'<div class="km-pair__side" lang="{self.locale}" markdown="1">\n\n{self.apart(markdown)}\n\n</div>'

    def apart(self, markdown: str) -> str:
        """`markdown` whose footnotes and anchors cannot meet those of the other side."""
        return outside_code(markdown, _NAME, self._named)

    def _named(self, found: re.Match[str]) -> str:
        note = found["note"]
        return f"[^{note}-{self.locale.lower()}]" if note else f"](#{_marked(found['anchor'], self.mark)}"


def _rows(left: _Side, right: _Side, look: str) -> Iterator[str]:
    """Block beside block where both languages have the same; else the whole section beside the other."""
    if [block.kind for block in left.blocks] != [block.kind for block in right.blocks]:
        texts = ("\n\n".join([side.heading, *(block.source for block in side.blocks)]) for side in (left, right))
        yield _row(look, left, right, *texts)
        return
    if left.heading or right.heading:
        yield _row(look, left, right, left.heading, right.heading)
    for one, other in zip(left.blocks, right.blocks, strict=True):
        if one.kind is BlockKind.FOOTNOTE:
            yield f"{left.apart(one.source)}\n\n{right.apart(other.source)}\n"
        else:
            yield _row(f"{look} km-pair--on", left, right, one.source, other.source)


def _row(look: str, left: _Side, right: _Side, *texts: str) -> str:
    sides = "\n".join(side.shown(text) for side, text in zip((left, right), texts, strict=True))
    return f'<div class="{look}" markdown="1">\n{sides}\n</div>\n'


def _marked(name: str, mark: str) -> str:
    return f"{name}--{mark}" if mark else name
