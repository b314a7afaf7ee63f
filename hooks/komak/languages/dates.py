"""Days of a training as each language writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from babel import Locale
from babel.dates import format_date

Stretch: TypeAlias = tuple[dt.date, dt.date]
"""Days in a row of one month, first and last."""
DaysWriter: TypeAlias = Callable[[int, list[Stretch], Locale], str]
"""A year and its stretches in words; the locale has the names of months."""


def written_days(days: Sequence[dt.date], write: DaysWriter, locale: Locale) -> str:
    """«12–13 и 20 июня 2026 года», “2026-yil 12–13-iyun, 20-iyun”. `days` go upwards."""
    by_year = groupby(stretches(days), key=lambda stretch: stretch[0].year)
    return ", ".join(write(year, list(group), locale) for year, group in by_year)


def stretches(days: Sequence[dt.date]) -> Iterator[Stretch]:
    """Days that follow each other within a month, together."""
    first = last = days[0]
    for day in days[1:]:
        if day - last > dt.timedelta(1) or day.month != last.month:
            yield first, last
            first = day
        last = day
    yield first, last


def one_by_one(_: int, group: list[Stretch], locale: Locale) -> str:
    """Every day for itself, as Babel writes it."""
    days = [first + dt.timedelta(at) for first, last in group for at in range((last - first).days + 1)]
    return ", ".join(format_date(day, "long", locale=locale) for day in days)


def day_numbers(stretch: Stretch) -> str:
    """``12–13``, ``20``."""
    first, last = stretch
    return str(first.day) if first == last else f"{first.day}–{last.day}"


def month_name(month: int, locale: Locale) -> str:
    """As it stands behind a number: «июня»."""
    return format_date(dt.date(2000, month, 1), "d MMMM", locale=locale).removeprefix("1 ")
