"""The line between trainer and participants, drawn on the tree of a text: what is cut here exists nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from komak.model.blocks import Block, BlockKind, chosen, is_for_facilitator
from komak.model.document import Section

FACILITATOR_BLOCK = re.compile(r"^(?P<before>(?:(?![!?]{3})[^\"\n])*)[!?]{3}\+?[^\"\n]*facilitator", re.IGNORECASE)
"""The guard behind the tree, wider than the dialect on purpose: a misspelt, indented or quoted block is reported by the
checks, but must not leak either. `before` is what stands left of it: nothing, if the block is written well."""
_NEARLY = re.compile(r"^(?P<before>[^\w\"\n]*)facilitator\s*[\"«“„].*[\"»”]\s*$", re.IGNORECASE)
"""A line that has all of an opening but the three signs: ``!! facilitator "Title"``."""


def for_participants(section: Section) -> Section:
    """`section` without anything that trainers alone may see."""
    hidden = _hidden_lines(section)
    open_lines = (line for number, line in _numbered(section.markdown, section.line) if number not in hidden)
    return replace(section, markdown="\n".join(open_lines), blocks=_open(section.blocks, hidden))


def participant_lines(section: Section) -> Iterator[tuple[int, str]]:
    """Line in the file and text of each line of `section` that participants may read."""
    hidden = _hidden_lines(section)
    return ((number, line) for number, line in _numbered(section.markdown, section.line) if number not in hidden)


def facilitator_opening(line: str) -> re.Match[str] | None:
    """What opens a trainer's block in `line`, or was meant to; `before` is what stands left of it."""
    if "facilitator" not in line.lower():
        return None
    return FACILITATOR_BLOCK.match(line) or _NEARLY.match(line)


def is_nearly_facilitator(opening: re.Match[str]) -> bool:
    """Whether the signs that would make a block of the opening are wrong or missing."""
    return opening.re is _NEARLY


def _numbered(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), first_line)


def _open(blocks: tuple[Block, ...], hidden: frozenset[int]) -> tuple[Block, ...]:
    return tuple(_opened(block, hidden) for block in blocks if block.line not in hidden)


def _opened(block: Block, hidden: frozenset[int]) -> Block:
    """A block without what is hidden inside; what stands in a callout begins a line below it."""
    first = block.line + 1 if block.kind is BlockKind.CALLOUT else block.line
    lines = (line for number, line in _numbered(block.markdown, first) if number not in hidden)
    return replace(block, markdown="\n".join(lines).rstrip(), blocks=_open(block.blocks, hidden))


def _hidden_lines(section: Section) -> frozenset[int]:
    trees = chosen(section.blocks, is_for_facilitator)
    return frozenset(_guarded(section)).union(*(range(block.line, block.end) for block in trees))


def _guarded(section: Section) -> Iterator[int]:
    """Lines that the guard cuts: what looks like a block, with all below that is blank, indented or, like itself, quoted."""
    inside = quoted = False
    for number, line in _numbered(section.markdown, section.line):
        if block := facilitator_opening(line):
            inside, quoted = True, ">" in block["before"]
        elif inside and line.strip() and not line.startswith(" ") and not (quoted and line.startswith(">")):
            inside = False
        if inside:
            yield number
