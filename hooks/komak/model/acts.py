"""Laws, decrees and other official texts that the curriculum names: ``curriculum/acts.yml``. Texts cite one by its id."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from komak.model.metadata import Date, Entry, Metadata, Text
from komak.model.questions import Wording

PATH = "curriculum/acts.yml"
ActKind = Literal[
    "law",
    "code",
    "decree",
    "resolution",
    "cabinet",
    "parliament",
    "order",
    "rules",
    "draft",
    "report",
    "treaty",
    "un",
]
Status = Literal["in-force", "amended", "repealed", "draft", "unknown"]
Confidence = Literal["V1", "V2", "T", "CONFLICT"]
"""Of FACTS.md: the owner of the fact says so, somebody else does, only its title was seen, sources disagree."""
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]

_OFFICIAL = (
    "lex.uz",
    "adliya.uz",
    "gov.uz",
    "president.uz",
    "parliament.gov.uz",
    "senat.uz",
    "un.org",
    "ohchr.org",
)
_CITATION = re.compile(r"(?<!!)\]\(act:(?P<id>[a-z0-9-]+)\)")


class Seen(Metadata):
    """Where a fact comes from."""

    codes: list[Text] = Field(min_length=1, description="codes of the sources in FACTS.md, e.g. S60")
    confidence: Confidence = Field(description="how sure it is: V1, V2, T or CONFLICT, as FACTS.md has it")


class Act(Entry):
    """An entry of ``acts.yml``."""

    kind: ActKind = Field(description="what it is: decides its name and its place in the table")
    number: Text | None = Field(default=None, description="number without the letters before it: 996")
    date: Date | None = Field(default=None, description="day, YYYY-MM-DD; left out if it is unknown or in dispute")
    title: Wording = Field(min_length=1, description="language: title")
    link: Text | None = Field(default=None, description="address of the official text: lex.uz, ministries, UN")
    read: Text | None = Field(default=None, description="address of the page that was read instead, never official")
    status: Status = Field(description="what is known of its force")
    checked: Month = Field(description="month in which somebody looked last, YYYY-MM")
    source: Seen = Field(description="where we have it from")
    note: Wording = Field(default_factory=dict, description="language: what else to know")


def is_official(address: str) -> bool:
    """Whether the host of a web address belongs to who adopts or publishes acts."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # ``http://[``
        return False
    return any(host == owner or host.endswith(f".{owner}") for owner in _OFFICIAL)


def cited(markdown: str) -> tuple[str, ...]:
    """Ids of the acts that a text without code cites, in their order, each once."""
    return tuple(dict.fromkeys(match["id"] for match in _CITATION.finditer(markdown)))


def months_since(checked: str, day: dt.date) -> int:
    """Whole months from the month `checked` to that of `day`."""
    return day.year * 12 + day.month - int(checked[:4]) * 12 - int(checked[5:])
