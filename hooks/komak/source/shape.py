"""A YAML tree against its shape: every mismatch becomes an issue in words for authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from komak.ground.issue import Code, Findings, Issue
from komak.ground.yaml_tree import YamlTree
from komak.model.metadata import NEUTRAL_HANDOUT_FIELDS, NEUTRAL_MODULE_FIELDS, Metadata

Shape = TypeVar("Shape", bound=Metadata)
Words: TypeAlias = tuple[Code, str, str]
"""Code, problem, mend without its full stop."""

_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})$")
_SAMPLES = {"FormData": "form", "Programme": "programme", "Act": "act", "Event": "event", "HistoryFacts": "edition"}
_SHOWN = 60
"""Characters of a wrong value that a message repeats."""
_PATTERNS = (
    ("participant", Code.ILL_TYPED, "does not say how many",
     "Choose `room`, `group`, `trio`, `pair` or `participant`; if one is too few, write the number first: `2 participant`"),
    ("a-z0-9", Code.BAD_NAME, "must be made of a-z, 0-9 and hyphens",
     "Use small Latin letters, digits and single hyphens, e.g. `first-talk`"),
    ("[A-Z]{3}", Code.BAD_NAME, "is not a code", "Write three capital letters, in a field also a number: INT-03"),
    (":[0-5]", Code.ILL_TYPED, "is not a time of day", 'Write hours and minutes: "9:00"'),
    ("0[1-9]|1[0-2]", Code.ILL_TYPED, "is not a month", "Write year and month: 2026-02"),
    ("10", Code.ILL_TYPED, "is not a DOI", "Write it from 10. on: 10.5281/zenodo.1234567"),
)  # fmt: skip
"""What stands in the pattern of a text and in none below it, and what is said of a text that does not fit."""


def shaped(shape: type[Shape], tree: YamlTree, path: str, found: Findings) -> Shape | None:
    """`tree` as a `shape`, or None: every way in which it does not fit is told."""
    try:
        return shape.model_validate(tree.root)
    except ValidationError as error:
        found.add(*(_issue(details, tree, path, shape) for details in error.errors(include_url=False)))
        return None


def _issue(details: ErrorDetails, tree: YamlTree, path: str, shape: type[Metadata]) -> Issue:
    location = [str(part) for part in details["loc"] if part != "[key]"]
    field = ".".join(location)
    code, problem, mend = _words(details, location, shape)
    return Issue(path, tree.lines[field], code, field or "metadata", problem, mend + ".")


def _words(details: ErrorDetails, location: list[str], shape: type[Metadata]) -> Words:
    kind = details["type"]
    if kind == "missing" or (kind == "string_too_short" and details["input"] == ""):
        return Code.MISSING_FIELD, "the field is missing or empty", f"Add `{location[-1]}: …`"
    if kind == "extra_forbidden":
        return _unknown(location, shape)
    words = _BY_TYPE.get(kind)
    found = _found(details["input"])
    context: dict[str, Any] = details.get("ctx", {})
    if words is None:
        return (
            Code.ILL_TYPED,
            f"{details['msg'].removeprefix('Value error, ')}",
            f"Look at another {_SAMPLES.get(shape.__name__, 'module')}",
        )
    return words(found, context)


def _unknown(location: list[str], shape: type[Metadata]) -> Words:
    name = location[-1]
    if len(location) == 1 and not issubclass(shape, Metadata):
        raise TypeError(shape)
    known = ", ".join(sorted(shape.model_fields))
    neutral = name in NEUTRAL_MODULE_FIELDS | NEUTRAL_HANDOUT_FIELDS and name not in shape.model_fields
    if neutral and len(location) == 1 and shape.__name__.endswith("Translation"):
        return (Code.NEUTRAL_IN_TRANSLATION, "a translation must not repeat this field",
                "Delete it here: it is said once, in the source language")  # fmt: skip
    mend = f"Known fields: {known}" if len(location) == 1 else "Delete it or mend its spelling"
    return Code.UNKNOWN_FIELD, "there is no such field", mend


def _found(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
    return "a list" if isinstance(value, list) else "a group of fields"


def _whole_number(found: str, _: dict[str, Any]) -> Words:
    clock = _CLOCK.match(found.strip("'"))
    mend = f"Write {int(clock[1]) * 60 + int(clock[2])}" if clock else "Write digits only, e.g. 90"
    return Code.ILL_TYPED, f"must be a whole number, found {found}", mend


def _one_of(found: str, context: dict[str, Any]) -> Words:
    allowed = str(context["expected"]).replace("'", "`")
    return Code.ILL_TYPED, f"unknown value {found}", f"Choose {allowed}"


def _pattern(found: str, context: dict[str, Any]) -> Words:
    for part, code, problem, mend in _PATTERNS:
        if part in context["pattern"]:
            return code, f"{problem}, found {found}", mend
    if not context["pattern"].startswith("^[a-z]{2"):
        return (
            Code.ILL_TYPED,
            f"does not have the form {context['pattern']}, found {found}",
            "The page of fields has a sample",
        )
    comma = " " in found  # ``{ru: one, two}`` is cut at its comma
    mend = 'Put a text that has a comma in it between "quotes"' if comma else "Write e.g. ru, uz or uz-Cyrl"
    return Code.ILL_TYPED, f"is not a language code, found {found}", mend


def _bound(word: str, key: str) -> Callable[[str, dict[str, Any]], Words]:
    def words(found: str, context: dict[str, Any]) -> Words:
        return Code.ILL_TYPED, f"must be {word} {context[key]}, found {found}", f"Write a number {word} {context[key]}"

    return words


def _is(what: str, sample: str) -> Callable[[str, dict[str, Any]], Words]:
    return lambda found, _: (Code.ILL_TYPED, f"must be {what}, found {found}", f"Write it as {sample}")


_LIST = _is("a list", "`[first, second]` or one `- item` a line")
_GROUP = _is("a group of fields", "`name: value`, one a line, indented by two spaces")
_DATE = _is("a date", "YYYY-MM-DD")

_BY_TYPE: dict[str, Callable[[str, dict[str, Any]], Words]] = {
    "int_parsing": _whole_number,
    "int_type": _whole_number,
    "int_from_float": _whole_number,
    "int_parsing_size": _whole_number,
    "literal_error": _one_of,
    "enum": _one_of,
    "string_pattern_mismatch": _pattern,
    "string_type": _is("a text", "one line, in quotes if it has `: ` in it"),
    "list_type": _LIST,
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "too_short": lambda _found, _ctx: (Code.MISSING_FIELD, "must not be empty", "Add at least one entry"),
    "too_long": lambda _found, context: (
        Code.ILL_TYPED,
        f"must have at most {context['max_length']} entries",
        "Leave some out, or make two questions of it",
    ),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "date_from_datetime_parsing": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
}
