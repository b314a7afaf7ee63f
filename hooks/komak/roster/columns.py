"""A row of headings, or two of them one over the other, to columns; what is not understood is kept to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .alike import plain
from .attendance import Unit
from .headings import NAMES, Role, role_of, unit_of


@dataclass(frozen=True)
class Columns:
    """Where in a row is what."""

    row: int
    """Of the last row of headings, counted from 1."""
    headings: tuple[str, ...]
    roles: Mapping[int, Role]
    """Of each column that is understood."""
    units: Mapping[int, Unit]
    """Of each column of attendance."""

    @property
    def worth(self) -> int:
        """How many headings are known: the right separator finds the most."""
        return len(self.roles)

    def places(self, role: Role) -> list[int]:
        """The columns of a role, from the left."""
        return [at for at, one in sorted(self.roles.items()) if one is role]

    def cell(self, cells: Sequence[str], role: Role) -> str:
        """What stands in the columns of `role`; nothing if there is no such column."""
        return " ".join(filter(None, (cell_at(cells, at) for at in self.places(role))))


def cell_at(cells: Sequence[str], at: int) -> str:
    """What stands in a column; rows may be shorter than the headings."""
    return cells[at].strip() if at < len(cells) else ""


def columns_in(
    cells: Sequence[str], row: int, below: Sequence[str] = (), own: Mapping[str, Role] | None = None
) -> Columns | None:
    """Read a row as headings, with the row `below` if that divides them; None if no heading is a name.

    `own` are headings by their plain letters that are known besides those that every list may have.
    """
    own = own or {}
    roles = _roles(cells, own)
    if not {Role.FULL_NAME, Role.SURNAME, Role.GIVEN_NAME} & set(roles.values()):
        return None
    if both := _divided(cells, below, roles):
        return _columns(row + 1, both, own)
    return _columns(row, cells, own)


def _roles(cells: Sequence[str], own: Mapping[str, Role]) -> dict[int, Role]:
    found = ((at, own.get(plain(cell)) or role_of(cell)) for at, cell in enumerate(cells))
    return {at: role for at, role in found if role}


def _columns(row: int, headings: Sequence[str], own: Mapping[str, Role]) -> Columns:
    roles = _roles(headings, own)
    units = {at: unit_of(headings[at]) for at, role in roles.items() if role is Role.ATTENDANCE}
    return Columns(row, tuple(cell.strip() for cell in headings), roles, units)


def _divided(cells: Sequence[str], below: Sequence[str], roles: Mapping[int, Role]) -> list[str] | None:
    """Headings of both rows together, if each cell below divides what stands over it: «ФИО» over «Фамилия», «Имя»."""
    found, over, over_role = [], "", None
    for at in range(max(len(cells), len(below))):
        if top := cell_at(cells, at):
            over, over_role = top, roles.get(at)
        under = cell_at(below, at)
        heading = _under(over, over_role, under) if under else top
        if heading is None:
            return None
        found.append(heading)
    return found if any(map(str.strip, below)) else None


def _under(over: str, over_role: Role | None, under: str) -> str | None:
    """The heading of a cell below `over`; None if it divides nothing."""
    role = role_of(under)
    if over_role is Role.FULL_NAME and role in NAMES[1:]:
        return under
    if over_role is Role.ATTENDANCE and role_of(f"{over} {under}") is Role.ATTENDANCE:
        return f"{over} {under}"
    return None
