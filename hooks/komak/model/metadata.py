"""Shape of the YAML that authors write: one class per file kind, source and translation apart.

A translation class holds texts only, so a neutral fact (minutes, audience …) cannot be said twice.
The field descriptions are the single source of *For authors* and of the JSON Schema: they are written for authors.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticKnownError

from komak.model.quantities import Quantity

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = dict[Slug, Text]

Doi = Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}/[^\s\"<>{}\\]+$")]
"""As the DOI Handbook writes it, without what an address cannot hold."""

Method = Literal[
    "circle",
    "talk",
    "discussion",
    "demonstration",
    "role-play",
    "case-work",
    "practice",
    "brainstorm",
    "game",
    "reflection",
    "quiz",
]
Grouping = Literal["whole", "small-groups", "threes", "pairs", "individual"]
HandoutKind = Literal["reading", "form", "checklist", "cards", "poster"]
Level = Literal["foundation", "core", "advanced"]
HandoutAudience = Literal["participant", "facilitator"]


def _module_reference(reference: str) -> str:
    track, slash, module = reference.partition("/")
    if not (track and slash and module) or "/" in module:
        raise ValueError("must look like track/module")
    return reference


def _digits(value: object) -> object:
    """Nothing but digits: pydantic alone would read ``9_0``, ``+90`` and ``90.0`` as 90."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value):
        raise PydanticKnownError("int_parsing")
    return value


def _calendar_date(value: object) -> object:
    """YYYY-MM-DD: pydantic alone would read ``20261122`` as seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticKnownError("date_type")
    return value


Whole = Annotated[int, BeforeValidator(_digits)]
Date = Annotated[dt.date, BeforeValidator(_calendar_date)]
ModuleReference = Annotated[str, AfterValidator(_module_reference)]


class Metadata(BaseModel):
    """Base of all metadata: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Metadata):
    """How many people a session is made for, both ends included."""

    min: Whole = Field(ge=1, description="smallest group")
    max: Whole = Field(ge=1, description="largest group")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min must not be above max, found {self.min} and {self.max}")
        return self


class ModuleTranslation(Metadata):
    """What a translator writes above ``module.<locale>.md``: texts, no neutral facts."""

    title: Text = Field(description="name of the module")
    summary: Text = Field(description="one or two sentences: what one learns and what for")
    outcomes: Texts = Field(min_length=1, description="id: what a participant can do afterwards")
    materials: Texts = Field(default_factory=dict, description="id: what the trainer brings")
    sources: Texts = Field(default_factory=dict, description="id: source with its address")
    short_notes: Texts = Field(
        default_factory=dict, description="id of an activity: what is left out of it in the short version"
    )


class ModuleSource(ModuleTranslation):
    """What the author writes above ``module.<source locale>.md``: the texts and the neutral facts."""

    minutes: Whole = Field(
        ge=10, le=960, description="length in whole minutes: the sum of the activities, without breaks"
    )
    level: Level = Field(
        default="foundation",
        description="who it is for: all who notice, those who lead cases or groups, supervisors and trainers",
    )
    participants: Range = Field(description="group size")
    audience: list[Slug] = Field(min_length=1, description="ids of audiences from curriculum.yml")
    quantities: dict[Slug, Quantity] = Field(
        default_factory=dict,
        description="id of a material: how many of it (room, group, trio, pair or participant; 2 participant: two each)",
    )
    prerequisites: list[ModuleReference] = Field(default_factory=list, description="modules to take before")
    short: dict[Slug, Whole] = Field(
        default_factory=dict, description="id of an activity: its minutes in the short version, 60 in all at most"
    )


class HandoutTranslation(Metadata):
    """What a translator writes above ``handouts/<slug>.<locale>.md``."""

    title: Text = Field(description="name of the handout")
    summary: Text = Field(description="one sentence: for whom and what for")


class HandoutSource(HandoutTranslation):
    """What the author writes above ``handouts/<slug>.<source locale>.md``."""

    kind: HandoutKind = Field(description="what it is: decides its look in print and its place in the library")
    copies: Quantity = Field(
        default="participant",
        description="how many a training needs, unless the module says it: room, group, trio, pair or participant; "
        "2 participant: two each",
    )
    audience: HandoutAudience = Field(default="participant", description="facilitator: kept out of participant output")
    orientation: Literal["portrait", "landscape"] = Field(default="portrait", description="A4 upright or lying")
    sides: Literal["one", "two"] = Field(default="two", description="one: printed with an empty back; cards always are")

    @property
    def is_taken_home(self) -> bool:
        """Whether a participant may have it beforehand: cards hold roles and news that the trainer deals out."""
        return self.audience == "participant" and self.kind != "cards"

    @property
    def is_one_sided(self) -> bool:
        """Whether its back must stay empty: what is cut apart would lose half of what stands behind it."""
        return self.sides == "one" or self.kind == "cards"


