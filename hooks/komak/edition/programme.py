"""A programme in the words of one edition: its modules, and who does what from which hour to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.plan import clock
from komak.model import Day, Module, Part, Programme, Session


@dataclass(frozen=True)
class AgendaRow:
    """One session or item of a day."""

    time: str
    """From and to on the clock: ``9:30–11:00``."""
    minutes: int
    title: str
    """Of the session or the item; of a module with one nameless session empty."""
    module: Module | None
    """None: an item."""
    is_rest: bool = False


@dataclass(frozen=True)
class AgendaDay:
    """One day, or one meeting."""

    number: int
    begin: int
    """Minutes since midnight, as `end`."""
    end: int
    rows: tuple[AgendaRow, ...]

    @property
    def time(self) -> str:
        """From and to on the clock."""
        return f"{clock(self.begin)}–{clock(self.end)}"


def modules_of(programme: Programme, edition: Edition) -> tuple[Module, ...]:
    """The modules in the order of their first session."""
    return tuple(filter(None, map(edition.curriculum.module, programme.references)))


def taught_minutes(programme: Programme, edition: Edition) -> int:
    """Minutes of all its modules."""
    return sum(module.facts.minutes for module in modules_of(programme, edition))


def agenda(programme: Programme, edition: Edition) -> tuple[AgendaDay, ...]:
    """Every day with its hours."""
    begin = minutes_of(programme.start)
    return tuple(_day(number, day, begin, edition) for number, day in enumerate(programme.days, 1))


def minutes_of(time: str) -> int:
    """A time of day in minutes since midnight."""
    whole, rest = map(int, time.split(":"))
    return whole * 60 + rest


def _day(number: int, day: Day, begin: int, edition: Edition) -> AgendaDay:
    rows, now = list[AgendaRow](), begin
    for title, minutes, module, is_rest in (one for part in day.parts for one in _part(part, edition)):
        rows.append(AgendaRow(f"{clock(now)}–{clock(now + minutes)}", minutes, title, module, is_rest))
        now += minutes
    return AgendaDay(number, begin, now, tuple(rows))


def _part(part: Part, edition: Edition) -> Iterator[tuple[str, int, Module | None, bool]]:
    """Title, minutes, module, and whether it is a rest."""
    module = edition.curriculum.module(part.module) if part.module else None
    if module:
        titles = {one.id: one.heading.title for one in edition.module_text(module).document.sections if (one.heading)}
        yield from ((titles.get(session.id, ""), session.minutes, module, False) for session in held(part, module))
    elif part.item and part.minutes:
        key = f"planner.{part.item}" if part.is_rest else f"planner.own.{part.item}"
        yield edition.strings(key), part.minutes, None, part.is_rest


def held(part: Part, module: Module) -> tuple[Session, ...]:
    """Sessions of `module` that a part of a day holds."""
    return tuple(session for session in module.sessions if not part.sessions or session.id in part.sessions)


def day_title(day: AgendaDay, programme: Programme, edition: Edition) -> str:
    """``День 2 · 9:00–16:20``; of a programme of one day without number."""
    if len(programme.days) == 1:
        return edition.strings("programme.only-day", time=day.time)
    key = "programme.meeting" if programme.rhythm == "weekly" else "programme.day"
    return edition.strings(key, number=day.number, time=day.time)


def row_title(row: AgendaRow, edition: Edition) -> str:
    """What is done: the module, then its session."""
    if row.module is None:
        return row.title
    title = edition.module_text(row.module).metadata.title
    return f"{title}. {row.title}" if row.title else title
