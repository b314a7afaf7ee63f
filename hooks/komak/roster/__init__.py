"""Lists of people as spreadsheets save them. In: the bytes of a CSV file or a workbook. Out: people, and the rows that are wrong.

The rows are counted as Excel shows them. Nothing is written here, and nothing of a list is kept.
"""

from __future__ import annotations

from .alike import in_cyrillic, in_latin
from .columns import Columns, columns_in
from .faults import Reason, RosterError, WrongRow
from .headings import Role, is_date
from .names import tidy, unlike_letters
from .people import Person, Roster, read_roster
from .table import Table, read_table
from .template import ListWords, list_answers, list_heads, list_words
from .workbook import Origin

__all__ = [
    "Columns",
    "ListWords",
    "Origin",
    "Person",
    "Reason",
    "Role",
    "Roster",
    "RosterError",
    "Table",
    "WrongRow",
    "columns_in",
    "in_cyrillic",
    "in_latin",
    "is_date",
    "list_answers",
    "list_heads",
    "list_words",
    "read_roster",
    "read_table",
    "tidy",
    "unlike_letters",
]