class TrackTexts(Metadata):
    """Name of a track in one language."""

    title: Text = Field(description="name of the track")
    summary: Text = Field(description="one or two sentences about the track")


class CurriculumTexts(Metadata):
    """``curriculum.<locale>.yml``: the curriculum's own words in one language."""

    title: Text = Field(description="name of the curriculum")
    summary: Text = Field(description="one or two sentences about the curriculum")
    tracks: dict[Slug, TrackTexts] = Field(description="name and summary of each track")
    audiences: Texts = Field(description="id: how an audience is called")
    place: Text | None = Field(default=None, description="city of publication, as citations name it")


class TrackFacts(Metadata):
    """A track and the order of its modules."""

    slug: Slug = Field(description="name of the track's folder")
    modules: list[Slug] = Field(default_factory=list, description="modules in order; others follow by name")


class Contributor(Metadata):
    """Who made it."""

    name: Text = Field(description="name of a person who agreed to be named, or of an organisation or team")
    role: Literal["author", "editor", "translator", "reviewer", "funder"] = Field(description="what they did")


class Approval(Metadata):
    """Somebody with authority has said that a module may be used."""

    module: ModuleReference = Field(description="track/module that was approved")
    agency: dict[Locale, Text] = Field(min_length=1, description="language: who approved it")
    role: dict[Locale, Text] = Field(default_factory=dict, description="language: in which part, e.g. the law in it")
    date: Date = Field(description="day of the approval, YYYY-MM-DD")


class CurriculumFacts(Metadata):
    """``curriculum.yml``: what is said once for the whole curriculum."""

    edition: Text = Field(description="number of the edition, printed on each handout")
    date: Date = Field(description="day of the edition, YYYY-MM-DD")
    licence: Literal["CC-BY-4.0", "CC-BY-SA-4.0"] = Field(description="licence of the texts")
    source_locale: Locale = Field(description="language that the texts are written in first")
    locales: list[Locale] = Field(min_length=1, description="all languages, the default one first")
    derived: dict[Locale, Locale] = Field(
        default_factory=dict, description="language made by rule: the language it is made from"
    )
    audiences: list[Slug] = Field(min_length=1, description="ids of the groups that modules are made for")
    tracks: list[TrackFacts] = Field(min_length=1, description="tracks in order")
    acts_recheck: Whole = Field(
        default=12, ge=1, le=120, description="months after which a page says that an act it cites was checked long ago"
    )
    approvals: list[Approval] = Field(default_factory=list, description="which modules an agency approved, and when")
    contributors: list[Contributor] = Field(default_factory=list, description="who made the curriculum")
    doi: Doi | None = Field(default=None, description="DOI of the edition, 10.…/…, without https://doi.org/")


class Entry(Metadata):
    """What stands in a list of a YAML file under a name of its own."""

    id: Slug = Field(description="name of the entry")


class Term(Entry):
    """An entry of ``glossary.yml``."""

    status: Literal["official", "seen", "proposed"] = Field(description="where the Uzbek form comes from")
    terms: dict[Locale, Text] = Field(min_length=1, description="language: the preferred term")
    also: dict[Locale, list[Text]] = Field(default_factory=dict, description="language: other accepted forms")
    avoid: dict[Locale, list[Text]] = Field(default_factory=dict, description="language: forms that are refused")
    definition: dict[Locale, Text] = Field(min_length=1, description="language: what it means")
    note: dict[Locale, Text] = Field(default_factory=dict, description="language: what else to know")

    def forms(self, locale: str) -> tuple[str, ...]:
        """Accepted forms in a language, the preferred one first."""
        preferred = self.terms.get(locale)
        return (*([preferred] if preferred else []), *self.also.get(locale, ()))


class PageMetadata(Metadata):
    """What may stand above a hand-written page of ``docs/``; `checks.metadata` knows the few keys of the theme."""

    model_config = ConfigDict(frozen=True, extra="allow")

    title: Text | None = Field(default=None, description="name in the navigation")
    description: Text | None = Field(default=None, description="one sentence for search engines")


NEUTRAL_MODULE_FIELDS = frozenset(ModuleSource.model_fields) - frozenset(ModuleTranslation.model_fields)
NEUTRAL_HANDOUT_FIELDS = frozenset(HandoutSource.model_fields) - frozenset(HandoutTranslation.model_fields)
