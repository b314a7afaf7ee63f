"""The fictional people of cases, stories and role plays: ``curriculum/people.yml``."""

from __future__ import annotations

from pydantic import Field

from komak.model.metadata import Entry, Locale, Metadata, Text, Whole


class Person(Metadata):
    """Somebody who is told of."""

    name: dict[Locale, Text] = Field(min_length=1, description="language: given name, as it stands in the texts")
    age: Whole | None = Field(default=None, ge=0, le=110, description="years; for an adult it may be left out")


class Family(Entry):
    """An entry of ``people.yml``: people who belong together."""

    told: list[Text] = Field(
        min_length=1, description="where they are told of: folders or files from the project folder, without language"
    )
    people: list[Person] = Field(min_length=1, description="who they are")
