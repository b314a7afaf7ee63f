"""Days, months and years in the words of an edition."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date

from komak.edition import Edition
from komak.edition.days import babel_of, days_in
from komak.languages.script import convert

_LONGEST = 31
"""Days that are written as one stretch; a longer time is told by its ends."""


def days_words(first: dt.date, last: dt.date, edition: Edition) -> str:
    """«25–26 марта 2019 года»."""
    count = (last - first).days + 1
    if count > _LONGEST:
        return f"{days_words(first, first, edition)} — {days_words(last, last, edition)}"
    days = [first + dt.timedelta(at) for at in range(count)]
    return days_in(days, edition)


def month_name(month: int, edition: Edition, form: str = "LLLL") -> str:
    """«октябрь»; `form` is Babel's."""
    return _in_script(str(format_date(dt.date(2000, month, 1), form, locale=babel_of(edition))).lower(), edition)


def moment_words(moment: str, edition: Edition) -> str:
    """``2019-03-25``, ``2019-10`` or ``2019`` in words."""
    year, month, day = (*map(int, moment.split("-")), 0, 0)[:3]
    if day:
        return days_words(dt.date(year, month, day), dt.date(year, month, day), edition)
    if month:
        return edition.strings("date.month", month=month_name(month, edition), year=year)
    return edition.strings("date.year", year=year)


def time_words(begin: str, end: str, edition: Edition) -> str:
    """From one moment to another: «октябрь — ноябрь 2019 года»."""
    if begin == end:
        return moment_words(begin, edition)
    if len(begin) == len(end) == len("2019-03-25"):
        return days_words(dt.date.fromisoformat(begin), dt.date.fromisoformat(end), edition)
    if len(begin) == len(end) == len("2019-10") and begin[:4] == end[:4]:
        names = (month_name(int(moment[5:]), edition) for moment in (begin, end))
        return edition.strings("date.month", month=" — ".join(names), year=begin[:4])
    return f"{moment_words(begin, edition)} — {moment_words(end, edition)}"


def _in_script(words: str, edition: Edition) -> str:
    return convert(words, edition.lexicon) if edition.derived_from else words
