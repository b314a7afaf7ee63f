"""What was held and who came, as data: ``curriculum/evidence.yml``.

A number belongs to an event with all its meetings, never to people: who came to a tour and to a practicum is in both.
There is no sum of them here, and none may be made.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from komak.model.acts import Seen
from komak.model.metadata import Entry, Metadata, Text, Whole
from komak.model.questions import Wording

PATH = "curriculum/evidence.yml"
EventKind = Literal[
    "study-tour", "practicum", "parenting-course", "network-meeting", "coordination", "training", "other"
]
Region = Literal[
    "andijan",
    "bukhara",
    "fergana",
    "jizzakh",
    "karakalpakstan",
    "kashkadarya",
    "khorezm",
    "namangan",
    "navoi",
    "samarkand",
    "surkhandarya",
    "syrdarya",
    "tashkent",
    "tashkent-city",
]
Unit = Literal["participants", "parents", "specialists", "organisations", "children"]


def _moment(value: str) -> str:
    parts = value.split("-")
    is_written_so = [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2]) and value.replace("-", "").isdecimal()
    if not is_written_so or "00" in parts[1:]:
        raise ValueError(f"must be a day, a month or a year, found {value[:30]!r}")
    try:
        _day(value, is_last=False)
    except ValueError:
        raise ValueError(f"there is no such day, found {value!r}") from None
    return value


def _day(moment: str, *, is_last: bool) -> dt.date:
    """The first or last day of a year, a month or a day."""
    year, month, day = (*map(int, moment.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day)
    first = dt.date(year, month or 1, 1)
    following = dt.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return following - dt.timedelta(1) if is_last else first


Moment = Annotated[str, AfterValidator(_moment)]
"""``2019-03-25``, ``2019-10`` or ``2019``: as exact as the source is."""


class Counted(Metadata):
    """A number as its source has it."""

    number: Whole = Field(ge=1, description="how many")
    unit: Unit = Field(description="what was counted; people who came twice are counted twice")


class Meeting(Metadata):
    """Part of an event that has a place and a time of its own."""

    begin: Moment | None = Field(default=None, description="day, month or year of its beginning, as the source has it")
    end: Moment | None = Field(default=None, description="the same of its end; none: it ended when it began")
    place: Wording = Field(default_factory=dict, description="language: town, district, house")
    regions: list[Region] = Field(default_factory=list, description="where it was held; several: nobody told the share")
    held: Whole = Field(default=1, ge=1, description="how many of the kind: 10 practicums")
    doubt: Wording = Field(default_factory=dict, description="language: why day or place are not certain")

    @property
    def first(self) -> dt.date | None:
        """The earliest day that it can have begun on."""
        return _day(self.begin, is_last=False) if self.begin else None

    @property
    def last(self) -> dt.date | None:
        """The latest day that it can have ended on."""
        moment = self.end or self.begin
        return _day(moment, is_last=True) if moment else None

    @property
    def ends_after(self) -> dt.date | None:
        """The earliest day that it can have ended on."""
        return _day(self.end, is_last=False) if self.end else None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end and not self.begin:
            raise ValueError("an end needs a begin")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"begin must not be after end, found {self.begin} and {self.end}")
        return self


class EventSource(Seen):
    """Where an event is told of."""

    name: Wording = Field(min_length=1, description="language: what the source is, e.g. brochure of the project")
    link: Text | None = Field(default=None, description="its address on the web")


class Event(Entry):
    """An entry of ``evidence.yml``."""

    kind: EventKind = Field(description="what was held")
    title: Wording = Field(min_length=1, description="language: what was held, in words")
    who: Wording = Field(default_factory=dict, description="language: who took part")
    counted: Counted | None = Field(default=None, description="how many took part in all its meetings together")
    meetings: list[Meeting] = Field(min_length=1, description="when and where")
    source: EventSource = Field(description="who says so")
    note: Wording = Field(default_factory=dict, description="language: what contradicts, what is not known")
