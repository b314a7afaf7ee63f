"""Days of a training as each language writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from babel import Locale
from babel.dates import format_date

Stretch = tuple[dt.date, dt.date]
"""Days in a row of one month, first and last."""


def written_days(days: Sequence[dt.date], language: str, locale: Locale) -> str:
    """«12–13 и 20 июня 2026 года», “2026-yil 12–13-iyun, 20-iyun”. `days` go upwards; `locale` has the words."""
    by_year = groupby(stretches(days), key=lambda stretch: stretch[0].year)
    write = _WRITERS.get(language, _one_by_one)
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


def _russian(year: int, group: list[Stretch], locale: Locale) -> str:
    months = groupby(group, key=lambda stretch: stretch[0].month)
    said = [f"{_joined([_numbers(one) for one in own])} {_month(month, locale)}" for month, own in months]
    return f"{_joined(said)} {year} года"


def _uzbek(year: int, group: list[Stretch], locale: Locale) -> str:
    """The month stands at each number: «12–13-iyun, 20-iyun»."""
    return f"{year}-yil " + ", ".join(f"{_numbers(one)}-{_month(one[0].month, locale)}" for one in group)


def _one_by_one(_: int, group: list[Stretch], locale: Locale) -> str:
    days = [first + dt.timedelta(at) for first, last in group for at in range((last - first).days + 1)]
    return ", ".join(format_date(day, "long", locale=locale) for day in days)


_WRITERS: dict[str, Callable[[int, list[Stretch], Locale], str]] = {"ru": _russian, "uz": _uzbek}


def _numbers(stretch: Stretch) -> str:
    first, last = stretch
    return str(first.day) if first == last else f"{first.day}–{last.day}"


def _month(month: int, locale: Locale) -> str:
    """As it stands behind a number: «июня»."""
    return format_date(dt.date(2000, month, 1), "d MMMM", locale=locale).removeprefix("1 ")


def _joined(parts: list[str]) -> str:
    return " и ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
