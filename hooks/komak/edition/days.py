"""Days in the words and the script of an edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError

from komak.edition import Edition
from komak.languages import language as language_of
from komak.languages.dates import written_days
from komak.languages.script import convert


def days_in(days: Sequence[dt.date], edition: Edition) -> str:
    """`days`, which go upwards: «12–13 и 20 июня 2026 года»."""
    written = written_days(days, language_of(edition.derived_from or edition.locale).days, babel_of(edition))
    return convert(written, edition.lexicon) if edition.derived_from else written


def babel_of(edition: Edition) -> Locale:
    """The locale whose rules count; a derived language has those of the one that it is made from."""
    try:
        return Locale.parse(edition.derived_from or edition.locale, sep="-")
    except UnknownLocaleError:
        return Locale.parse(edition.curriculum.facts.source_locale, sep="-")
