"""What can be wrong with a list: with one row, or with the whole file. Words for it are in ``strings/``, by these names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a row gets no certificate; the key of its text behind ``certificate.row.``."""

    NO_NAME = "no-name"
    HEADING = "heading"
    TOTAL = "total"
    SIGNATURE = "signature"
    SECTION = "section"
    ALONE = "alone"
    PLACEHOLDER = "placeholder"
    CONTACT = "contact"
    SEVERAL = "several"
    ONE_WORD = "one-word"
    CASE = "case"
    DIGIT = "digit"
    LOST_LETTER = "lost-letter"
    SIGN = "sign"
    MIXED_SCRIPT = "mixed-script"
    NO_GLYPH = "no-glyph"
    TOO_LONG = "too-long"
    DUPLICATE = "duplicate"
    ABSENT = "absent"
    TOO_SHORT_TIME = "too-short-time"
    TOO_LONG_TIME = "too-long-time"
    UNCLEAR_ATTENDANCE = "unclear-attendance"


@dataclass(frozen=True, order=True)
class WrongRow:
    """A row that is not used, and why."""

    row: int
    """As Excel numbers it."""
    reason: Reason
    found: str
    """The part of the row that the reason is about."""


class RosterError(Exception):
    """The file as a whole cannot be used. The text for it is behind ``certificate.file.`` and `reason`."""

    def __init__(self, reason: str, found: str = "") -> None:
        """`found` is what stands in the file instead of what was expected."""
        super().__init__(reason, found)
        self.reason, self.found = reason, found
