"""What was held, ordered for readers: by day, and by region. Events are counted; people are not, and have no sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.moments import time_words
from komak.model import Event
from komak.model.evidence import Meeting

SEVERAL, NOWHERE = "several", "unknown"
"""Where an event is counted of which nobody told the share of each region, or no region at all."""


@dataclass(frozen=True)
class Held:
    """A meeting with the event that it belongs to."""

    event: Event
    meeting: Meeting


def dated(edition: Edition) -> tuple[Held, ...]:
    """Meetings whose time is known, the earliest first."""
    known = [held for held in _all(edition) if held.meeting.first]
    return tuple(sorted(known, key=lambda held: (held.meeting.first, held.meeting.last)))


def by_region(edition: Edition) -> Mapping[str, Mapping[str, int]]:
    """Region to kind to the number of events held there; what has no single region comes last."""
    counts: dict[str, dict[str, int]] = {}
    for held in _all(edition):
        own = counts.setdefault(_region(held.meeting), {})
        own[held.event.kind] = own.get(held.event.kind, 0) + held.meeting.held
    last = (SEVERAL, NOWHERE)
    ordered = sorted(counts, key=lambda name: (name in last, last.index(name) if name in last else 0))
    return {name: counts[name] for name in ordered}


def when_words(meeting: Meeting, edition: Edition) -> str:
    """When it was held, in words; that nobody told, if so."""
    if not meeting.begin:
        return edition.strings("evidence.undated")
    words = time_words(meeting.begin, meeting.end or meeting.begin, edition)
    return edition.strings("evidence.doubtful", words=words) if meeting.doubt else words


def where_words(meeting: Meeting, edition: Edition) -> str:
    """Place and regions in words; that nobody told, if so."""
    regions = ", ".join(edition.strings(f"region.{name}") for name in meeting.regions)
    place = meeting.place.get(edition.locale, "")
    return ", ".join(filter(None, (place, regions))) or edition.strings("evidence.nowhere")


def count_words(event: Event, edition: Edition) -> str:
    """«участников: 40»; that nobody told, if so."""
    if event.counted is None:
        return edition.strings("evidence.uncounted")
    return edition.strings(f"unit.{event.counted.unit}", number=event.counted.number)


def _region(meeting: Meeting) -> str:
    if len(meeting.regions) == 1:
        return meeting.regions[0]
    return SEVERAL if meeting.regions else NOWHERE


def _all(edition: Edition) -> Iterator[Held]:
    for event in edition.curriculum.evidence:
        for meeting in event.meetings:
            yield Held(event, meeting)
