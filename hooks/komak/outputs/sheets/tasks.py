"""The task sheets of a module as Markdown: what participants must have before their eyes, a session a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.edition import Edition
from komak.edition.plan import PlanRow, session_plan
from komak.model import Module, Section
from komak.model.tasks import TASK, callouts

_OWN_ANCHOR = re.compile(r"(?<!!)\[([^\]]+)\]\(#[^)\s]*\)")
_NOTE_CALL = re.compile(r"\[\^[^\]\s]+\](?!:)")


def tasks_markdown(module: Module, edition: Edition) -> str:
    """Every task in the order of the day, under the name of its session."""
    text = edition.module_text(module)
    sections = {section.id: section for section in text.document.sections}
    sheets: list[str] = []
    for number, session in enumerate(session_plan(module, text, edition)):
        tasks = [task for row in session.rows for task in _tasks(row, sections[row.id], edition)]
        title = session.title or edition.strings("module.plan")
        mark = " .new-page" if sheets else ""
        sheets += [f"## {title} {{#tasks-{number}{mark}}}", *tasks] if tasks else []
    return "\n\n".join(sheets)


def _tasks(row: PlanRow, section: Section, edition: Edition) -> Iterator[str]:
    minutes = edition.strings("module.minutes", minutes=row.minutes)
    for number, task in enumerate(callouts(section, TASK), 1):
        name = f"{row.title} · " if task.title not in ("", row.title) else ""
        head = f"### {task.title or row.title} {{#{row.id}-task-{number}}}"
        yield f"{head}\n\n*{name}{minutes} · {row.method} · {row.group}*\n\n{for_paper(task.markdown)}"


def for_paper(markdown: str) -> str:
    """`markdown` without what only its own page can answer: anchors of the module, calls of its footnotes."""
    return _NOTE_CALL.sub("", _OWN_ANCHOR.sub(r"\1", markdown))
