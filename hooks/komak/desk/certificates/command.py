"""``komak certificates``: the only part of the room that reads the project and speaks; in the language of the certificate."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from komak.desk.asked import (
    asked_editions,
    asked_module,
    asked_programme,
    list_bytes,
    list_options,
    refuse_published,
    stop,
    tell_rows,
    tell_sheet,
)
from komak.desk.delivery import DeliveryError
from komak.edition import Edition
from komak.edition.programme import modules_of
from komak.languages.strings import Strings
from komak.model import Module
from komak.roster import RosterError, WrongRow, list_words, read_roster
from komak.roster.attendance import Measure
from komak.workshop import Means, shown

from . import CertificateError, Issued, Order, Training, Typeface, certify, printed, side
from .filenames import REGISTER, TOGETHER

_ORGANISER_WIDTH = 490  # points of 8.5 pt bold on two lines below the signature
_COURSE_WIDTH = 1150  # points of 15 pt bold on two lines
_LIST_SHOWN = 5
_PREFIX = re.compile(r"[\w./№ -]{0,24}")


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    participants: Path
    modules: tuple[str, ...]
    programme: str
    course: str
    locale: str
    second_locale: str
    days: tuple[dt.date, ...]
    out: Path
    organiser: str
    prefix: str | None
    first_number: int
    attendance: int
    cluster: str
    keep_case: bool
    sheet: str
    skip_bad: bool
    force: bool
    site_url: str
    root: Path


@click.command()
@click.argument(
    "participants", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="PARTICIPANTS.XLSX|CSV"
)
@click.option(
    "--module", "modules", multiple=True, metavar="TRACK/MODULE",
    help="Module that was taught; once for each module of a course.",
)  # fmt: skip
@click.option(
    "--programme", default="", metavar="NAME", help="Programme that was taught: all its modules, under its name."
)
@click.option(
    "--course",
    default="",
    help="Name of a course of several modules. Default: the programme, the track, or the curriculum.",
)
@click.option("--locale", required=True, help="Language of the certificates: ru, uz, uz-Cyrl.")
@click.option("--second-locale", default="", help="A second language, on the back of the sheet.")
@click.option(
    "--date", "dates", type=click.DateTime(["%Y-%m-%d"]), required=True, multiple=True, metavar="YYYY-MM-DD",
    help="Day of the training; once for each day.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder for the certificates."
)
@click.option("--organiser", default="", help="Organiser, printed under the signature.")
@click.option("--serial-prefix", "prefix", help="Beginning of each serial number. Default: module and date.")
@click.option("--first-number", type=click.IntRange(1, 999_999), default=1, help="Number of the first certificate.")
@click.option(
    "--attendance", type=click.IntRange(1, 100), default=80, metavar="PERCENT",
    help="Least share of the minutes, if the list says how long people were there. Default: 80.",
)  # fmt: skip
@click.option("--cluster", envvar="KOMAK_CLUSTER", default="", metavar="tcp://HOST:PORT",
              help="A Dask cluster that prints, for very long lists; needs the extra komak[cluster].")  # fmt: skip
@click.option("--keep-case", is_flag=True, help="Print names in capitals or small letters as they are typed.")
@list_options
def certificates(**given: object) -> None:
    """Make certificates for the people of a list: a PDF for each, one for the printer, and a register."""
    days = tuple(sorted({moment.date() for moment in _moments(given.pop("dates"))}))
    options = Options(days=days, **given)  # type: ignore[arg-type]  # click has checked every option
    chosen = asked_editions(options.root, [options.locale, *filter(None, [options.second_locale])])
    words = chosen[0].strings
    try:
        order = _order(options, chosen)
        with shown(words("certificate.progress")) as progress:
            issued = certify(order, progress)
    except CertificateError as error:
        stop(words, f"certificate.error.{error.reason}", found=error.found)
    except DeliveryError as error:
        stop(words, f"list.error.{error.reason}", found=error.found)
    except RosterError as error:
        stop(words, f"certificate.file.{error.reason}", found=error.found)
    for line in _report(issued, options, words):
        click.echo(line)


def _moments(given: object) -> tuple[dt.datetime, ...]:
    assert isinstance(given, tuple)
    return given


def _order(options: Options, chosen: tuple[Edition, ...]) -> Order:
    """Everything checked, nothing written."""
    words, typeface = chosen[0].strings, Typeface()
    modules = _modules(options, chosen[0])
    for edition in chosen:
        if any(edition.module_text(module).is_fallback for module in modules):
            raise CertificateError("not-translated", edition.locale)
    refuse_published(options.out, options.root, words)
    organiser, courses = " ".join(options.organiser.split()), [_course(options, edition) for edition in chosen]
    prefix = options.prefix if options.prefix is not None else _prefix(modules, options.days[0])
    _refuse_unprintable(organiser, courses, prefix, typeface)
    measure = Measure(sum(module.facts.minutes for module in modules), options.attendance / 100)
    roster = read_roster(
        list_bytes(options.participants, words), measure, keep_case=options.keep_case, sheet=options.sheet,
        words=list_words([edition.strings for edition in chosen]),
    )  # fmt: skip
    tell_sheet(roster.origin, words)
    people, unprintable = printed(roster.people, typeface)
    _tell_wrong(sorted((*roster.wrong, *unprintable)), options, words, has_people=bool(people))
    site_url = options.site_url.rstrip("/") + "/"
    sides = (
        side(Training(modules, options.days, organiser, site_url, course, options.programme), edition)
        for course, edition in zip(courses, chosen, strict=True)
    )
    return Order(
        people, tuple(sides), options.locale, words,
        options.days, prefix, options.first_number, options.out, options.force,
        in_project=options.out.resolve().is_relative_to(options.root.resolve()),
        means=Means(cluster=options.cluster),
    )  # fmt: skip


def _modules(options: Options, edition: Edition) -> tuple[Module, ...]:
    if bool(options.modules) == bool(options.programme):
        stop(edition.strings, "list.error.module-or-programme")
    if options.programme:
        return modules_of(asked_programme(options.programme, edition), edition)
    references = dict.fromkeys(reference.strip("/") for reference in options.modules)
    return tuple(asked_module(reference, edition) for reference in references)


def _course(options: Options, edition: Edition) -> str:
    """Name of the course in a language: as asked for, or that of the programme."""
    if options.course or not options.programme:
        return " ".join(options.course.split())
    return asked_programme(options.programme, edition).title[edition.locale]


def _prefix(modules: tuple[Module, ...], date: dt.date) -> str:
    """``CMI-20261122-``: module in initials and day, so that two trainings have different numbers; ``CMI3-`` of a course."""
    initials = "".join(word[0] for word in re.split(r"[/-]", modules[0].reference)).upper()
    return f"{initials}{len(modules) if len(modules) > 1 else ''}-{date:%Y%m%d}-"


def _refuse_unprintable(organiser: str, courses: Sequence[str], prefix: str, typeface: Typeface) -> None:
    for text in (organiser, *courses, prefix):
        if lacking := typeface.lacks(text):
            raise CertificateError("unprintable", lacking)
    if not _PREFIX.fullmatch(prefix):
        raise CertificateError("unprintable", prefix)
    for reason, text, size, most in (
        ("long-organiser", organiser, 8.5, _ORGANISER_WIDTH), *(("long-course", course, 15, _COURSE_WIDTH) for course in courses)
    ):  # fmt: skip
        if typeface.width(text, size) > most:
            raise CertificateError(reason, text)


def _tell_wrong(wrong: list[WrongRow], options: Options, words: Strings, *, has_people: bool) -> None:
    """Say what is wrong with the list; go on only if that was asked for."""
    if not wrong:
        return
    tell_rows(wrong, words, "certificate")
    click.echo(words("certificate.wrong", count=len(wrong)), err=True)
    if not options.skip_bad or not has_people:
        stop(words, "certificate.nobody-left" if options.skip_bad else "certificate.nothing-written")
    click.echo(words("certificate.skipped"), err=True)


def _report(issued: Issued, options: Options, words: Strings) -> Iterator[str]:
    yield words("certificate.done", count=len(issued.certificates), folder=options.out)
    yield words("certificate.files", together=TOGETHER, register=REGISTER)
    if left := issued.left_over:
        found = ", ".join(left[:_LIST_SHOWN]) + (" …" if len(left) > _LIST_SHOWN else "")
        yield words("certificate.left-over", count=len(left), found=found)
    yield words("certificate.private")
