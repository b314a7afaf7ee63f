"""What was held, as a page: how to read its numbers, a table, a line of time, a chart a region, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.evidence import by_region, count_words, dated, when_words, where_words
from komak.edition.late import token
from komak.edition.moments import month_name
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import EVIDENCE, EVIDENCE_DATA, address, evidence_table_address, relative
from komak.model import Event
from komak.model.evidence import PATH, Meeting
from komak.outputs.pages.charts import Bar, Span, bar_chart, time_line
from komak.outputs.pages.downloads import FileLink
from komak.outputs.pages.render import rendered


@dataclass(frozen=True)
class ShownMeeting:
    """When and where, and how many of the kind."""

    when: str
    where: str
    held: int
    doubt: str


@dataclass(frozen=True)
class ShownEvent:
    """A row of the table."""

    id: str
    title: str
    who: str
    count: str
    meetings: tuple[ShownMeeting, ...]
    source: str
    link: str
    confidence: str
    note: str


def evidence_page(edition: Edition) -> Page:
    """The page; there are events."""
    s = edition.strings
    here = address(EVIDENCE, edition.locale, edition.default_locale)
    spans = tuple(_spans(edition))
    markdown = rendered(
        "evidence",
        s=s,
        events=[_shown(event, edition) for event in edition.curriculum.evidence],
        time_line=Markup(_time_line(spans, edition)) if spans else "",  # noqa: S704 - lxml escapes the words
        has_doubt=any(not span.is_certain for span in spans),
        chart=Markup(_chart(edition)),  # noqa: S704
        undated=[s("evidence.row", name=event.title[edition.locale], place=where_words(meeting, edition))
                 for event, meeting in _undated(edition)],
        files=[_file(name, place, here, edition) for name, place in _files(edition).items()],
    )  # fmt: skip
    title, summary = s("evidence.title"), s("evidence.summary")
    return Page(EVIDENCE, index_of(EVIDENCE), edition.locale, title, s("evidence.label"), summary, markdown, PATH, None,
                edition.locale, kind=Kind.GUIDE)  # fmt: skip


def _shown(event: Event, edition: Edition) -> ShownEvent:
    locale = edition.locale
    return ShownEvent(
        id=event.id,
        title=event.title[locale],
        who=event.who.get(locale, ""),
        count=count_words(event, edition),
        meetings=tuple(_meeting(meeting, edition) for meeting in event.meetings),
        source=_capital(event.source.name[locale]),
        link=event.source.link or "",
        confidence=edition.strings(f"act.confidence.{event.source.confidence}"),
        note=event.note.get(locale, ""),
    )


def _meeting(meeting: Meeting, edition: Edition) -> ShownMeeting:
    doubt = meeting.doubt.get(edition.locale, "")
    return ShownMeeting(_capital(when_words(meeting, edition)), where_words(meeting, edition), meeting.held, doubt)


def _undated(edition: Edition) -> Iterator[tuple[Event, Meeting]]:
    for event in edition.curriculum.evidence:
        yield from ((event, meeting) for meeting in event.meetings if not meeting.begin)


def _spans(edition: Edition) -> Iterator[Span]:
    for held in dated(edition):
        first, last = held.meeting.first, held.meeting.last
        assert first is not None
        assert last is not None
        what, when = edition.strings(f"event.{held.event.kind}"), when_words(held.meeting, edition)
        yield Span(what, when, held.event.kind, first, last, not held.meeting.doubt)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _time_line(spans: tuple[Span, ...], edition: Edition) -> str:
    months = {month: month_name(month, edition, "LLL") for month in range(1, 13)}
    told = edition.strings("evidence.timeline-told", rows="; ".join(f"{span.when}: {span.what}" for span in spans))
    return time_line(spans, months, told)


def _chart(edition: Edition) -> str:
    s, counted = edition.strings, by_region(edition)
    kinds: Mapping[str, str] = {event.kind: s(f"event.{event.kind}") for event in edition.curriculum.evidence}
    bars = [Bar(s(f"region.{region}"), parts) for region, parts in counted.items()]
    rows = "; ".join(f"{bar.name}: {_listed(bar.parts, kinds)}" for bar in bars)
    return bar_chart(bars, kinds, s("evidence.chart-told", rows=rows))


def _listed(parts: Mapping[str, int], kinds: Mapping[str, str]) -> str:
    return ", ".join(f"{kinds[kind].lower()} — {count}" for kind, count in parts.items())


def _files(edition: Edition) -> Mapping[str, str]:
    return {"csv": evidence_table_address(edition.locale), "json": EVIDENCE_DATA}


def _file(name: str, place: str, here: str, edition: Edition) -> FileLink:
    return FileLink(edition.strings(f"evidence.{name}"), relative(place, here), token(place))
