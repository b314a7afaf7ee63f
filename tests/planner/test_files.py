"""The calendar and the table, read back by their own rules."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page

_MADE = """([link, change]) => {
  const words = (key, values = {}) => key + Object.values(values).join('/')
  const own = JSON.parse(JSON.stringify(data))
  Object.assign(own.modules[0].sessions[0].activities[0], change)
  const { state } = k.read(link, own)
  const { days } = k.plan(state, own)
  return [k.calendar(state, days, own, words, '20260101T000000Z'), k.table(state, days, own, words)]
}"""
_TITLE = 'Знакомство; «круг», \\ и ещё раз "круг": ' + "очень длинное название " * 6


def _made(core: Page, link: str, **change: Any) -> tuple[str, str]:
    calendar, table = core.evaluate(_MADE, [link, change])
    return calendar, table


def _events(calendar: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 tells: unfold the lines, then name, parameters and value."""
    lines = calendar.replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and not line.startswith(("END:", "BEGIN:")) and line:
            name, value = re.split(r"(?:;[^:]*)?:", line, maxsplit=1)
            events[-1][name] = re.sub(r"\\([\\;,nN])", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
    return events


def test_a_calendar_is_folded_by_octets_and_read_back_with_every_sign(core: Page) -> None:
    calendar, _ = _made(core, "d=20260302&p=a/short", title=_TITLE)

    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "\n" not in calendar.replace("\r\n", "")
    assert calendar.endswith("END:VCALENDAR\r\n")
    (event,) = _events(calendar)
    assert event["DESCRIPTION"].split("\n")[:2] == ["a/short", f"9:00–9:10 {_TITLE}"]
    assert (event["DTSTART"], event["DTEND"]) == ("20260302T090000", "20260302T100000")


def test_each_piece_of_a_session_is_an_event_in_the_time_of_tashkent(core: Page) -> None:
    calendar, _ = _made(core, "d=20261231&t=0900-1100&b=60-15&p=a/two")
    events = _events(calendar)

    assert [(event["SUMMARY"], event["DTSTART"], event["DTEND"]) for event in events] == [
        ("s1, part1/2", "20261231T090000", "20261231T100000"),
        ("pause", "20261231T100000", "20261231T101500"),
        ("s1, part2/2", "20261231T101500", "20261231T104500"),
        ("s2", "20270101T090000", "20270101T100000"),
    ]
    assert len({event["UID"] for event in events}) == 4
    assert calendar.count("DTSTART;TZID=Asia/Tashkent:") == 4
    assert calendar.count("TZOFFSETTO:+0500") == 1


def test_the_same_plan_has_the_same_events_whatever_the_hour(core: Page) -> None:
    """Who imports a changed plan again changes the events, and has no second ones."""
    names = [
        {event["UID"] for event in _events(_made(core, f"d=20260302&t={time}&p=a/short")[0])}
        for time in ("0900-1700", "1000-1800")
    ]

    assert names[0] == names[1]


def test_what_goes_beyond_midnight_ends_on_the_next_date(core: Page) -> None:
    calendar, _ = _made(core, "d=20260228&t=2300-2359&p=b/long")

    assert (_events(calendar)[0]["DTSTART"], _events(calendar)[0]["DTEND"]) == ("20260228T230000", "20260301T010000")


def test_a_spreadsheet_reads_the_table(core: Page) -> None:
    _, table = _made(core, "d=20260302&p=a/short,a/two", title=_TITLE)

    assert table.startswith("\ufeff")
    head, first, *rest = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert head[:6] == ["table.day", "table.date", "table.from", "table.to", "table.minutes", "table.activity"]
    assert first[:6] == ["1", "2026-03-02", "9:00", "9:10", "10", _TITLE]
    assert {len(row) for row in (first, *rest)} == {len(head)}
    assert [row[5] for row in rest] == ["talk", "game", "end", "pause", "one", "two", "three", "pause", "four", "five"]


_LIVE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "  =1", "\u00a0=1",
         "\ufeff=1", "а,=1+1", "а;=1+1", "а\t=1+1", "а\n=1+1", 'а,"=1+1', "=cmd|' /C calc'!A0", '"=1+1')  # fmt: skip


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("words", _LIVE)
def test_no_cell_is_a_formula(words: str, delimiter: str, core: Page) -> None:
    """Whatever a title says, and whichever sign a spreadsheet takes for the end of a cell, no cell begins like a formula."""
    _, table = _made(core, "d=20260302&p=a/short", title=words)
    cells = [
        part.strip(' \t\r\n\ufeff\u00a0"')
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=delimiter)
        for cell in row
        for part in cell.split("\n")
    ]

    assert [cell for cell in cells if cell.startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))] == []
    assert any("1" in cell or "calc" in cell for cell in cells)
