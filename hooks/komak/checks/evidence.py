"""Rules about events: told in every language, of days that have been, in words that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from komak.checks.entries import EntryRules
from komak.checks.subject import Subject
from komak.ground.address import ELSEWHERE
from komak.ground.issue import Code, Issue
from komak.model import Event
from komak.source.evidence import PATH

_RULES = EntryRules(PATH, Code.EVENT)


def register(subject: Subject) -> Iterator[Issue]:
    """Every word in every language, no day after that of the edition, addresses of the web."""
    for event in subject.curriculum.evidence:
        texts = {"title": event.title, "source.name": event.source.name, "who": event.who, "note": event.note}
        for number, meeting in enumerate(event.meetings):
            texts |= {f"meetings.{number}.place": meeting.place, f"meetings.{number}.doubt": meeting.doubt}
        yield from _RULES.wordings(subject, event, {name: one for name, one in texts.items() if one}, {})
        yield from _days(subject, event)
        link = event.source.link
        if link and not (ELSEWHERE.match(link) and link.lower().startswith("http")):
            yield replace(_RULES.issue(subject, event, f"source.link: the address {link[:60]!r} is refused",
                                       "Write a web address that starts with https://."), code=Code.REFUSED_LINK)  # fmt: skip


def _days(subject: Subject, event: Event) -> Iterator[Issue]:
    for meeting in event.meetings:
        for name, moment, first in (("begin", meeting.begin, meeting.first), ("end", meeting.end, meeting.ends_after)):
            if moment and first and first > subject.curriculum.facts.date:
                yield _RULES.future(subject, event, name, moment)
