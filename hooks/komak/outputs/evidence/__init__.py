"""What was held, as files: a table a language for spreadsheets, and data in every language for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from komak.edition import Edition
from komak.ground.address import EVIDENCE_DATA, evidence_table_address
from komak.model import Event

__all__ = ["evidence_files"]

_COLUMNS = ("record", "event", "kind", "title", "begin", "end", "regions", "place", "held", "counted", "unit", "certain", "confidence", "source", "note")  # fmt: skip
_ABOUT = "Numbers count participations in an event with all its meetings. They are not people and must not be added up."
_FORMULA = ("=", "+", "-", "@", "\t")


def evidence_files(editions: tuple[Edition, ...]) -> Mapping[str, str]:
    """Address to content; nothing if nothing is told."""
    curriculum = editions[0].curriculum
    if not curriculum.evidence:
        return {}
    tables = {evidence_table_address(edition.locale): _table(edition) for edition in editions}
    data = {"note": _ABOUT, "licence": curriculum.facts.licence, "edition": curriculum.facts.edition,
            "events": [_plain(event) for event in curriculum.evidence]}  # fmt: skip
    return {**tables, EVIDENCE_DATA: json.dumps(data, ensure_ascii=False, indent=1) + "\n"}


def _plain(event: Event) -> dict[str, Any]:
    plain: dict[str, Any] = event.model_dump(mode="json", exclude_defaults=True)
    return plain


def _table(edition: Edition) -> str:
    """A row an event with its number, then a row a meeting without one: no number stands twice."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for event in edition.curriculum.evidence:
        writer.writerows([_safe(cell) for cell in row] for row in _rows(event, edition))
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()  # Excel takes a file without this mark for another encoding


def _rows(event: Event, edition: Edition) -> Iterator[tuple[object, ...]]:
    locale, counted = edition.locale, event.counted
    yield ("event", event.id, event.kind, event.title[locale], "", "", "", "", "",
           counted.number if counted else "", counted.unit if counted else "", "",
           event.source.confidence, event.source.name[locale], event.note.get(locale, ""))  # fmt: skip
    for meeting in event.meetings:
        yield ("meeting", event.id, event.kind, "", meeting.begin or "", meeting.end or meeting.begin or "",
               " ".join(meeting.regions), meeting.place.get(locale, ""), meeting.held, "", "",
               "no" if meeting.doubt else "yes", "", "", meeting.doubt.get(locale, ""))  # fmt: skip


def _safe(cell: object) -> str:
    """No program takes the words for a formula."""
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
