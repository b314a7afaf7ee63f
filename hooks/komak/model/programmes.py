"""Courses as data: modules in order for one kind of reader, day by day, in ``curriculum/programmes.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from komak.model.metadata import Entry, Metadata, ModuleReference, Slug, Whole
from komak.model.questions import Wording

PATH = "curriculum/programmes.yml"
Clock = Annotated[str, StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
Item = Literal[
    "opening",
    "energizer",
    "guest",
    "test-a",
    "test-b",
    "day-start",
    "case-discussion",
    "service-map",
    "team-rules",
    "day-end",
    "feedback",
    "certificates",
    "lunch",
    "pause",
]
"""What a day has beside modules; the planner (``own.js``) knows the same."""
RESTS = frozenset({"lunch", "pause"})


class Part(Metadata):
    """One thing of a day: a module or some of its sessions, or an item with its minutes."""

    module: ModuleReference | None = Field(default=None, description="track/module that is taught")
    sessions: list[Slug] = Field(default_factory=list, description="which of its sessions; none: all of them")
    item: Item | None = Field(default=None, description="what is not of a module: an opening, a test, a pause")
    minutes: Whole | None = Field(default=None, ge=5, le=480, description="how long the item takes")

    @property
    def is_rest(self) -> bool:
        """Whether people rest meanwhile."""
        return self.item in RESTS

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.module is None) == (self.item is None):
            raise ValueError("needs either a module or an item")
        if (self.item is None) != (self.minutes is None):
            raise ValueError("an item needs its minutes; those of a module are known")
        return self


class Day(Metadata):
    """One day of a programme, or one of its meetings."""

    parts: list[Part] = Field(min_length=1, description="what is done, in order")


class Programme(Entry):
    """An entry of ``programmes.yml``."""

    title: Wording = Field(min_length=1, description="language: name of the programme")
    summary: Wording = Field(min_length=1, description="language: for whom, and what it leads to")
    between: Wording = Field(default_factory=dict, description="language: what is done between its days")
    audience: list[Slug] = Field(min_length=1, description="ids of audiences from curriculum.yml")
    requires: list[Slug] = Field(default_factory=list, description="ids of programmes to have done before")
    rhythm: Literal["days", "weekly"] = Field(default="days", description="days in a row, or a meeting a week")
    start: Clock = Field(description="when each of its days begins, HH:MM")
    questions: Whole = Field(
        default=20, ge=0, le=40, description="most questions of its test before and after; 0: none"
    )
    days: list[Day] = Field(min_length=1, description="its days or meetings")

    @property
    def parts(self) -> Iterator[Part]:
        """Everything of all days."""
        for day in self.days:
            yield from day.parts

    @property
    def references(self) -> tuple[str, ...]:
        """Its modules in the order of their first session."""
        return tuple(dict.fromkeys(part.module for part in self.parts if part.module))

    @property
    def reference(self) -> str:
        """Its name where a module would have ``track/module``."""
        return f"programmes/{self.id}"
