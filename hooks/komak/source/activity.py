"""The attributes of a heading to an `Activity`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import TypeAdapter

from komak.ground.issue import Code, Findings, Issue
from komak.model import Activity, Heading
from komak.model.metadata import Grouping, Method

ATTRIBUTES = ("minutes", "min-minutes", "optional", "method", "group", "materials", "outcomes")
REQUIRED = ("minutes", "method", "group")
MAX_MINUTES = 120

_CHOICES: dict[str, tuple[str, ...]] = {
    "method": get_args(Method),
    "group": get_args(Grouping),
    "optional": ("true", "false"),
}


def activity(heading: Heading, path: str, found: Findings) -> Activity | None:
    """The activity that `heading` announces, or None if its attributes are unusable."""
    issues = [
        Issue(path, heading.line, Code.BAD_ATTRIBUTE, heading.id or heading.title, problem, mend)
        for problem, mend in _mistakes(heading)
    ]
    found.add(*issues)
    if issues:
        return None
    given = heading.attributes
    return Activity(
        id=heading.id,
        minutes=int(given["minutes"]),
        method=TypeAdapter[Method](Method).validate_python(given["method"]),
        group=TypeAdapter[Grouping](Grouping).validate_python(given["group"]),
        materials=tuple(given.get("materials", "").split()),
        outcomes=tuple(given.get("outcomes", "").split()),
        line=heading.line,
        min_minutes=int(given.get("min-minutes", given["minutes"])),
        is_optional=given.get("optional") == "true",
    )


def _mistakes(heading: Heading) -> Iterator[tuple[str, str]]:
    given = heading.attributes
    for name in given:
        if name not in ATTRIBUTES:
            yield f"unknown attribute {name[:40]!r}", f"Known attributes: {', '.join(ATTRIBUTES)}."
    for name in REQUIRED:
        if name not in given:
            yield f"the attribute {name!r} is missing", f"Add e.g. {_SAMPLES[name]} inside the braces."
    for name, choices in _CHOICES.items():
        if name in given and given[name] not in choices:
            yield f"unknown {name} {given[name][:40]!r}", f"Choose one of {', '.join(choices)}."
    if "minutes" in given and not _is_minutes(given["minutes"]):
        yield (
            f"minutes must be a whole number from 1 to {MAX_MINUTES}, found {given['minutes'][:40]!r}",
            "Write e.g. 20.",
        )
    elif "minutes" in given and not _can_be_shortened(given.get("min-minutes"), int(given["minutes"])):
        yield (
            f"min-minutes must be a whole number from 1 to {given['minutes']}, found {given['min-minutes'][:40]!r}",
            "Write the shortest time that the activity needs, or leave it out.",
        )


_SAMPLES = {"minutes": "`minutes=20`", "method": "`method=discussion`", "group": "`group=whole`"}


def _is_minutes(value: str) -> bool:
    is_short = len(value) <= len(str(MAX_MINUTES))  # int() refuses thousands of digits
    return is_short and value.isascii() and value.isdigit() and 1 <= int(value) <= MAX_MINUTES


def _can_be_shortened(value: str | None, minutes: int) -> bool:
    return value is None or (_is_minutes(value) and int(value) <= minutes)
