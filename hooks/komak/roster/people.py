"""Rows to people: who gets a certificate, and which rows are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from komak.script.letters import to_cyrillic, uniform

from .attendance import Measure, Presence
from .columns import Columns, Role, columns_in
from .faults import Reason, RosterError, WrongRow
from .names import tidy, unlike_letters
from .table import read_table

_NAME_PARTS = (Role.SURNAME, Role.GIVEN_NAME, Role.PATRONYMIC)
_FAULT_OF = {
    Presence.ABSENT: Reason.ABSENT,
    Presence.TOO_SHORT: Reason.TOO_SHORT_TIME,
    Presence.UNCLEAR: Reason.UNCLEAR_ATTENDANCE,
}


@dataclass(frozen=True)
class Person:
    """One who was there."""

    row: int
    """As Excel numbers it."""
    name: str
    workplace: str = ""
    """Organisation and mahalla: tells people of one name apart, and is printed nowhere."""


@dataclass(frozen=True)
class Roster:
    """A list as read."""

    people: tuple[Person, ...]
    wrong: tuple[WrongRow, ...]


def read_roster(raw: bytes, measure: Measure) -> Roster:
    """People and wrong rows of a CSV file, in the order of rows. Raises RosterError if the file cannot be used."""
    table = read_table(raw, columns_in)
    people: dict[tuple[str, str], Person] = {}
    wrong: list[WrongRow] = []
    for row, cells in table.rows:
        if _is_empty(cells, table.columns):
            continue
        person = Person(row, _name(cells, table.columns), _workplace(cells, table.columns))
        fault = next(_faults(person, cells, table.columns, measure), None)
        same = people.setdefault(_identity(person), person) if fault is None else person
        if same is not person:
            fault = Reason.DUPLICATE, str(same.row)
        if fault is not None:
            wrong.append(WrongRow(row, *fault))
    if not people and not wrong:
        raise RosterError("nobody")
    return Roster(tuple(people.values()), tuple(wrong))


def _is_empty(cells: Sequence[str], columns: Columns) -> bool:
    """Nothing but a number of the row, which people fill in ahead of the names."""
    number = columns.places.get(Role.NUMBER)
    return not any(cell.strip() for at, cell in enumerate(cells) if at != number)


def _name(cells: Sequence[str], columns: Columns) -> str:
    full = tidy(columns.cell(cells, Role.FULL_NAME))
    return full or " ".join(filter(None, (tidy(columns.cell(cells, role)) for role in _NAME_PARTS)))


def _workplace(cells: Sequence[str], columns: Columns) -> str:
    said = (columns.cell(cells, role) for role in (Role.ORGANISATION, Role.MAHALLA))
    return " ".join(" ".join(said).split()).casefold()


def _faults(person: Person, cells: Sequence[str], columns: Columns, measure: Measure) -> Iterator[tuple[Reason, str]]:
    if not person.name:
        yield Reason.NO_NAME, ""
        return
    yield from unlike_letters(person.name)
    for role in (Role.ATTENDANCE, Role.MINUTES):
        if role in columns.places:
            said = columns.cell(cells, role)
            presence = measure.presence(said, in_minutes=role is Role.MINUTES)
            if presence in _FAULT_OF:
                yield _FAULT_OF[presence], said


def _identity(person: Person) -> tuple[str, str]:
    """The same for one name in capitals, with е for ё, or in the other script."""
    return _canonical(person.name), person.workplace


@cache
def _canonical(name: str) -> str:
    return to_cyrillic(uniform(name.casefold())).casefold().replace("ё", "е")
