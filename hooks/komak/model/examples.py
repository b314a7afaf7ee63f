"""A form filled in for the fictional family of the set, ``curriculum/forms/examples/<form>.yml``.

An answer stands under the code of its field; a neutral one (a code, a date, a number) is said once for all languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import Field, StringConstraints

from komak.ground.lines import Lines
from komak.model.forms import FormData, FormField
from komak.model.metadata import Date, Metadata
from komak.model.questions import Wording

Said: TypeAlias = str | Mapping[str, str]
"""A text that all languages share, or one by language."""

TICKED = "x"
AnswerKey = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-[0-9]{2}(_other)?$")]


class FilledSet(Metadata):
    """``examples/family.yml``: the family that all examples tell of."""

    title: Wording = Field(min_length=1, description="language: name of the set")
    summary: Wording = Field(min_length=1, description="language: who the family is, in two or three sentences")


class ExampleData(Metadata):
    """``examples/<form>.yml``."""

    day: Date = Field(description="day on which the form is filled in: the order of the story")
    moment: Wording = Field(min_length=1, description="language: what happens in the story at this moment")
    answers: dict[AnswerKey, Any] = Field(min_length=1, description="code of the field: what is written there")


@dataclass(frozen=True)
class Place:
    """Something written or ticked; `slot` as in ``forms.markdown.Slot``."""

    slot: str
    said: Said


@dataclass(frozen=True)
class Misfit:
    """An answer that the form has no place for."""

    field: str
    """Dotted path below ``answers``."""
    problem: str
    mend: str


def filled_places(form: FormData, answers: Mapping[str, Any]) -> Iterator[Place | Misfit]:
    """Where each answer stands on the form, and every answer that fits nowhere."""
    fields = {field.code: field for field in form.fields}
    for key, value in answers.items():
        code, _, is_other = key.partition("_")
        field = fields.get(code)
        if field is None or field.type in ("note", "drawing") or (is_other and field.other is None):
            yield Misfit(key, f"the form has no place {key} to write in", "Look up the code in the form.")
        elif is_other:
            yield from _text(key, key, value)
        else:
            yield from _answer(field, key, value, form)


def _answer(field: FormField, key: str, value: Any, form: FormData) -> Iterator[Place | Misfit]:
    if field.type == "choice":
        yield from _option(key, field.code, value, [*(field.options or {}), *(["other"] if field.other else [])])
    elif field.type == "multi":
        known = [*(field.options or {}), *(["another"] if field.other else [])]
        for number, option in enumerate(value) if isinstance(value, list) else [(0, value)]:
            for found in _option(f"{key}.{number}", field.code, option, known):
                yield Place(found.slot.replace("=", "_"), TICKED) if isinstance(found, Place) else found
    elif field.type == "table":
        yield from _rows(field, key, value, form)
    else:
        yield from _text(key, field.code, value)


def _text(key: str, slot: str, value: Any) -> Iterator[Place | Misfit]:
    texts = list(value.values()) if isinstance(value, Mapping) else [value]
    if texts and all(isinstance(text, str) for text in texts):
        yield Place(slot, value)
    else:
        yield Misfit(key, "expected a text", 'Write "…" or {ru: "…", uz: "…"}.')


def _option(key: str, slot: str, value: Any, known: list[str]) -> Iterator[Place | Misfit]:
    if value in known:
        yield Place(f"{slot}={value}", TICKED)
    else:
        yield Misfit(key, f"there is no answer {value!r}", f"Known: {', '.join(known)}.")


def _rows(field: FormField, key: str, value: Any, form: FormData) -> Iterator[Place | Misfit]:
    rows, most = value if isinstance(value, list) else [value], len(field.items) + field.rows
    for number, row in enumerate(rows, 1):
        columns = list(enumerate(field.columns or (), 1))[1 if number <= len(field.items) else 0 :]
        if number > most or not isinstance(row, list) or len(row) != len(columns):
            yield Misfit(f"{key}.{number - 1}", f"expected at most {most} rows, this one a list of {len(columns)} cells",
                         'Write each row as [cell, cell], an empty cell as "".')  # fmt: skip
            continue
        for (index, column), cell in zip(columns, row, strict=True):
            slot, place = f"{field.code}_{number}_{index}", f"{key}.{number - 1}.{index}"
            if cell == "":
                continue
            if column.type == "choice":
                yield from _option(place, slot, cell, list(form.lists.get(column.options or "", ())))
            elif column.type == "tick":
                yield (
                    Place(slot, TICKED)
                    if cell == TICKED
                    else Misfit(place, "a tick is x", "Write x or leave it empty.")
                )
            else:
                yield from _text(place, slot, cell)


@dataclass(frozen=True)
class Example:
    """An example that could be read; it belongs to the form with its slug."""

    slug: str
    path: str
    """From the project folder."""
    data: ExampleData
    lines: Lines
    """Line in the file of each field, by dotted path."""
