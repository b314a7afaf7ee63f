"""Questions in one language: what a reader sees, apart from what is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.exam import exam_of
from komak.model import CaseQuestion, MatchingQuestion, Module, PlainQuestion, Programme, Wording


@dataclass(frozen=True)
class Choice:
    """An option or a prompt."""

    id: str
    text: str


@dataclass(frozen=True)
class Item:
    """A question that is answered."""

    id: str
    kind: str
    """``single``, ``multiple`` or ``matching``."""
    outcomes: tuple[str, ...]
    text: str
    prompts: tuple[Choice, ...]
    """Empty unless the kind is ``matching``."""
    options: tuple[Choice, ...]
    right: frozenset[str]
    """Ids of the right options; of a matching question ``prompt=option``."""
    why_right: str
    why_wrong: str


@dataclass(frozen=True)
class Block:
    """A question, or a case with its questions: what stays together when questions are shuffled."""

    id: str
    case: str
    """Empty if there is no case."""
    items: tuple[Item, ...]


def blocks(taught: Module | Programme, edition: Edition) -> tuple[Block, ...]:
    """The test of a module or programme in the words of `edition`, in the order of the file."""
    return tuple(
        Block(question.id, _text(question.case, edition), tuple(_item(inner, edition) for inner in question.questions))
        if isinstance(question, CaseQuestion)
        else Block(question.id, "", (_item(question, edition),))
        for question in exam_of(taught, edition).test.questions
    )


def _item(question: PlainQuestion, edition: Edition) -> Item:
    if isinstance(question, MatchingQuestion):
        prompts, right = _choices(question.prompts, edition), {f"{name}={to}" for name, to in question.right.items()}
    else:
        prompts, right = (), set(question.right)
    return Item(
        id=question.id,
        kind=question.kind,
        outcomes=tuple(question.outcomes),
        text=_text(question.text, edition),
        prompts=prompts,
        options=_choices(question.options, edition),
        right=frozenset(right),
        why_right=_text(question.rationale.right, edition),
        why_wrong=_text(question.rationale.wrong, edition),
    )


def _choices(wordings: Mapping[str, Wording], edition: Edition) -> tuple[Choice, ...]:
    return tuple(Choice(name, _text(wording, edition)) for name, wording in wordings.items())


def _text(wording: Wording, edition: Edition) -> str:
    return wording.get(edition.locale) or wording[edition.curriculum.facts.source_locale]
