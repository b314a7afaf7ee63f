"""Lists of people as spreadsheets save them. In: the bytes of a CSV file. Out: people, and the rows that are wrong.

The rows are counted as Excel shows them. Nothing is written here, and nothing of a list is kept.
"""

from __future__ import annotations

from .columns import Columns, Role, columns_in
from .faults import Reason, RosterError, WrongRow
from .names import tidy, unlike_letters
from .people import Person, Roster, read_roster
from .table import Table, read_table

__all__ = [
    "Columns",
    "Person",
    "Reason",
    "Role",
    "Roster",
    "RosterError",
    "Table",
    "WrongRow",
    "columns_in",
    "read_roster",
    "read_table",
    "tidy",
    "unlike_letters",
]
