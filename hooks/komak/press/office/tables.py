"""Tables with nothing but headings, to be filled in and given back to a command: headings are what the reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from komak.ground.provenance import PROVENANCE


@dataclass(frozen=True)
class BlankTable:
    """A workbook to make, of one sheet."""

    maker: ClassVar[str] = "press.office.blank_table.blank_table"
    suffix: ClassVar[str] = ".xlsx"

    dest: str = field(metadata=PROVENANCE)
    title: str
    """Name of the sheet, too."""
    heads: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    """Heading to what is offered in the cells under it."""
    language: str
    subject: str = ""
