"""Was this person there long enough? Yes and no in three languages, or minutes, hours and percent, over all days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from komak.languages import TYPED

from .alike import plain

_YES = """да д + ++ ha ҳа хa xа ха yes y true истина был была присутствовал присутствовала keldi келди bor бор
    qatnashdi қатнашди v √ ✓ ✔ ☑"""
_NO = """нет н - -- no n false ложь yoq йўқ йуқ йук yuq небыл небыла отсутствовал отсутствовала отсутствует
    непришел непришла ня н/я нб н/б kelmadi келмади qatnashmadi қатнашмади"""
_AMOUNT = re.compile(r"(?P<number>\d{1,4}(?:[.,]\d+)?)(?P<unit>[^\d:]*)")
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::00)?")
_SIZES = {"м": 1.0, "мин": 1.0, "m": 1.0, "min": 1.0, "daq": 1.0, "дақ": 1.0, "ч": 60.0, "час": 60.0}
_SIZES |= {"soat": 60.0, "соат": 60.0, "h": 60.0}
_MOST = 1.5  # times the training: whoever was there longer has another training, or another unit, in the column


class Unit(StrEnum):
    """What the cells of a column of attendance count."""

    MARK = "mark"
    """Yes and no, or amounts with their unit; a bare number above 1 is minutes."""
    MINUTES = "minutes"
    HOURS = "hours"
    PERCENT = "percent"


class Presence(Enum):
    """The answer."""

    ENOUGH = "enough"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    ABSENT = "absent"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class _Amount:
    number: float
    unit: Unit


@dataclass(frozen=True)
class Measure:
    """How long is enough."""

    minutes: int
    """Of the whole training."""
    share: float
    """Of them that one must have been there, 0 to 1."""
    yes: frozenset[str] = frozenset()
    """Words for it besides those that every list may say, in plain letters."""
    no: frozenset[str] = frozenset()

    def presence(self, cells: Sequence[tuple[str, Unit]]) -> Presence:
        """Read all cells of a row that say something about attendance. Every one of them counts."""
        said = [(self._said(cell, unit), unit) for cell, unit in cells]
        if any(one is None for one, _ in said) or _says_twice(said):
            return Presence.UNCLEAR
        marks = [one for one, unit in said if unit is Unit.MARK]
        amounts = [one for one, unit in said if unit is not Unit.MARK]
        answers = [self._answer(group) for group in (marks, amounts) if group]
        return next((answer for answer in answers if answer is not Presence.ENOUGH), Presence.ENOUGH)

    def _said(self, cell: str, unit: Unit) -> bool | _Amount | None:
        word = plain(cell)
        if unit is Unit.MARK and word in self.yes | self.no:
            return word in self.yes
        return _read(cell, unit)

    def _answer(self, group: Sequence[bool | _Amount | None]) -> Presence:
        """Of columns of one sort: days with marks, or amounts that are summed."""
        if not any(isinstance(one, _Amount) for one in group):
            return self._of(sum(one is True for one in group), len(group))
        if any(one is True for one in group):
            return Presence.UNCLEAR  # a yes beside minutes: how long was that?
        parts = sum(isinstance(one, _Amount) and one.unit is Unit.PERCENT for one in group)
        amounts = (one for one in group if isinstance(one, _Amount))
        return self._of(sum(self._minutes(one, max(parts, 1)) for one in amounts), self.minutes)

    def _minutes(self, amount: _Amount, parts: int) -> float:
        if amount.unit is Unit.PERCENT:
            return self.minutes * amount.number / 100 / parts
        return amount.number * (60 if amount.unit is Unit.HOURS else 1)

    def _of(self, there: float, whole: float) -> Presence:
        if there == 0:
            return Presence.ABSENT
        if there > whole * _MOST:
            return Presence.TOO_LONG
        return Presence.ENOUGH if there >= whole * self.share - 1e-9 else Presence.TOO_SHORT


def _says_twice(said: Sequence[tuple[bool | _Amount | None, Unit]]) -> bool:
    """Hours and minutes side by side are parts of one time; 60 minutes and more are that time once again."""
    has_hours = any(unit is Unit.HOURS for _, unit in said)
    minutes = [one for one, unit in said if unit is Unit.MINUTES and isinstance(one, _Amount)]
    return has_hours and any(one.number >= 60 for one in minutes)


def _read(cell: str, unit: Unit) -> bool | _Amount | None:
    """A cell as a yes, a no, or an amount; None if it is unclear. In a column of minutes 1 is a minute, else a yes."""
    said = re.sub(rf"[{TYPED}.\s]", "", cell.lower().replace("ё", "е").replace("–", "-").replace("—", "-"))
    if unit is Unit.MARK and said in ("1", "0"):
        return said == "1"
    if said in _NO.split():
        return False
    if said in _YES.split():
        return True if unit is Unit.MARK else None
    return _amount(re.sub(r"(?<=\d)\s+(?=\d)", "", cell.lower()).strip(), unit)


def _amount(said: str, column: Unit) -> _Amount | None:
    if clock := _CLOCK.fullmatch(said):
        return _Amount(int(clock["hours"]) * 60 + int(clock["minutes"]), Unit.MINUTES)
    amount = _AMOUNT.fullmatch(said)
    if amount is None:
        return None
    number, unit = float(amount["number"].replace(",", ".")), amount["unit"].strip(" .")
    if not unit:
        return _Amount(number, Unit.MINUTES if column is Unit.MARK else column)
    if unit == "%":
        return _Amount(number, Unit.PERCENT) if number <= 100 else None
    known = [size for name, size in _SIZES.items() if name == unit or (len(name) > 1 and unit.startswith(name))]
    return _Amount(number * known[0], Unit.MINUTES) if known else None
