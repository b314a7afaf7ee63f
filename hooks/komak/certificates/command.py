"""``komak certificates``: the only part of the room that reads the project and speaks; in the language of the certificate."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from komak.handouts import shown
from komak.roster import Roster, RosterError, WrongRow, read_roster
from komak.roster.attendance import Measure
from komak.script import read_lexicon
from komak.source import read
from komak.strings import Strings
from komak.translation import Edition, editions
from komak.translation.derived import with_derived

from . import CertificateError, Issued, Order, Training, Typeface, certify, printed, side
from .filenames import REGISTER, TOGETHER

_PUBLISHED = ("curriculum", "docs", "site")
_ORGANISER_WIDTH = 490  # points of 8.5 pt bold on two lines below the signature
_LIST_SHOWN = 5
_LONGEST_SHOWN = 160  # letters of a name with its proposed writing
_PREFIX = re.compile(r"[\w./№ -]{0,24}")


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    participants: Path
    module: str
    locale: str
    second_locale: str
    date: dt.date
    out: Path
    organiser: str
    prefix: str | None
    first_number: int
    attendance: int
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
@click.option("--module", required=True, metavar="TRACK/MODULE", help="Module that was taught.")
@click.option("--locale", required=True, help="Language of the certificates: ru, uz, uz-Cyrl.")
@click.option("--second-locale", default="", help="A second language, on the back of the sheet.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="YYYY-MM-DD", help="Day of the training."
)
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
@click.option("--keep-case", is_flag=True, help="Print names in capitals or small letters as they are typed.")
@click.option("--sheet", default="", help="Sheet of the workbook, if more than one is filled in.")
@click.option(
    "--skip-bad", is_flag=True, help="Leave wrong rows out; without this nothing is written if a row is wrong."
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option(
    "--site-url", envvar="KOMAK_SITE_URL", default="https://komak.example/", show_default=True,
    help="Address of the site, for the module's page.",
)  # fmt: skip
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
    help="Project folder (with curriculum/ and docs/). Default: this folder.",
)  # fmt: skip
def certificates(**given: object) -> None:
    """Make certificates for the people of a list: a PDF for each, one for the printer, and a register."""
    date = given.pop("date")
    assert isinstance(date, dt.datetime)
    options = Options(date=date.date(), **given)  # type: ignore[arg-type]  # click has checked every option
    chosen = _editions(options)
    words = chosen[0].strings
    try:
        order = _order(options, chosen)
        with shown(words("certificate.progress")) as progress:
            issued = certify(order, progress)
    except CertificateError as error:
        _stop(words, f"certificate.error.{error.reason}", found=error.found)
    except RosterError as error:
        _stop(words, f"certificate.file.{error.reason}", found=error.found)
    for line in _report(issued, options, words):
        click.echo(line)


def _editions(options: Options) -> tuple[Edition, ...]:
    """The languages asked for. Until one is known the messages are in the curriculum's first language."""
    reading = read(options.root)
    if reading.curriculum is None:
        raise click.ClickException("The curriculum cannot be read; `komak check` says why.")
    lexicon, _ = read_lexicon(options.root)
    known = {one.locale: one for one in editions(with_derived(reading.curriculum, lexicon), lexicon)}
    asked = [options.locale, *filter(None, [options.second_locale])]
    for locale in asked:
        if locale not in known:
            words = next(iter(known.values())).strings
            _stop(words, "certificate.error.no-locale", found=locale, known=known)
    return tuple(known[locale] for locale in asked)


def _order(options: Options, chosen: tuple[Edition, ...]) -> Order:
    """Everything checked, nothing written."""
    words, curriculum, typeface = chosen[0].strings, chosen[0].curriculum, Typeface()
    module = curriculum.module(options.module.strip("/"))
    if module is None:
        names = (known.reference for known in curriculum.modules)
        _stop(words, "certificate.error.no-module", found=options.module, known=names)
    for edition in chosen:
        if edition.module_text(module).is_fallback:
            raise CertificateError("not-translated", edition.locale)
    _refuse_published(options)
    organiser = " ".join(options.organiser.split())
    prefix = options.prefix if options.prefix is not None else _prefix(module.reference, options.date)
    _refuse_unprintable(organiser, prefix, typeface)
    measure = Measure(module.facts.minutes, options.attendance / 100)
    roster = _read(options, measure)
    people, unprintable = printed(roster.people, typeface)
    _tell_wrong(sorted((*roster.wrong, *unprintable)), options, words, has_people=bool(people))
    training = Training(module, options.date, organiser, options.site_url.rstrip("/") + "/")
    return Order(
        people, tuple(side(training, edition) for edition in chosen), options.locale, words,
        options.date, prefix, options.first_number, options.out, options.force,
        in_project=options.out.resolve().is_relative_to(options.root.resolve()),
    )  # fmt: skip


def _read(options: Options, measure: Measure) -> Roster:
    try:
        raw = options.participants.read_bytes()
    except OSError as error:
        raise CertificateError("unreadable", f"{options.participants} ({error.strerror})") from error
    return read_roster(raw, measure, keep_case=options.keep_case, sheet=options.sheet)


def _prefix(reference: str, date: dt.date) -> str:
    """``CMI-20261122-``: module in initials and day, so that two trainings have different numbers."""
    initials = "".join(word[0] for word in re.split(r"[/-]", reference)).upper()
    return f"{initials}-{date:%Y%m%d}-"


def _refuse_published(options: Options) -> None:
    out = options.out.resolve()
    if any(out.is_relative_to((options.root / name).resolve()) for name in _PUBLISHED):
        raise CertificateError("published", str(options.out))


def _refuse_unprintable(organiser: str, prefix: str, typeface: Typeface) -> None:
    for text in (organiser, prefix):
        if lacking := typeface.lacks(text):
            raise CertificateError("unprintable", lacking)
    if not _PREFIX.fullmatch(prefix):
        raise CertificateError("unprintable", prefix)
    if typeface.width(organiser, 8.5) > _ORGANISER_WIDTH:
        raise CertificateError("long-organiser", organiser)


def _tell_wrong(wrong: list[WrongRow], options: Options, words: Strings, *, has_people: bool) -> None:
    """Say what is wrong with the list; go on only if that was asked for."""
    if not wrong:
        return
    for fault in wrong:
        reason = words(f"certificate.row.{fault.reason}", found=fault.found[:_LONGEST_SHOWN])
        click.echo(words("certificate.row", row=fault.row, reason=reason), err=True)
    click.echo(words("certificate.wrong", count=len(wrong)), err=True)
    if not options.skip_bad or not has_people:
        _stop(words, "certificate.nobody-left" if options.skip_bad else "certificate.nothing-written")
    click.echo(words("certificate.skipped"), err=True)


def _report(issued: Issued, options: Options, words: Strings) -> Iterator[str]:
    yield words("certificate.done", count=len(issued.certificates), folder=options.out)
    yield words("certificate.files", together=TOGETHER, register=REGISTER)
    if left := issued.left_over:
        found = ", ".join(left[:_LIST_SHOWN]) + (" …" if len(left) > _LIST_SHOWN else "")
        yield words("certificate.left-over", count=len(left), found=found)
    yield words("certificate.private")


def _stop(words: Strings, key: str, *, found: str = "", known: Iterable[str] = ()) -> NoReturn:
    """End with one line, and the names that would have been right."""
    raise click.ClickException(" ".join(filter(None, (words(key, found=found), ", ".join(known)))))
