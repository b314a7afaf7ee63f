"""The slides of a module as Markdown, a second-level heading each: outcomes, plan, and what authors mark for the wall.

Slides are shown to participants: they are made whole from blocks of the participants' text (tasks, what is worth
remembering, practice at home), never cut. The print room divides what is longer than a page between its entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.dialect.plain import plain
from komak.edition import Edition, ModuleText
from komak.edition.plan import PlanSession, session_plan
from komak.model import Module, Section
from komak.model.tasks import ON_SLIDES, callouts
from komak.outputs.sheets.tasks import for_paper

_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)\s]+\)")


def slides_markdown(module: Module, edition: Edition) -> str:
    """Slides in the language of `edition`."""
    text = edition.module_text(module)
    plan = session_plan(module, text, edition)
    return "\n\n".join((_outcomes(text, edition), *_sessions(text, plan, edition), *_after(module, text)))


def _outcomes(text: ModuleText, edition: Edition) -> str:
    outcomes = "\n".join(f"* {plain(outcome)}" for outcome in text.metadata.outcomes.values())
    return f"## {edition.strings('module.outcomes')} {{#km-outcomes}}\n\n{outcomes}"


def _sessions(text: ModuleText, plan: tuple[PlanSession, ...], edition: Edition) -> Iterator[str]:
    sections = {section.id: section for section in text.document.sections}
    for number, session in enumerate(plan):
        rows = "\n".join(f"1. {row.title}" for row in session.rows)
        title = session.title or edition.strings("module.plan")
        yield f"## {title} {{#plan-{number}}}\n\n{rows}"
        for row in session.rows:
            minutes = edition.strings("module.minutes", minutes=row.minutes)
            yield from _slides(sections[row.id], row.title, f"{minutes} · {row.group}")


def _after(module: Module, text: ModuleText) -> Iterator[str]:
    """What is marked outside activities, such as what to take home."""
    activities = {activity.id for activity in module.activities}
    for section in text.document.sections:
        if section.heading and section.id not in activities:
            yield from _slides(section, section.heading.title, "")


def _slides(section: Section, title: str, facts: str) -> Iterator[str]:
    """A slide a block: its own title, above it where it belongs."""
    for number, block in enumerate(callouts(section, *ON_SLIDES), 1):
        belongs = title if block.title not in ("", title) else ""
        above = " · ".join(filter(None, (belongs, facts)))
        lead = f"*{above}*\n\n" if above else ""
        yield f"## {block.title or title} {{#{section.id}-{number}}}\n\n{lead}{_for_wall(block.markdown)}"


def _for_wall(markdown: str) -> str:
    """Links as their words: nobody can follow them on a wall."""
    return _LINK.sub(r"\1", for_paper(markdown))
