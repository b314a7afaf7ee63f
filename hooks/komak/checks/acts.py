"""Rules about acts: the register tells what is known and no more, and a text knows when an act is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from komak.checks.entries import EntryRules
from komak.checks.subject import Subject
from komak.dialect.code import without_code
from komak.ground.address import ELSEWHERE
from komak.ground.issue import Code, Issue, Severity
from komak.model import Act
from komak.model.acts import PATH, cited, is_official, months_since

_RULES = EntryRules(PATH, Code.ACT)


def register(subject: Subject) -> Iterator[Issue]:
    """Titles in every language, days that have been, official addresses of those who publish acts, each act once."""
    seen: dict[tuple[str, str, str], str] = {}
    for act in subject.curriculum.acts:
        yield from _RULES.wordings(subject, act, {"title": act.title}, {"note": act.note})
        yield from _days(subject, act)
        yield from _links(subject, act)
        first = seen.setdefault((act.kind, act.number or "", str(act.date)), act.id) if act.number else act.id
        if first != act.id:
            yield _RULES.issue(subject, act, f"this act stands here a second time, first as {first!r}",
                               "Keep one of the two, and cite it under its name.")  # fmt: skip


def _days(subject: Subject, act: Act) -> Iterator[Issue]:
    day = subject.curriculum.facts.date
    if act.date and act.date > day:
        yield _RULES.future(subject, act, "date", str(act.date))
    if months_since(act.checked, day) < 0:
        yield _RULES.future(subject, act, "checked", act.checked)


def _links(subject: Subject, act: Act) -> Iterator[Issue]:
    for name in ("link", "read"):
        address = getattr(act, name)
        if address and not (ELSEWHERE.match(address) and address.lower().startswith("http")):
            yield replace(_RULES.issue(subject, act, f"{name}: the address {address[:60]!r} is refused",
                                       "Write a web address that starts with https://."), code=Code.REFUSED_LINK)  # fmt: skip
    if act.link and not is_official(act.link):
        yield _RULES.issue(subject, act, f"link: {act.link[:60]!r} is not the address of an official text",
                           "Give the page at lex.uz, of a ministry or the UN, or write the address under `read`.")  # fmt: skip


def repealed(subject: Subject) -> Iterator[Issue]:
    """No text cites an act that is marked as repealed without its author knowing."""
    gone = {act.id for act in subject.curriculum.acts if act.status == "repealed"}
    for document in subject.curriculum.documents if gone else ():
        for number, line in enumerate(without_code(document.text).split("\n"), 1):
            for name in (name for name in cited(line) if name in gone):
                yield Issue(document.path, number, Code.REPEALED_ACT, name, "the act is marked as repealed in acts.yml",
                            "Name the act that took its place, or say in the text that this one is gone.",
                            Severity.WARNING)  # fmt: skip
