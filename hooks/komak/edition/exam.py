"""The test before and after a training: that of a module, or questions of all modules of a programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from komak.edition import Edition
from komak.edition.programme import modules_of
from komak.model import CaseQuestion, KnowledgeTest, Module, PlainQuestion, Programme


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


def _chosen(module: Module, count: int) -> Iterator[PlainQuestion]:
    """The first `count` questions of a module, one for each of its outcomes before a second of any."""
    for question in islice(_by_outcome(module), count):
        yield question.model_copy(update={"id": f"{module.slug}-{question.id}", "outcomes": [module.slug]})


def _by_outcome(module: Module) -> Iterator[PlainQuestion]:
    alone = [question for question in module.test.questions if not isinstance(question, CaseQuestion)]
    first = {question.outcomes[0]: question for question in reversed(alone)}
    leading = [question for question in alone if first[question.outcomes[0]] is question]
    yield from leading
    yield from (question for question in alone if question not in leading)
