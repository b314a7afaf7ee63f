"""The edition of ``curriculum.yml`` is the newest of ``history.yml``, where a project keeps one."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.source.facts import FACTS
from komak.source.history import PATH


def newest(subject: Subject) -> Iterator[Issue]:
    """Readers of the feed hear of every edition, with its number and its day."""
    facts, editions = subject.curriculum.facts, subject.curriculum.history.editions
    if not editions:
        return
    last = editions[-1]
    if facts.edition != last.edition:
        known = facts.edition in {one.edition for one in editions}
        yield Issue(FACTS, subject.curriculum.lines(FACTS)["edition"], Code.HISTORY, "edition",
                    f"the edition is {facts.edition!r}, the newest in {PATH} is {last.edition!r}",
                    f"Write {last.edition!r} here." if known else
                    f"Write {last.edition!r} here, and then run `komak edition {facts.edition}`: it changes both files.")  # fmt: skip
    elif facts.date != last.date:
        yield Issue(FACTS, subject.curriculum.lines(FACTS)["date"], Code.HISTORY, "date",
                    f"the edition {last.edition} is of {last.date} by {PATH}, here of {facts.date}",
                    f"Write {last.date} here, or give the texts a new edition: `komak edition`.")  # fmt: skip


def in_order(subject: Subject) -> Iterator[Issue]:
    """Every edition is there once, the oldest first."""
    history, seen = subject.curriculum.history, set[str]()
    for index, one in enumerate(history.editions):
        before = history.editions[index - 1] if index else None
        if one.edition in seen or (before and one.date < before.date):
            yield Issue(PATH, history.lines[f"editions.{index}.edition"], Code.HISTORY, one.edition,
                        "the edition stands here twice" if one.edition in seen else "the edition is older than the one before it",
                        "Take the file from the last commit that was right; `komak edition` alone writes it.")  # fmt: skip
        seen.add(one.edition)
