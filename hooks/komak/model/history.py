"""What each edition of the curriculum brought: ``curriculum/history.yml``, written by `komak edition`.

A *work* is what a reader looks for by name: a module, a sheet, a form, a programme, a set of papers for an event. It is
named by its address without language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Field

from komak.ground.lines import Lines
from komak.model.metadata import Date, Locale, Metadata


def _like(pattern: str, what: str) -> AfterValidator:
    def checked(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {what}, found {value[:60]!r}")
        return value

    return AfterValidator(checked)


Digest = Annotated[str, _like("[0-9a-f]{16}", "sixteen signs of 0-9, a-f")]
EditionNumber = Annotated[str, _like("[A-Za-z0-9_.-]{1,12}", "a short number that can stand in an address")]
WorkUri = Annotated[str, _like("[a-z0-9-]+(/[a-z0-9-]+)+/", "an address like forms/visit-note/")]


class Issued(Metadata):
    """An edition and what it brought."""

    edition: EditionNumber = Field(description="number of the edition")
    date: Date = Field(description="day of the edition, YYYY-MM-DD")
    added: list[WorkUri] = Field(default_factory=list, description="works that are new in it")
    changed: dict[WorkUri, list[Locale]] = Field(
        default_factory=dict, description="work: the languages in which it reads otherwise"
    )
    removed: list[WorkUri] = Field(default_factory=list, description="works that left with it")


class HistoryFacts(Metadata):
    """``history.yml``."""

    editions: list[Issued] = Field(min_length=1, description="every edition, the first one first")
    works: dict[WorkUri, dict[Locale, Digest]] = Field(
        description="work: language: hash of its text in the newest edition"
    )


@dataclass(frozen=True)
class History:
    """The editions that were issued; none in a project that has not begun to keep them."""

    editions: tuple[Issued, ...] = ()
    """The oldest first."""
    works: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of the newest edition: uri, then locale, to the hash of the text."""
    lines: Lines = field(default_factory=Lines)
