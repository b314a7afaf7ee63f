"""Blocks of a text that participants have before their eyes: tasks, what is worth remembering, practice at home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from komak.model.curriculum import Module
from komak.model.document import Section
from komak.model.participant import participant_lines

TASK = "task"
"""What stands on the task sheet of a session and on a slide, whole."""
ON_SLIDES = (TASK, "key", "practice")
"""What an author marks for the wall."""

_OPENING = re.compile(r'^!!! (?P<kind>[a-z]+) "(?P<title>[^"\n]*)"[ ]*$')
_INDENT = 4


@dataclass(frozen=True)
class Block:
    """A block at the margin of what participants read."""

    kind: str
    title: str
    """As written; may be empty."""
    markdown: str
    """What stands inside, moved to the margin."""
    line: int
    """Line in the file on which the block is opened."""


def blocks(section: Section, *kinds: str) -> tuple[Block, ...]:
    """Blocks of `kinds` in `section`, in order; what is the facilitator's alone is not looked at."""
    return tuple(block for block in _blocks(section) if block.kind in kinds)


def has_tasks(module: Module, locale: str) -> bool:
    """Whether an activity of `module` has anything for a task sheet in a language."""
    if locale not in module.documents:
        return False
    activities = {activity.id for activity in module.activities}
    return any(blocks(section, TASK) for section in module.documents[locale].sections if section.id in activities)


def _blocks(section: Section) -> Iterator[Block]:
    lines = list(participant_lines(section.markdown))
    openings = [(at, found) for at, (_, line) in enumerate(lines) if (found := _OPENING.match(line))]
    for at, found in openings:
        inside = [line for _, line in _inside(lines[at + 1 :])]
        text = "\n".join(line[_INDENT:] for line in inside).strip("\n")
        yield Block(found["kind"], found["title"].strip(), text, section.line + lines[at][0])


def _inside(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines up to the first that stands at the margin, or that follows something cut out."""
    last = None
    for index, line in lines:
        if (line.strip() and not line.startswith(" " * _INDENT)) or (last is not None and index != last + 1):
            return
        last = index
        yield index, line
