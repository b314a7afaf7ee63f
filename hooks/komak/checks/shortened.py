"""The version of a module for one hour: its activities are there, long enough, and fit into the hour."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.structure import unknown
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.model import Activity, Module

HOUR = 60
"""Minutes of a meeting of the team, the time that a short version has."""


def short_version(module: Module, subject: Subject) -> Iterator[Issue]:
    """Each activity of the short version can be that short, and all of them take an hour at most."""
    source = module.documents[subject.source_locale]
    lines = source.field_lines
    activities = {activity.id: activity for activity in module.activities}
    for name, minutes in module.facts.short.items():
        if name not in activities:
            yield unknown(source.path, lines[f"short.{name}"], f"short.{name}", "activity", name, activities)
        elif not activities[name].min_minutes <= minutes <= activities[name].minutes:
            yield _out_of_limits(source.path, lines[f"short.{name}"], activities[name], minutes)
    for name in module.facts.short_notes:
        if name not in module.facts.short:
            yield unknown(source.path, lines[f"short_notes.{name}"], f"short_notes.{name}", "entry of `short`", name,
                           module.facts.short)  # fmt: skip
    total = sum(module.facts.short.values())
    if total > HOUR:
        yield Issue(source.path, lines["short"], Code.SHORT_VERSION, "short",
                    f"the short version takes {total} minutes", f"Leave {HOUR} at most.")  # fmt: skip


def _out_of_limits(path: str, line: int, activity: Activity, minutes: int) -> Issue:
    return Issue(path, line, Code.SHORT_VERSION, f"short.{activity.id}",
                 f"{minutes} minutes, but the activity takes from {activity.min_minutes} to {activity.minutes}",
                 "Change the number here, or `min-minutes` of the activity.")  # fmt: skip
