"""The test before and after a training: that of a module, or questions of all modules of a programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from komak.edition import Edition
from komak.edition.programme import modules_of
from komak.model import CaseQuestion, KnowledgeTest, Module, Programme, Question


@dataclass(frozen=True)
class Exam:
    """What papers, key and report are made of."""

    reference: str
    """``track/module`` or ``programmes/name``."""
    test: KnowledgeTest
    title: str
    outcomes: Mapping[str, str]
    """What answers are counted by: id to words."""
    option: str
    """What a command calls it: ``--module track/module``."""


def exam_of(taught: Module | Programme, edition: Edition) -> Exam:
    """The test of a module or of a programme in the words of `edition`."""
    return _of_programme(taught, edition) if isinstance(taught, Programme) else _of_module(taught, edition)


def _of_module(module: Module, edition: Edition) -> Exam:
    words = edition.module_text(module).metadata
    return Exam(module.reference, module.test, words.title, words.outcomes, f"--module {module.reference}")


def _of_programme(programme: Programme, edition: Edition) -> Exam:
    """As many questions of each module; they are counted by module, and named by it: ids are one module's own."""
    tested = [module for module in modules_of(programme, edition) if module.test]
    share, rest = divmod(programme.questions, len(tested)) if tested else (0, 0)
    counts = (share + (at < rest) for at in range(len(tested)))
    chosen = (_chosen(module, count) for module, count in zip(tested, counts, strict=True))
    questions = tuple(question for of_module in chosen for question in of_module)
    return Exam(
        reference=programme.reference,
        test=KnowledgeTest(tested[0].test.path if tested else "", questions),
        title=programme.title.get(edition.locale, programme.id),
        outcomes={module.slug: edition.module_text(module).metadata.title for module in tested},
        option=f"--programme {programme.id}",
    )


def _chosen(module: Module, count: int) -> Iterator[Question]:
    """`count` questions of a module, one for each of its outcomes before a second of any."""
    for question in islice(_by_outcome(_alone(module)), count):
        yield _named(question, module)


def _by_outcome(questions: list[Question]) -> Iterator[Question]:
    first = {_outcome(question): question for question in reversed(questions)}
    leading = [question for question in questions if first[_outcome(question)] is question]
    yield from leading
    yield from (question for question in questions if question not in leading)


def _outcome(question: Question) -> str:
    return (question.questions[0] if isinstance(question, CaseQuestion) else question).outcomes[0]


def _alone(module: Module) -> list[Question]:
    """Questions without a case, then each case with one question: a test of many modules has no room for whole cases."""
    questions = module.test.questions
    plain: list[Question] = [question for question in questions if not isinstance(question, CaseQuestion)]
    covered = {_outcome(question) for question in plain}
    cases = (question for question in questions if isinstance(question, CaseQuestion))
    return [*plain, *(_of_one(case, covered) for case in cases)]


def _of_one(case: CaseQuestion, covered: set[str]) -> CaseQuestion:
    """`case` with the question that measures what no other does, or with its first."""
    chosen = next((one for one in case.questions if one.outcomes[0] not in covered), case.questions[0])
    return case.model_copy(update={"questions": [chosen]})


def _named(question: Question, module: Module) -> Question:
    """Under a name of its own among those of other modules, counted for its module."""
    inner = (
        {"questions": [_named(one, module) for one in question.questions]} if isinstance(question, CaseQuestion) else {}
    )
    outcomes = {} if inner else {"outcomes": [module.slug]}
    return question.model_copy(update={"id": f"{module.slug}-{question.id}", **inner, **outcomes})
