"""The named exceptions to the rules about people: what they let through, and whether they let through anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from komak.checks.personal import exposed, let_through
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.model import Allowance
from komak.source.allowances import PATH

_OF_FILES = frozenset({Code.PARTICIPANTS, Code.PICTURE_BRINGS, Code.PERSONAL_DATA})
_TEXTS = (".md", ".yml")
"""In them it is words that are let through, and no file as a whole."""


def files_let_through(subject: Subject, issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues but those of files that an exception names; an exception that no file needs is an issue itself."""
    given = [one for one in subject.curriculum.allowances if not one.shown]
    used = set[str]()
    for issue in issues:
        of_file = issue.code in _OF_FILES and not issue.path.endswith(_TEXTS)
        allowance = next((one for one in given if of_file and one.covers(issue.path)), None)
        if allowance is None:
            yield issue
        else:
            used.add(allowance.id)
    for allowance in given:
        if allowance.id not in used:
            yield _issue(subject, allowance, "no rule asks for these files", "Delete it, or mend `where`.")


def unused(subject: Subject) -> Iterator[Issue]:
    """An exception that lets nothing through is deleted: else it waits for another person of that name."""
    used = {
        (allowance.id, shown)
        for found in exposed(subject)
        if found.path != PATH and subject.curriculum.allowances
        for allowance, shown in let_through(subject, found)
    }
    for allowance in subject.curriculum.allowances:
        for shown in allowance.shown:
            if (allowance.id, shown) not in used:
                yield _issue(subject, allowance, f"no rule asks for {shown!r} there",
                             "Delete it from `shown`, or mend `where`.")  # fmt: skip
        for place in allowance.where:
            if not _is_there(subject, place):
                yield _issue(subject, allowance, f"there is nothing at {place!r}",
                             "Write a folder or a file; a text without language, e.g. `docs/about`.")  # fmt: skip


def _is_there(subject: Subject, place: str) -> bool:
    at = subject.root / place
    return at.exists() or any(at.parent.glob(f"{at.name}.*"))


def _issue(subject: Subject, allowance: Allowance, problem: str, mend: str) -> Issue:
    line = subject.curriculum.lines(PATH)[allowance.id]
    return Issue(PATH, line, Code.ALLOWANCE, allowance.id, problem, mend)
