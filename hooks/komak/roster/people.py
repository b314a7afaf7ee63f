"""Rows to people: who gets a certificate, and which rows are wrong. Nobody is made of what is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from komak.languages.script.alphabets import to_cyrillic, uniform

from .alike import plain
from .attendance import Measure, Presence
from .columns import Columns, cell_at, columns_in
from .faults import Reason, RosterError, WrongRow
from .headings import NAMES, Role
from .looks import is_nothing, looks_like
from .names import tidy, unlike_letters, usual_case
from .table import Table, column_name, read_table
from .template import ListWords
from .workbook import Origin

_NO_WORDS = ListWords()
_FAULT_OF = {
    Presence.ABSENT: Reason.ABSENT,
    Presence.TOO_SHORT: Reason.TOO_SHORT_TIME,
    Presence.TOO_LONG: Reason.TOO_LONG_TIME,
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
    origin: Origin


@dataclass(frozen=True)
class _Row:
    """One row below the headings."""

    number: int
    cells: Sequence[str]
    columns: Columns

    @property
    def is_empty(self) -> bool:
        """Nothing but a number of the row, which people fill in ahead of the names."""
        numbers = self.columns.places(Role.NUMBER)
        return not any(cell.strip() for at, cell in enumerate(self.cells) if at not in numbers)

    @property
    def has_only_a_name(self) -> bool:
        """Whether nothing stands beside the name."""
        names = [at for at, role in self.columns.roles.items() if role in NAMES]
        return not any(cell.strip() for at, cell in enumerate(self.cells) if at not in names)

    @property
    def parts(self) -> list[str]:
        """Of the name, as they are typed; a patronymic that says that there is none is none."""
        found = [(role, self.columns.cell(self.cells, role)) for role in NAMES]
        return [cell for role, cell in found if cell and not (role is Role.PATRONYMIC and is_nothing(cell))]

    @property
    def person(self) -> Person:
        said = (self.columns.cell(self.cells, role) for role in (Role.ORGANISATION, Role.MAHALLA))
        name = " ".join(filter(None, map(tidy, self.parts)))
        return Person(self.number, name, " ".join(" ".join(said).split()).casefold())

    @property
    def repeats_headings(self) -> bool:
        """Whether the headings stand here once more."""
        equal = [at for at, heading in enumerate(self.columns.headings)
                 if heading and plain(heading) == plain(cell_at(self.cells, at))]  # fmt: skip
        return len(equal) > 1 or any(self.columns.roles.get(at) is Role.FULL_NAME for at in equal)


def read_roster(
    raw: bytes, measure: Measure, *, keep_case: bool = False, sheet: str = "", words: ListWords = _NO_WORDS
) -> Roster:
    """People and wrong rows of a list, in the order of rows. Raises RosterError if the file cannot be used.

    `words` are those of the lists that the site offers, besides what is known of Russian and Uzbek lists anyway.
    """
    table = read_table(raw, partial(columns_in, own=words.roles), sheet)
    measure = replace(measure, yes=words.yes, no=words.no)
    _refuse_columns(table)
    rows = [row for row in (_Row(number, cells, table.columns) for number, cells in table.rows) if not row.is_empty]
    lonely_is_odd = 2 * sum(row.has_only_a_name for row in rows) < len(rows)
    people: dict[tuple[str, str], Person] = {}
    wrong: list[WrongRow] = []
    for row in rows:
        person = row.person
        fault = next(_faults(row, person, measure, keep_case=keep_case, lonely_is_odd=lonely_is_odd), None)
        same = people.setdefault(_identity(person), person) if fault is None else person
        if same is not person:
            fault = Reason.DUPLICATE, str(same.row)
        if fault is not None:
            wrong.append(WrongRow(row.number, *fault))
    if not people and not wrong:
        raise RosterError("nobody")
    return Roster(tuple(people.values()), tuple(wrong), table.origin)


def _refuse_columns(table: Table[Columns]) -> None:
    """Stop at what nobody understands: it may say that somebody was not there."""
    columns = table.columns
    width = max([len(columns.headings), *(len(cells) for _, cells in table.rows)])
    unknown = [at for at in range(width) if at not in columns.roles and _is_used(at, table)]
    if unknown:
        named = (cell_at(columns.headings, at) or column_name(at) for at in unknown)
        raise RosterError("unknown-column", ", ".join(named))
    for role in (*NAMES, Role.NUMBER):
        if len(twice := columns.places(role)) > 1:
            raise RosterError("twice", ", ".join(columns.headings[at] for at in twice))
    has_parts = [columns.headings[at] for role in NAMES[1:] for at in columns.places(role)]
    if columns.places(Role.FULL_NAME) and has_parts:
        raise RosterError("twice", ", ".join(has_parts))
    if columns.places(Role.SURNAME) and not columns.places(Role.GIVEN_NAME):
        raise RosterError("no-given-name")


def _is_used(at: int, table: Table[Columns]) -> bool:
    return bool(cell_at(table.columns.headings, at)) or any(cell_at(cells, at) for _, cells in table.rows)


def _faults(
    row: _Row, person: Person, measure: Measure, *, keep_case: bool, lonely_is_odd: bool
) -> Iterator[tuple[Reason, str]]:
    if row.repeats_headings:
        yield Reason.HEADING, " ".join(" ".join(row.cells).split())
    if not any(map(str.isalnum, person.name)):
        yield Reason.NO_NAME, person.name
    yield from looks_like("  ".join(row.parts) if len(row.parts) < 2 else " ".join(row.parts))
    if any(is_nothing(part) for part in row.parts):
        yield Reason.PLACEHOLDER, " ".join(row.parts)
    yield from unlike_letters(person.name)
    if lonely_is_odd and row.has_only_a_name:
        yield Reason.ALONE, person.name
    if len([word for word in person.name.split() if len(word.strip(".")) > 0]) < 2:
        yield Reason.ONE_WORD, person.name
    if not keep_case and (usual := usual_case(person.name)) != person.name:
        yield Reason.CASE, f"{person.name} → {usual}"
    said = [(cell_at(row.cells, at), unit) for at, unit in sorted(row.columns.units.items())]
    if said and (presence := measure.presence(said)) in _FAULT_OF:
        yield _FAULT_OF[presence], "; ".join(cell for cell, _ in said)


def _identity(person: Person) -> tuple[str, str]:
    """The same for one name in capitals, with е for ё, or in the other script."""
    return _canonical(person.name), person.workplace


@cache
def _canonical(name: str) -> str:
    return to_cyrillic(uniform(name.casefold())).casefold().replace("ё", "е")
