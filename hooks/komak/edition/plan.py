"""The session plan: who does what from which minute to which, in the words of one edition."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from komak.edition import Edition, ModuleText
from komak.model import Activity, Module, Session


@dataclass(frozen=True)
class PlanRow:
    """One activity in a session plan."""

    id: str
    title: str
    time: str
    """From and to, counted from the start of the session: ``0:15–0:35``."""
    minutes: int
    method: str
    group: str
    materials: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class PlanSession:
    """One session; `title` is empty if the module has a single unnamed session."""

    id: str
    title: str
    minutes: int
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class ShortRow:
    """One activity of the version for an hour."""

    id: str
    title: str
    time: str
    """From and to, counted from the start: ``0:05–0:18``."""
    minutes: int
    note: str
    """What is left out of it; empty: nothing that its own notes do not say."""


@dataclass(frozen=True)
class ShortPlan:
    """The version of a module for a meeting of an hour."""

    minutes: int
    rows: tuple[ShortRow, ...]
    left_out: tuple[str, ...]
    """Titles of the activities that are not held."""
    unserved: tuple[str, ...]
    """Learning outcomes that nothing of what is held serves."""


def short_plan(module: Module, text: ModuleText) -> ShortPlan | None:
    """The short version in the order of the module, in the language of `text`; None if the module has none."""
    kept = [activity for activity in module.activities if activity.id in module.facts.short]
    if not kept:
        return None
    ends = tuple(accumulate(module.facts.short[activity.id] for activity in kept))
    served = {name for activity in kept for name in activity.outcomes}
    titles = _titles(text)
    return ShortPlan(
        minutes=ends[-1],
        rows=tuple(_short_row(one, end, module, titles, text) for one, end in zip(kept, ends, strict=True)),
        left_out=tuple(titles.get(other.id, other.id) for other in module.activities if other not in kept),
        unserved=tuple(words for name, words in text.metadata.outcomes.items() if name not in served),
    )


def _short_row(activity: Activity, end: int, module: Module, titles: dict[str, str], text: ModuleText) -> ShortRow:
    minutes = module.facts.short[activity.id]
    title, note = titles.get(activity.id, activity.id), text.metadata.short_notes.get(activity.id, "")
    return ShortRow(activity.id, title, _span(end, minutes), minutes, note)


def _span(end: int, minutes: int) -> str:
    return f"{clock(end - minutes)}–{clock(end)}"


def _titles(text: ModuleText) -> dict[str, str]:
    return {section.id: section.heading.title for section in text.document.sections if section.heading}


def session_plan(module: Module, text: ModuleText, edition: Edition) -> tuple[PlanSession, ...]:
    """The plan of `module`; titles in the language of `text`, labels in that of `edition`."""
    titles = _titles(text)
    return tuple(
        PlanSession(session.id, titles.get(session.id, ""), session.minutes, _rows(session, titles, text, edition))
        for session in module.sessions
    )


def _rows(session: Session, titles: dict[str, str], text: ModuleText, edition: Edition) -> tuple[PlanRow, ...]:
    ends = accumulate(activity.minutes for activity in session.activities)
    return tuple(
        _row(activity, end, titles.get(activity.id, activity.id), text, edition)
        for activity, end in zip(session.activities, ends, strict=True)
    )


def _row(activity: Activity, end: int, title: str, text: ModuleText, edition: Edition) -> PlanRow:
    metadata = text.metadata
    return PlanRow(
        id=activity.id,
        title=title,
        time=_span(end, activity.minutes),
        minutes=activity.minutes,
        method=edition.strings(f"method.{activity.method}"),
        group=edition.strings(f"group.{activity.group}"),
        materials=tuple(metadata.materials.get(name, name) for name in activity.materials),
        outcomes=tuple(metadata.outcomes.get(name, name) for name in activity.outcomes),
    )


def clock(minutes: int) -> str:
    """Minutes from the start as ``1:05``."""
    return f"{minutes // 60}:{minutes % 60:02d}"
