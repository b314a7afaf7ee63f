"""The slides of a module as Markdown, a slide a second-level heading: outcomes, plan, and each activity's task.

Slides are shown to participants, so they are made from the participant text alone; what the speaker says is in the
guide, under the same headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.model import Module, Section
from komak.model.participant import participant_text
from komak.pages.plan import PlanSession, session_plan
from komak.translation import Edition, ModuleText

_BLOCK = re.compile(r"^!!! key\b.*\n(?:(?:[ ]{4}.*|[ ]*)\n?)+", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)\s]+\)")
_ITEM = re.compile(r"(?m)^(?=[ ]{4}[*-] )")
_ENOUGH = 420
"""Characters that can be read from the last row."""


def slides_markdown(module: Module, edition: Edition) -> str:
    """Slides in the language of `edition`."""
    text = edition.module_text(module)
    plan = session_plan(module, text, edition)
    slides = (_outcomes(text, edition), *_sessions(text, plan, edition), *_keys(text))
    return "\n\n".join(slide for slide in slides if slide)


def _outcomes(text: ModuleText, edition: Edition) -> str:
    outcomes = "\n".join(f"* {outcome}" for outcome in text.metadata.outcomes.values())
    return f"## {edition.strings('module.outcomes')} {{#km-outcomes}}\n\n{outcomes}"


def _sessions(text: ModuleText, plan: tuple[PlanSession, ...], edition: Edition) -> Iterator[str]:
    sections = {section.id: section for section in text.document.sections}
    for number, session in enumerate(plan):
        rows = "\n".join(f"1. {row.title}" for row in session.rows)
        title = session.title or edition.strings("module.plan")
        yield f"## {title} {{#plan-{number}}}\n\n{rows}"
        for row in session.rows:
            minutes = edition.strings("module.minutes", minutes=row.minutes)
            lead = f"*{minutes} · {row.method} · {row.group}*\n\n"
            yield from _slides(row.title, row.id, _task(sections[row.id]), lead)


def _task(section: Section) -> str:
    """The key points of an activity if it has them, else its first words, as many as can be read from afar."""
    text = participant_text(section.markdown).strip()
    if block := _BLOCK.search(text + "\n"):
        return _plain(block[0])
    chosen: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.startswith(("|", "!!!", "    ", ">", "____", "[^")) or "____" in paragraph:
            break
        if chosen and sum(map(len, chosen)) + len(paragraph) > _ENOUGH:
            break
        chosen.append(paragraph)
    return _plain("\n\n".join(chosen))


def _keys(text: ModuleText) -> Iterator[str]:
    """Key points that stand outside activities, such as what to take home."""
    for section in text.document.sections:
        if section.heading and section.heading.level == 2 and not section.is_session:
            for block in _BLOCK.finditer(participant_text(section.markdown) + "\n"):
                yield from _slides(section.heading.title, section.id, _plain(block[0]))


def _slides(title: str, name: str, text: str, lead: str = "") -> Iterator[str]:
    """One slide, or several if a list of key points is too long for one."""
    for number, part in enumerate(_parts(text), 1):
        mark = f" ({number})" if number > 1 else ""
        yield f"## {title}{mark} {{#{name}-{number}}}\n\n{lead if number == 1 else ''}{part}"


def _parts(text: str) -> Iterator[str]:
    """`text`, or its list items in parts that can be read, each under the head of the block."""
    head, *items = _ITEM.split(text)
    if len(text) <= _ENOUGH or len(items) < 3:
        yield text
        return
    part: list[str] = []
    for item in items:
        if part and sum(map(len, part)) + len(item) > _ENOUGH:
            yield head + "".join(part)
            part = []
        part.append(item)
    yield head + "".join(part)


def _plain(markdown: str) -> str:
    """Links as their words: nobody can follow them on a wall."""
    return _LINK.sub(r"\1", markdown).strip()
