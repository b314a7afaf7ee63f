"""Callouts that participants have before their eyes: tasks, what is worth remembering, practice at home."""

from __future__ import annotations

from komak.model.blocks import Block, BlockKind
from komak.model.curriculum import Module
from komak.model.document import Section
from komak.model.participant import for_participants

TASK = "task"
"""What stands on the task sheet of a session and on a slide, whole."""
ON_SLIDES = (TASK, "key", "practice")
"""What an author marks for the wall."""


def callouts(section: Section, *names: str) -> tuple[Block, ...]:
    """Callouts of these names at the margin of `section`, in order; what is the facilitator's alone is not looked at."""
    blocks = for_participants(section).blocks
    return tuple(block for block in blocks if block.kind is BlockKind.CALLOUT and block.name in names)


def has_tasks(module: Module, locale: str) -> bool:
    """Whether an activity of `module` has anything for a task sheet in a language."""
    if locale not in module.documents:
        return False
    activities = {activity.id for activity in module.activities}
    return any(callouts(section, TASK) for section in module.documents[locale].sections if section.id in activities)
