"""Was this person there long enough? Yes and no in three languages, or minutes, hours and percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_YES = """да д + ++ ha ҳа хa xa ха yes y true истина был была присутствовал присутствовала keldi келди bor бор
    qatnashdi қатнашди v √ ✓ ✔ ☑"""
_NO = """нет н - -- no n false ложь yoq йўқ йуқ йук yuq небыл небыла отсутствовал отсутствовала отсутствует
    непришел непришла ня н/я нб н/б kelmadi келмади qatnashmadi қатнашмади"""
_AMOUNT = re.compile(r"(?P<number>\d{1,4}(?:[.,]\d+)?)(?P<unit>[^\d:]*)")
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::00)?")
_UNITS = {"": 1.0, "м": 1.0, "мин": 1.0, "m": 1.0, "min": 1.0, "daq": 1.0, "дақ": 1.0, "ч": 60.0, "час": 60.0}
_UNITS |= {"soat": 60.0, "соат": 60.0, "h": 60.0}


class Presence(Enum):
    """The answer."""

    ENOUGH = "enough"
    TOO_SHORT = "too short"
    ABSENT = "absent"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Measure:
    """How long is enough."""

    minutes: int
    """Of the whole training."""
    share: float
    """Of them that one must have been there, 0 to 1."""

    def presence(self, cell: str, *, in_minutes: bool = False) -> Presence:
        """Read a cell. In a column of minutes 1 is a minute, in a column of yes and no it is a yes."""
        said = re.sub(r"['`´‘’ʻʼ.\s]", "", cell.lower().replace("ё", "е").replace("–", "-").replace("—", "-"))
        if not in_minutes and said in ("1", "0"):
            return Presence.ENOUGH if said == "1" else Presence.ABSENT
        if said in _YES.split() or said in _NO.split():
            return Presence.ENOUGH if said in _YES.split() else Presence.ABSENT
        minutes = self._minutes(re.sub(r"(?<=\d)\s+(?=\d)", "", cell.lower()).strip())
        if minutes is None:
            return Presence.UNCLEAR
        if minutes == 0:
            return Presence.ABSENT
        return Presence.ENOUGH if minutes >= self.minutes * self.share else Presence.TOO_SHORT

    def _minutes(self, said: str) -> float | None:
        if clock := _CLOCK.fullmatch(said):
            return int(clock["hours"]) * 60 + int(clock["minutes"])
        amount = _AMOUNT.fullmatch(said)
        if amount is None:
            return None
        number, unit = float(amount["number"].replace(",", ".")), amount["unit"].strip(" .")
        if unit == "%":
            return self.minutes * number / 100
        known = [size for name, size in _UNITS.items() if name == unit or (len(name) > 1 and unit.startswith(name))]
        return number * known[0] if known else None
