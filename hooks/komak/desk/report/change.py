"""Papers to shares of right answers before and after, for each learning outcome. Only codes with both papers count."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from komak.desk.report.results import Paper, Results
from komak.desk.report.trouble import ReportError
from komak.edition import Edition
from komak.edition.exam import exam_of
from komak.model import Module, Programme

FEW = 5
"""Fewer people say nothing about a training, and one of them may be recognised."""


@dataclass(frozen=True)
class OutcomeChange:
    """How one outcome has changed, in whole percent of right answers."""

    text: str
    questions: int
    before: int
    after: int

    @property
    def change(self) -> int:
        """Percentage points, of the numbers that are shown."""
        return self.after - self.before


@dataclass(frozen=True)
class Summary:
    """What the report says."""

    pairs: int
    """Codes with a paper before and one after."""
    only_before: int
    only_after: int
    outcomes: tuple[OutcomeChange, ...]
    total: OutcomeChange

    @property
    def is_small(self) -> bool:
        """Whether the group is too small for conclusions."""
        return self.pairs < FEW


def summary(results: Results, taught: Module | Programme, edition: Edition) -> Summary:
    """The changes. Raises ReportError if no code has both papers."""
    before, after = (
        {paper.code: paper for paper in results.papers if paper.is_after is late} for late in (False, True)
    )
    both = sorted(before.keys() & after.keys())
    if not both:
        raise ReportError("no-pairs")
    early, late = [before[code] for code in both], [after[code] for code in both]
    exam = exam_of(taught, edition)
    texts = exam.outcomes
    measured: dict[str, list[str]] = {name: [] for name in texts}
    for placed in exam.test.answered:
        for name in placed.question.outcomes:
            measured[name].append(placed.question.id)
    outcomes = tuple(_change(texts[name], ids, early, late) for name, ids in measured.items() if ids)
    every = [placed.question.id for placed in exam.test.answered]
    total = _change(edition.strings("report.total"), every, early, late)
    return Summary(len(both), len(before) - len(both), len(after) - len(both), outcomes, total)


def _change(text: str, ids: Collection[str], early: list[Paper], late: list[Paper]) -> OutcomeChange:
    return OutcomeChange(text, len(ids), _percent(early, ids), _percent(late, ids))


def _percent(papers: list[Paper], ids: Collection[str]) -> int:
    points = sum(len(paper.right & set(ids)) for paper in papers)
    return (200 * points + len(papers) * len(ids)) // (2 * len(papers) * len(ids))  # rounded half up, without floats
