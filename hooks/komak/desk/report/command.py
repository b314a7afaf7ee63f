"""``komak report``: the only part of the room that reads the project and speaks; in the language of the report."""

from __future__ import annotations

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
from komak.desk.delivery import DeliveryError, deliver, draft_beside, refuse_overwriting
from komak.desk.report import ReportError, Results, Summary, read_results, report_html, report_pdf, summary
from komak.edition import Edition
from komak.edition.exam import exam_of
from komak.languages.strings import Strings
from komak.model import Module, Programme
from komak.roster import RosterError


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    results: Path
    module: str
    programme: str
    locale: str
    out: Path
    sheet: str
    skip_bad: bool
    force: bool
    site_url: str
    root: Path


@click.command()
@click.argument("results", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="RESULTS.XLSX|CSV")
@click.option("--module", default="", metavar="TRACK/MODULE", help="Module that was taught.")
@click.option("--programme", default="", metavar="NAME", help="Programme that was taught, instead of a module.")
@click.option("--locale", required=True, help="Language of the report: ru, uz, uz-Cyrl.")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder for the report.")
@list_options
def report(**given: object) -> None:
    """Make a page on what changed between the tests before and after a training: PDF and HTML, no names."""
    options = Options(**given)  # type: ignore[arg-type]  # click has checked every option
    (edition,) = asked_editions(options.root, [options.locale])
    words = edition.strings
    try:
        taught = _taught(options, edition)
        refuse_published(options.out, options.root, words)
        results = read_results(list_bytes(options.results, words), taught, edition, options.sheet)
        tell_sheet(results.origin, words)
        _tell_wrong(results, options, words)
        found = summary(results, taught, edition)
        written = _write(found, taught, edition, options)
    except ReportError as error:
        stop(words, f"report.error.{error.reason}", found=error.found)
    except DeliveryError as error:
        stop(words, f"list.error.{error.reason}", found=error.found)
    except RosterError as error:
        room = "report.error" if error.reason in ("no-headings", "nobody") else "certificate.file"
        stop(words, f"{room}.{error.reason}", found=error.found)
    if found.is_small:
        click.echo(f"{words('report.small-title')} {words('report.small')}", err=True)
    click.echo(words("report.done", files=", ".join(map(str, written))))


def _taught(options: Options, edition: Edition) -> Module | Programme:
    if bool(options.module) == bool(options.programme):
        stop(edition.strings, "list.error.module-or-programme")
    asked = (asked_programme, options.programme) if options.programme else (asked_module, options.module)
    taught: Module | Programme = asked[0](asked[1], edition)
    if not exam_of(taught, edition).test:
        raise ReportError("no-test", taught.reference)
    return taught


def _tell_wrong(results: Results, options: Options, words: Strings) -> None:
    """Say what is wrong with the table; go on only if that was asked for."""
    tell_rows(sorted(results.wrong), words, "report")
    if results.wrong and not options.skip_bad:
        stop(words, "report.nothing-written", found=str(len(results.wrong)))
    if not results.papers:
        raise ReportError("nobody")


def _write(found: Summary, taught: Module | Programme, edition: Edition, options: Options) -> list[Path]:
    """Both files, or none."""
    pdf, page = (f"report.{options.locale}.{suffix}" for suffix in ("pdf", "html"))
    if not options.force:
        refuse_overwriting(options.out, (pdf, page))
    with draft_beside(options.out) as draft:
        (draft / pdf).write_bytes(report_pdf(found, taught, edition, options.site_url.rstrip("/") + "/"))
        (draft / page).write_text(report_html(found, taught, edition), encoding="utf-8", newline="\n")
        deliver(draft, options.out.resolve())
    return [options.out / name for name in (pdf, page)]
