"""Rules about filled forms: each answer has its place on the form, and the family of the story is introduced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from komak.checks.forms import languages_of, plain_text, wordings_in
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.model import Example, Misfit, filled_places


def answers(subject: Subject) -> Iterator[Issue]:
    """What is written down stands at a code of the form and is one of its answers."""
    forms = {form.slug: form for form in subject.curriculum.forms}
    for example in subject.curriculum.examples:
        for found in filled_places(forms[example.slug].data, example.data.answers):
            if isinstance(found, Misfit):
                field = f"answers.{found.field}"
                yield Issue(example.path, example.lines[field], Code.EXAMPLE, field, found.problem, found.mend)


def texts(subject: Subject) -> Iterator[Issue]:
    """The texts of a filled form are there in every language, as plain lines."""
    for example in subject.curriculum.examples:
        for field, said in _said(example):
            if isinstance(said, str):
                yield from plain_text(example, field, said)
                continue
            yield from languages_of(example, field, said, subject)
            for locale, text in said.items():
                yield from plain_text(example, f"{field}.{locale}", text)


def _said(example: Example) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    yield "moment", example.data.moment
    for key, value in example.data.answers.items():
        yield from _parts(value, f"answers.{key}")


def _parts(value: Any, field: str) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _parts(part, f"{field}.{number}")
    else:
        yield from wordings_in(value, field)


def family(subject: Subject) -> Iterator[Issue]:
    """Readers are told whose forms these are, and that nobody of them is real."""
    first = next(iter(subject.curriculum.examples), None)
    if first and subject.curriculum.filled_set is None:
        yield Issue(first.path, 1, Code.EXAMPLE, "family", "nobody says whose forms these are",
                    "Write curriculum/forms/examples/family.yml with `title` and `summary`.")  # fmt: skip
