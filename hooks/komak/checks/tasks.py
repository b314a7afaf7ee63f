"""Rules about tasks: what participants work on stands before their eyes, and never beside the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.model import Activity, DocumentKind, Module, Section
from komak.model.blocks import BlockKind
from komak.model.participant import for_participants, participant_lines
from komak.model.tasks import TASK, callouts

_OPENING = re.compile(r"(?P<indent>\s*)!!!\s+task\b")
_NUMBERED = re.compile(r"^1\. .*\n(?:.*\n)*?2\. ", re.MULTILINE)
_TOGETHER = ("small-groups", "threes", "pairs")
_HANDS_ON = ("case-work", "practice", "quiz")
_HEARD = 120
"""Characters of an instruction that one keeps in mind after hearing it once."""


def missing(module: Module, subject: Subject) -> Iterator[Issue]:
    """What participants write, decide or do in groups stands in a task block, or on a handout that the activity names."""
    source = module.documents[subject.source_locale]
    sections = {section.id: section for section in source.sections}
    for activity in module.activities:
        section = sections[activity.id]
        if (
            _asks_for_work(activity, section)
            and not callouts(section, TASK)
            and not _names_paper(activity, module, subject)
        ):
            yield Issue(source.path, activity.line, Code.TASK_MISSING, activity.id,
                        "participants work on something here that stands on no sheet and on no slide",
                        'Put what they must have before their eyes into a block `!!! task "Title"`, or name its handout '
                        "in `materials`.", Severity.WARNING)  # fmt: skip


def _asks_for_work(activity: Activity, section: Section) -> bool:
    bare = "\n\n".join(
        block.markdown for block in for_participants(section).blocks if block.kind is not BlockKind.CALLOUT
    )
    is_work = activity.group in _TOGETHER or activity.method in _HANDS_ON
    return bool(_NUMBERED.search(bare)) or (is_work and len(bare) > _HEARD)


def _names_paper(activity: Activity, module: Module, subject: Subject) -> bool:
    papers = {handout.slug for handout in module.handouts} | {form.slug for form in subject.curriculum.forms}
    return not papers.isdisjoint(activity.materials)


def misplaced(study: Study, subject: Subject) -> Iterator[Issue]:
    """A task block stands at the margin of an activity, in the text of participants: only there sheets look for it."""
    document = study.document
    is_module = document.kind is DocumentKind.MODULE
    open_lines = {number for section in document.sections for number, _ in participant_lines(section)}
    inside = set(_lines_of_activities(study, subject)) if is_module else set()
    for number, line in study.lines:
        opening = _OPENING.match(line)
        if opening and (
            problem := _problem(opening["indent"], is_open=number in open_lines, is_inside=number in inside)
        ):
            yield study.issue(number, Code.TASK_MISPLACED, TASK, problem,
                              "Move it to the margin of an activity of the module, outside `!!! facilitator`.")  # fmt: skip


def _problem(indent: str, *, is_open: bool, is_inside: bool) -> str:
    if not is_open:
        return "a task stands inside a facilitator block: participants would never see it"
    if indent:
        return "a task stands inside another block"
    return "" if is_inside else "a task stands outside the activities: no sheet shows it"


def _lines_of_activities(study: Study, subject: Subject) -> Iterator[int]:
    modules = [module for module in subject.curriculum.modules if study.document in module.documents.values()]
    names = {activity.id for module in modules for activity in module.activities}
    for section in study.document.sections:
        if section.id in names or not modules:
            yield from range(section.line, section.line + section.markdown.count("\n") + 1)


def counterparts(module: Module, subject: Subject) -> Iterator[Issue]:
    """An activity has as many tasks in each language: a sheet must not lack what the other has."""
    names = {activity.id for activity in module.activities}
    source = {section.id: callouts(section, TASK) for section in module.documents[subject.source_locale].sections}
    for locale, document in module.documents.items():
        for section in document.sections:
            wanted, found = len(source.get(section.id, ())), len(callouts(section, TASK))
            if section.id in names and wanted != found:
                yield Issue(document.path, section.line, Code.TASKS_DIFFER, section.id,
                            f"{subject.source_locale} has {wanted} task blocks here, {locale} has {found}",
                            "Give both languages the same `!!! task` blocks.", Severity.WARNING)  # fmt: skip
