"""What stands on every certificate of one training, in one language: taken from the module, promising no more than it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from babel.numbers import format_decimal

from komak.edition import Edition
from komak.edition.days import babel_of, days_in
from komak.ground.address import MODULES, address, module_uri, programme_uri, track_uri
from komak.languages.strings import Strings
from komak.model import Module
from komak.press.pdf import language


@dataclass(frozen=True)
class Training:
    """One event, or a course of several."""

    modules: tuple[Module, ...]
    """One, or those of a course."""
    days: tuple[dt.date, ...]
    """From the first on."""
    organiser: str
    """May be empty."""
    site_url: str
    """Public address of the site; ends with ``/``."""
    course: str = ""
    """What a course is called; by default as its track, or as the curriculum."""
    programme: str = ""
    """Name of the programme, whose page tells more; may be empty."""

    @property
    def minutes(self) -> int:
        return sum(module.facts.minutes for module in self.modules)


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
    taught: str
    """For the register only: titles of the modules."""


def side(training: Training, edition: Edition) -> Side:
    """Everything that one language says of a training."""
    s, organiser = edition.strings, edition.strings("certificate.organiser")
    is_course = len(training.modules) > 1
    name, teaches, outcomes, uri = (_course if is_course else _module)(training, edition)
    return Side(
        lang=language(edition.locale),
        document=f"{s('certificate.title')}. {name}",
        author="Koʻmak",
        title=s("certificate.title"),
        about=s("certificate.about"),
        curriculum=edition.texts.title,
        given=s("certificate.given"),
        for_what=s("certificate.for-course" if is_course else "certificate.for-what"),
        module=name,
        when=f"{_duration(training.minutes, edition)} · {days_in(training.days, edition)}",
        teaches=s(teaches),
        outcomes=outcomes,
        trainer=s("certificate.trainer"),
        organiser=f"{organiser}: {training.organiser}" if training.organiser else organiser,
        sign=s("certificate.sign"),
        stamp=s("certificate.stamp"),
        serial=s("certificate.serial"),
        edition=s("print.edition", edition=edition.curriculum.facts.edition),
        address=training.site_url + address(uri, edition.locale, edition.default_locale),
        honest=s("certificate.honest"),
        hours=format_decimal(round(training.minutes / 60, 2), locale=babel_of(edition)),
        taught="; ".join(edition.module_text(module).metadata.title for module in training.modules),
    )


def _module(training: Training, edition: Edition) -> tuple[str, str, tuple[str, ...], str]:
    """Name, heading of what follows, what follows, and page: of one module its outcomes."""
    (module,) = training.modules
    text = edition.module_text(module).metadata
    return (
        training.course or text.title,
        "certificate.teaches",
        tuple(text.outcomes.values()),
        module_uri(module.reference),
    )


def _course(training: Training, edition: Edition) -> tuple[str, str, tuple[str, ...], str]:
    """The same of a course: its modules, each with its length."""
    tracks = {module.reference.partition("/")[0] for module in training.modules}
    (track,) = tracks if len(tracks) == 1 else ("",)
    name = training.course or (edition.track_texts(track).title if track else edition.texts.title)
    titles = ((edition.module_text(module).metadata.title, module.facts.minutes) for module in training.modules)
    listed = tuple(f"{title} — {_duration(minutes, edition)}" for title, minutes in titles)
    uri = programme_uri(training.programme) if training.programme else track_uri(track) if track else MODULES
    return name, "certificate.modules", listed, uri


def _duration(minutes: int, edition: Edition) -> str:
    parts = (("hours", minutes // 60), ("minutes", minutes % 60))
    return " ".join(_counted(f"certificate.{name}", count, edition) for name, count in parts if count)


def _counted(key: str, count: int, edition: Edition) -> str:
    """``2 часа``, ``5 часов``: the form of the word that the number asks for."""
    s: Strings = edition.strings
    form = f"{key}.{babel_of(edition).plural_form(count)}"
    return s(form if form in s.words else f"{key}.other", count=count)
