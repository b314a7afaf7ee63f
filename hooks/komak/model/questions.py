"""Questions of a module's test of knowledge: shape of ``questions.yml``, all languages in one file, neutral ids.

Texts are plain sentences, without Markdown: the same words stand on a page, on paper and in Moodle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pydantic import Field

from komak.ground.lines import Lines
from komak.model.metadata import Locale, Metadata, Slug, Text

MOST_OPTIONS = 10
"""As many as there are letters for them on the paper; more can hardly be compared."""
Wording: TypeAlias = dict[Locale, Text]
"""One text in every language."""


class Rationale(Metadata):
    """Why the right answer is right, and what is wrong about the others."""

    right: Wording = Field(description="why the right answer is right")
    wrong: Wording = Field(description="what is wrong about the other answers")


class ChoiceQuestion(Metadata):
    """A question with options to choose from."""

    id: Slug = Field(description="name of the question, the same in every language and on every paper")
    kind: Literal["single", "multiple"] = Field(description="one right option or several")
    outcomes: list[Slug] = Field(min_length=1, description="ids of the learning outcomes that it measures")
    text: Wording = Field(description="the question")
    options: dict[Slug, Wording] = Field(min_length=2, max_length=MOST_OPTIONS, description="id: what can be chosen")
    right: list[Slug] = Field(description="ids of the right options")
    rationale: Rationale = Field(description="why right, why wrong")

    @property
    def wordings(self) -> Iterator[tuple[str, Wording]]:
        """Every text by its dotted path."""
        yield from _wordings(self)


class MatchingQuestion(Metadata):
    """Prompts to which options are assigned; an option may serve several prompts or none."""

    id: Slug = Field(description="name of the question, the same in every language and on every paper")
    kind: Literal["matching"] = Field(description="options are assigned to prompts")
    outcomes: list[Slug] = Field(min_length=1, description="ids of the learning outcomes that it measures")
    text: Wording = Field(description="the task")
    prompts: dict[Slug, Wording] = Field(min_length=2, description="id: to what an option is assigned")
    options: dict[Slug, Wording] = Field(min_length=2, max_length=MOST_OPTIONS, description="id: what is assigned")
    right: dict[Slug, Slug] = Field(description="id of a prompt: id of its option")
    rationale: Rationale = Field(description="why right, why wrong")

    @property
    def wordings(self) -> Iterator[tuple[str, Wording]]:
        """Every text by its dotted path."""
        yield from _wordings(self)
        for name, wording in self.prompts.items():
            yield f"prompts.{name}", wording


PlainQuestion: TypeAlias = ChoiceQuestion | MatchingQuestion


class CaseQuestion(Metadata):
    """A fictional case, and questions about it that stay together in their order."""

    id: Slug = Field(description="name of the case")
    kind: Literal["case"] = Field(description="a fictional case with questions about it")
    case: Wording = Field(description="the fictional case, one paragraph")
    questions: list[PlainQuestion] = Field(min_length=1, description="questions about the case")


Question: TypeAlias = ChoiceQuestion | MatchingQuestion | CaseQuestion


@dataclass(frozen=True)
class Placed:
    """A question that is answered, and where it stands in the file."""

    question: PlainQuestion
    path: str
    """Dotted path: ``.3`` or, in a case, ``.4.questions.0``."""


@dataclass(frozen=True)
class KnowledgeTest:
    """The questions of one module; false if there are none."""

    path: str = ""
    """Of ``questions.yml``, from the project folder."""
    questions: tuple[Question, ...] = ()
    places: tuple[str, ...] = ()
    """Dotted path of each question in the file."""
    lines: Lines = field(default_factory=Lines)

    def __bool__(self) -> bool:
        return bool(self.questions)

    @property
    def placed(self) -> Iterator[tuple[Question, str]]:
        """Every question and case with its dotted path."""
        return zip(self.questions, self.places or ("",) * len(self.questions), strict=True)

    @property
    def answered(self) -> Iterator[Placed]:
        """Every question that is answered, those of cases included, in order."""
        for question, place in self.placed:
            if isinstance(question, CaseQuestion):
                yield from (Placed(inner, f"{place}.questions.{at}") for at, inner in enumerate(question.questions))
            else:
                yield Placed(question, place)

    @property
    def wordings(self) -> Iterator[tuple[str, Wording]]:
        """Every text of the test with its dotted path in the file."""
        for question, place in self.placed:
            if isinstance(question, CaseQuestion):
                yield f"{place}.case", question.case
        for placed in self.answered:
            yield from ((f"{placed.path}.{name}", wording) for name, wording in placed.question.wordings)


def _wordings(question: PlainQuestion) -> Iterator[tuple[str, Wording]]:
    yield "text", question.text
    for name, wording in question.options.items():
        yield f"options.{name}", wording
    yield "rationale.right", question.rationale.right
    yield "rationale.wrong", question.rationale.wrong
