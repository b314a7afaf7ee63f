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


def session_plan(module: Module, text: ModuleText, edition: Edition) -> tuple[PlanSession, ...]:
    """The plan of `module`; titles in the language of `text`, labels in that of `edition`."""
    titles = {section.id: section.heading.title for section in text.document.sections if section.heading}
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
        time=f"{clock(end - activity.minutes)}–{clock(end)}",
        minutes=activity.minutes,
        method=edition.strings(f"method.{activity.method}"),
        group=edition.strings(f"group.{activity.group}"),
        materials=tuple(metadata.materials.get(name, name) for name in activity.materials),
        outcomes=tuple(metadata.outcomes.get(name, name) for name in activity.outcomes),
    )


def clock(minutes: int) -> str:
    """Minutes from the start as ``1:05``."""
    return f"{minutes // 60}:{minutes % 60:02d}"
