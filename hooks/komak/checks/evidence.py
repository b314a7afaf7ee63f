"""Rules about events: told in every language, of days that have been, in words that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from komak.checks.entries import EntryRules
from komak.checks.subject import Subject
from komak.ground.address import ELSEWHERE
from komak.ground.issue import Code, Issue
from komak.model import Event
from komak.model.evidence import PATH

UNNAMED = "TODO"
"""What `komak new event` writes where the source belongs."""
_RULES = EntryRules(PATH, Code.EVENT)


def register(subject: Subject) -> Iterator[Issue]:
    """Every word in every language, no day after that of the edition, a source, addresses of the web."""
    for event in subject.curriculum.evidence:
        texts = {"title": event.title, "source.name": event.source.name, "who": event.who, "note": event.note}
        for number, meeting in enumerate(event.meetings):
            texts |= {f"meetings.{number}.place": meeting.place, f"meetings.{number}.doubt": meeting.doubt}
        yield from _RULES.wordings(subject, event, {name: one for name, one in texts.items() if one}, {})
        yield from _days(subject, event)
        if UNNAMED in event.source.codes:
            yield _RULES.issue(subject, event, "source.codes: nobody has said yet where this is known from",
                               f"Write the code of the source in FACTS.md in the place of {UNNAMED}: an event without a source is not shown.")  # fmt: skip
        link = event.source.link
        if link and not (ELSEWHERE.match(link) and link.lower().startswith("http")):
            yield replace(_RULES.issue(subject, event, f"source.link: the address {link[:60]!r} is refused",
                                       "Write a web address that starts with https://."), code=Code.REFUSED_LINK)  # fmt: skip


def _days(subject: Subject, event: Event) -> Iterator[Issue]:
    for meeting in event.meetings:
        for name, moment, first in (("begin", meeting.begin, meeting.first), ("end", meeting.end, meeting.ends_after)):
            if moment and first and first > subject.curriculum.facts.date:
                yield _RULES.future(subject, event, name, moment)
