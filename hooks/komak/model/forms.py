"""Shape of a form as data, ``curriculum/forms/<slug>.yml``: both languages in one file, every field with a stable code.

The field descriptions are the single source of *For authors* and of the JSON Schema: they are written for authors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from komak.ground.lines import Lines
from komak.ground.provenance import PROVENANCE
from komak.model.metadata import HandoutAudience, Metadata, ModuleReference, Slug, Whole
from komak.model.quantities import Quantity
from komak.model.questions import Wording

Options: TypeAlias = dict[Slug, Wording]
"""Id of an answer to its words."""

FormKind = Literal["form", "register"]
FieldType = Literal["text", "lines", "date", "number", "choice", "multi", "table", "signature", "drawing", "note"]
Width = Literal["short", "medium", "long"]
ColumnType = Literal["text", "date", "number", "tick", "choice"]
Picture = Literal["genogram", "ecomap"]
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
FieldCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-[0-9]{2}$")]

_NEEDS: Mapping[str, str] = {"choice": "options", "multi": "options", "table": "columns", "drawing": "picture"}
_OWNERS: Mapping[str, tuple[str, ...]] = {
    "options": ("choice", "multi"),
    "columns": ("table",),
    "rows": ("table",),
    "items": ("table",),
    "picture": ("drawing",),
    "lines": ("lines",),
}


class Column(Metadata):
    """A column of a table to fill in."""

    label: Wording = Field(min_length=1, description="language: heading of the column")
    type: ColumnType = Field(default="text", description="what is written into its cells")
    options: Slug | None = Field(default=None, description="name of a list in `lists`, for the type choice")
    width: Width = Field(default="medium", description="how much room it wants")

    @model_validator(mode="after")
    def _has_its_list(self) -> Self:
        if (self.type == "choice") != (self.options is not None):
            raise ValueError("a column of the type choice needs `options`, and no other column has them")
        return self


class FormField(Metadata):
    """One thing to write, tick, draw or read."""

    code: FieldCode = Field(description="stable code, e.g. INT-03; never given to another field")
    type: FieldType = Field(description="what is asked for")
    label: Wording = Field(min_length=1, description="language: the question, or the text of a note")
    help: Wording | None = Field(default=None, description="language: how to answer, printed beside the label")
    width: Width = Field(default="medium", description="room of a text, date, number or signature")
    lines: Whole = Field(default=3, ge=1, le=30, description="writing lines of the type lines")
    options: Options | None = Field(default=None, description="id: answers of the types choice and multi")
    other: Wording | None = Field(default=None, description="language: a last answer with room to write")
    columns: list[Column] | None = Field(default=None, description="columns of a table")
    rows: Whole = Field(default=0, ge=0, le=40, description="empty rows of a table")
    items: list[Wording] = Field(default_factory=list, description="rows of a table that begin with a text")
    picture: Picture | None = Field(default=None, description="what is drawn, for the type drawing")

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        needed = _NEEDS.get(self.type)
        if needed and getattr(self, needed) is None:
            raise ValueError(f"a field of the type {self.type} needs `{needed}`")
        for name, types in _OWNERS.items():
            if name in self.model_fields_set and self.type not in types:
                raise ValueError(f"`{name}` belongs to the type {' or '.join(types)}, found the type {self.type}")
        if self.type == "table" and not (self.rows or self.items):
            raise ValueError("a table needs `rows` or `items`")
        return self


class FormSection(Metadata):
    """A part of a form with its heading."""

    id: Slug = Field(description="name of the section, for links")
    title: Wording = Field(min_length=1, description="language: heading")
    page: Literal["same", "new", "sheet"] = Field(
        default="same", description="new: begins on a page of its own; sheet: on a sheet of its own with an empty back"
    )
    fields: list[FormField] = Field(min_length=1, description="fields in reading order")


class FormData(Metadata):
    """``curriculum/forms/<slug>.yml``."""

    code: Prefix = Field(description="three capital letters that every field code begins with")
    title: Wording = Field(min_length=1, description="language: name of the form")
    summary: Wording = Field(min_length=1, description="language: one sentence: for whom and what for")
    kind: FormKind = Field(default="form", description="register: a list of people or days, also made as XLSX")
    audience: HandoutAudience = Field(default="participant", description="facilitator: kept out of participant output")
    copies: Quantity | None = Field(
        default=None,
        description="how many a training needs, unless its module says it: room, group, trio, pair or participant, "
        "2 participant: two each; left out: none",
    )
    order: Whole = Field(default=50, ge=0, le=99, description="place in lists: small numbers first, then by name")
    orientation: Literal["portrait", "landscape"] = Field(default="portrait", description="A4 upright or lying")
    modules: list[ModuleReference] = Field(min_length=1, description="modules that use the form")
    retired: list[FieldCode] = Field(default_factory=list, description="codes of fields that went: never given again")
    lists: dict[Slug, Options] = Field(default_factory=dict, description="answers that columns of tables share")
    sections: list[FormSection] = Field(min_length=1, description="parts in reading order")

    @property
    def fields(self) -> Iterator[FormField]:
        """Every field in reading order."""
        for section in self.sections:
            yield from section.fields

    @property
    def columns(self) -> Iterator[Column]:
        """Every column of every table."""
        for one in self.fields:
            yield from one.columns or ()


@dataclass(frozen=True)
class Form:
    """A form that could be read."""

    slug: str
    path: str = field(metadata=PROVENANCE)
    """From the project folder."""
    data: FormData
    lines: Lines = field(metadata=PROVENANCE)
    """Line in the file of each field, by dotted path."""
