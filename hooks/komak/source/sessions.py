"""Headings of a module's source text to sessions with their timed activities."""

from __future__ import annotations

from komak.ground.issue import Findings
from komak.model import Activity, Document, Session
from komak.source.activity import activity


def sessions(source: Document, found: Findings) -> tuple[Session, ...]:
    """The sessions of a module in the order of its `source` text."""
    grouped: dict[str, list[Activity]] = {}
    current = ""
    for section in source.sections:
        if section.is_session:
            current = section.id
            grouped.setdefault(current, [])
        elif section.heading and section.heading.level == 2:
            current = ""
        if section.heading and section.heading.attributes:
            timed = activity(section.heading, source.path, found)
            if timed is not None:
                grouped.setdefault(current, []).append(timed)
    return tuple(Session(name, tuple(timed)) for name, timed in grouped.items())
