"""Rules about approvals in ``curriculum.yml``: of a module that there is, on a day that has been, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.source.facts import FACTS


def approvals(subject: Subject) -> Iterator[Issue]:
    """Each names a module, has been given by the day of the edition, and is said in every language."""
    facts = subject.curriculum.facts
    for index, one in enumerate(facts.approvals):
        if subject.curriculum.module(one.module) is None:
            yield _issue(subject, f"approvals.{index}.module", Code.UNKNOWN_REFERENCE, f"there is no module {one.module!r}",
                         "Mend the name, or delete the approval.")  # fmt: skip
        if one.date > facts.date:
            yield _issue(subject, f"approvals.{index}.date", Code.ILL_TYPED, f"{one.date} is after the day of the edition, {facts.date}",
                         "Write the day on which it was approved, or the new date of the edition.")  # fmt: skip
        for name, wording in (("agency", one.agency), ("role", one.role)):
            for locale in (locale for locale in facts.locales if wording and locale not in wording):
                yield _issue(subject, f"approvals.{index}.{name}", Code.MISSING_TRANSLATION, f"the language {locale!r} is missing",
                             f"Add `{locale}: …`.")  # fmt: skip


def _issue(subject: Subject, field: str, code: Code, problem: str, mend: str) -> Issue:
    return Issue(FACTS, subject.curriculum.lines(FACTS)[field], code, field, problem, mend)
