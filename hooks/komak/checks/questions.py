"""Rules about tests of knowledge: each question can be answered, in every language, and serves a learning outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from komak.checks.markup import unprintable
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue, Severity
from komak.model import CaseQuestion, ChoiceQuestion, MatchingQuestion, Module
from komak.model.questions import KnowledgeTest, Placed


def questions(module: Module, subject: Subject) -> Iterator[Issue]:
    """Ids are unique, outcomes and options exist, there is a right answer, and every text has every language."""
    test = module.test
    yield from _repeated(test)
    yield from _languages(test, subject.curriculum.facts.locales)
    for placed in test.answered:
        yield from _outcomes(placed, module)
        yield from _equal_options(placed, test)
        yield from _choice(placed, test) if isinstance(placed.question, ChoiceQuestion) else _matching(placed, test)
    yield from _untested(module)


def _repeated(test: KnowledgeTest) -> Iterator[Issue]:
    cases = [(question.id, place) for question, place in test.placed if isinstance(question, CaseQuestion)]
    places: dict[str, list[str]] = {}
    for name, place in (*cases, *((placed.question.id, placed.path) for placed in test.answered)):
        places.setdefault(name, []).append(place)
    for name, found in places.items():
        if len(found) > 1:
            last = max(found, key=test.lines.__getitem__)
            yield _issue(test, last, Code.DUPLICATE_ID, name, f"{len(found)} questions have this id",
                         "Give each question an id of its own: results are collected by it.")  # fmt: skip


def _languages(test: KnowledgeTest, locales: list[str]) -> Iterator[Issue]:
    for path, wording in test.wordings:
        for locale in locales:
            if locale not in wording:
                yield _issue(test, path, Code.KEYS_DIFFER, path.lstrip("."), f"the language {locale!r} is missing",
                             f"Add `{locale}: …`: readers of both languages get the same test.")  # fmt: skip
        for locale in sorted(set(wording) - set(locales)):
            yield _issue(test, f"{path}.{locale}", Code.KEYS_DIFFER, path.lstrip("."),
                         f"the language {locale!r} is not written by authors", "Delete it.")  # fmt: skip


def _outcomes(placed: Placed, module: Module) -> Iterator[Issue]:
    known = module.facts.outcomes
    for name in placed.question.outcomes:
        if name not in known:
            yield _issue(module.test, f"{placed.path}.outcomes", Code.UNKNOWN_REFERENCE, placed.question.id,
                         f"there is no outcome {name!r}", f"Known: {', '.join(known)}.")  # fmt: skip


def _equal_options(placed: Placed, test: KnowledgeTest) -> Iterator[Issue]:
    """Nobody can choose between two options that say the same."""
    seen: dict[tuple[str, str], str] = {}
    for name, wording in placed.question.options.items():
        for locale, text in wording.items():
            bare = " ".join(text.casefold().split()).rstrip(" .!?;,")
            other = seen.setdefault((locale, bare), name)
            if other != name:
                yield _issue(test, f"{placed.path}.options.{name}.{locale}", Code.NO_RIGHT_ANSWER, placed.question.id,
                             f"the options {other!r} and {name!r} say the same", "Change or delete one of them.")  # fmt: skip


def _choice(placed: Placed, test: KnowledgeTest) -> Iterator[Issue]:
    question = placed.question
    assert isinstance(question, ChoiceQuestion)
    unknown = [name for name in question.right if name not in question.options]
    for name in unknown:
        yield _unknown(test, placed, "option", name, question.options)
    if unknown:
        return
    if not question.right:
        yield _no_answer(test, placed, "no option is right", "Name the right one: `right: [id]`.")
    elif question.kind == "single" and len(question.right) > 1:
        yield _no_answer(test, placed, f"{len(question.right)} options are right, one can be chosen",
                         "Write `kind: multiple`, or leave one right option.")  # fmt: skip
    elif question.kind == "multiple" and len(question.right) < 2:
        yield _no_answer(test, placed, "only one option is right", "Write `kind: single`.")
    elif len(set(question.right)) == len(question.options):
        yield _no_answer(test, placed, "every option is right, there is nothing to choose", "Add a wrong option.")


def _matching(placed: Placed, test: KnowledgeTest) -> Iterator[Issue]:
    question = placed.question
    assert isinstance(question, MatchingQuestion)
    for prompt, option in question.right.items():
        if prompt not in question.prompts:
            yield _unknown(test, placed, "prompt", prompt, question.prompts)
        if option not in question.options:
            yield _unknown(test, placed, "option", option, question.options)
    for prompt in question.prompts:
        if prompt not in question.right:
            yield _no_answer(test, placed, f"the prompt {prompt!r} has no option",
                             f"Add `{prompt}: …` with the id of an option.")  # fmt: skip


def _untested(module: Module) -> Iterator[Issue]:
    """Every learning outcome is measured by a question, once there is a test at all."""
    measured = {name for placed in module.test.answered for name in placed.question.outcomes}
    for name in module.facts.outcomes if module.test else ():
        if name not in measured:
            yield Issue(module.test.path, 1, Code.UNTESTED_OUTCOME, name, "no question measures this learning outcome",
                        "Add a question with this id in `outcomes`.", Severity.WARNING)  # fmt: skip


def _unknown(test: KnowledgeTest, placed: Placed, what: str, name: str, known: Iterable[str]) -> Issue:
    return _issue(test, f"{placed.path}.right", Code.UNKNOWN_REFERENCE, placed.question.id,
                  f"there is no {what} {name!r}", f"Known: {', '.join(known)}.")  # fmt: skip


def _no_answer(test: KnowledgeTest, placed: Placed, problem: str, mend: str) -> Issue:
    return _issue(test, f"{placed.path}.right", Code.NO_RIGHT_ANSWER, placed.question.id, problem, mend)


def _issue(test: KnowledgeTest, path: str, code: Code, field: str, problem: str, mend: str) -> Issue:
    return Issue(test.path, test.lines[path], code, field, problem, mend)


def glyphs(module: Module, _: Subject) -> Iterator[Issue]:
    """The texts of a test can be printed."""
    for path, wording in module.test.wordings:
        for locale, text in wording.items():
            for problem in unprintable(text):
                yield _issue(module.test, f"{path}.{locale}", Code.NO_GLYPH, f"{path.lstrip('.')}.{locale}",
                             problem, "Delete it, or say it in words.")  # fmt: skip
