"""What stands on every certificate of one training, in one language: taken from the module, promising no more than it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from komak.address import address, module_uri
from komak.handouts import language
from komak.model import Module
from komak.script import convert
from komak.strings import Strings
from komak.translation import Edition

_DATES = {"ru": "d MMMM y 'года'", "uz": "y-'yil' d-MMMM"}  # as texts of the curriculum write them; Babel's are shorter


@dataclass(frozen=True)
class Training:
    """One event."""

    module: Module
    date: dt.date
    organiser: str
    """May be empty."""
    site_url: str
    """Public address of the site; ends with ``/``."""


@dataclass(frozen=True)
class Side:
    """The words of one language; the template knows them by these names."""

    lang: str
    document: str
    """Title of the PDF, before the name."""
    author: str
    title: str
    about: str
    curriculum: str
    given: str
    for_what: str
    module: str
    when: str
    teaches: str
    outcomes: tuple[str, ...]
    trainer: str
    organiser: str
    sign: str
    stamp: str
    serial: str
    edition: str
    address: str
    honest: str
    hours: str
    """For the register only."""


def side(training: Training, edition: Edition) -> Side:
    """Everything that one language says of a training."""
    module, s = training.module, edition.strings
    text = edition.module_text(module).metadata
    organiser = s("certificate.organiser")
    return Side(
        lang=language(edition.locale),
        document=f"{s('certificate.title')}. {text.title}",
        author="Koʻmak",
        title=s("certificate.title"),
        about=s("certificate.about"),
        curriculum=edition.texts.title,
        given=s("certificate.given"),
        for_what=s("certificate.for-what"),
        module=text.title,
        when=f"{_duration(module.facts.minutes, edition)} · {date_in(training.date, edition)}",
        teaches=s("certificate.teaches"),
        outcomes=tuple(text.outcomes.values()),
        trainer=s("certificate.trainer"),
        organiser=f"{organiser}: {training.organiser}" if training.organiser else organiser,
        sign=s("certificate.sign"),
        stamp=s("certificate.stamp"),
        serial=s("certificate.serial"),
        edition=s("print.edition", edition=edition.curriculum.facts.edition),
        address=training.site_url + address(module_uri(module.reference), edition.locale, edition.default_locale),
        honest=s("certificate.honest"),
        hours=format_decimal(round(module.facts.minutes / 60, 2), locale=_babel(edition)),
    )


def date_in(date: dt.date, edition: Edition) -> str:
    """A day as the language writes it: «19 июня 2019 года», “2019-yil 19-iyun”, “2019-йил 19-июнь”."""
    base = edition.derived_from or edition.locale
    written = format_date(date, _DATES.get(base, "long"), locale=_babel(edition))
    return convert(written, edition.lexicon) if edition.derived_from else written


def _duration(minutes: int, edition: Edition) -> str:
    parts = (("hours", minutes // 60), ("minutes", minutes % 60))
    return " ".join(_counted(f"certificate.{name}", count, edition) for name, count in parts if count)


def _counted(key: str, count: int, edition: Edition) -> str:
    """``2 часа``, ``5 часов``: the form of the word that the number asks for."""
    s: Strings = edition.strings
    form = f"{key}.{_babel(edition).plural_form(count)}"
    return s(form if form in s.words else f"{key}.other", count=count)


def _babel(edition: Edition) -> Locale:
    """The locale whose rules count; a derived language has those of the one that it is made from."""
    try:
        return Locale.parse(edition.derived_from or edition.locale, sep="-")
    except UnknownLocaleError:
        return Locale.parse(edition.curriculum.facts.source_locale, sep="-")
