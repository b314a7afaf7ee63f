"""``komak report``: the only part of the room that reads the project and speaks; in the language of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from komak.model import Module
from komak.report import ReportError, Results, Summary, read_results, report_html, report_pdf, summary
from komak.roster import RosterError
from komak.script import read_lexicon
from komak.source import read
from komak.strings import Strings
from komak.translation import Edition, editions
from komak.translation.derived import with_derived
from komak.workshop import write_whole

_PUBLISHED = ("curriculum", "docs", "site")


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    results: Path
    module: str
    locale: str
    out: Path
    sheet: str
    skip_bad: bool
    force: bool
    site_url: str
    root: Path


@click.command()
@click.argument("results", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="RESULTS.XLSX|CSV")
@click.option("--module", required=True, metavar="TRACK/MODULE", help="Module that was taught.")
@click.option("--locale", required=True, help="Language of the report: ru, uz, uz-Cyrl.")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder for the report.")
@click.option("--sheet", default="", help="Sheet of the workbook, if more than one is filled in.")
@click.option(
    "--skip-bad", is_flag=True, help="Leave wrong rows out; without this nothing is written if a row is wrong."
)
@click.option("--force", is_flag=True, help="Replace a report that is there.")
@click.option(
    "--site-url", envvar="KOMAK_SITE_URL", default="https://komak.example/", show_default=True,
    help="Address of the site, for the module's page.",
)  # fmt: skip
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
    help="Project folder (with curriculum/ and docs/). Default: this folder.",
)  # fmt: skip
def report(**given: object) -> None:
    """Make a page on what changed between the tests before and after a training: PDF and HTML, no names."""
    options = Options(**given)  # type: ignore[arg-type]  # click has checked every option
    edition = _edition(options)
    words = edition.strings
    try:
        module = _module(options, edition)
        results = read_results(_bytes(options.results), module, edition, options.sheet)
        _tell_wrong(results, options, words)
        found = summary(results, module, edition)
        written = _write(found, module, edition, options)
    except ReportError as error:
        _stop(words, f"report.error.{error.reason}", found=error.found)
    except RosterError as error:
        room = "report.error" if error.reason in ("no-headings", "nobody") else "certificate.file"
        _stop(words, f"{room}.{error.reason}", found=error.found)
    if found.is_small:
        click.echo(f"{words('report.small-title')} {words('report.small')}", err=True)
    click.echo(words("report.done", files=", ".join(map(str, written))))


def _edition(options: Options) -> Edition:
    """The language asked for. Until it is known the messages are in the curriculum's first language."""
    reading = read(options.root)
    if reading.curriculum is None:
        raise click.ClickException("The curriculum cannot be read; `komak check` says why.")
    lexicon, _ = read_lexicon(options.root)
    known = {one.locale: one for one in editions(with_derived(reading.curriculum, lexicon), lexicon)}
    if options.locale not in known:
        _stop(next(iter(known.values())).strings, "certificate.error.no-locale", found=options.locale, known=known)
    return known[options.locale]


def _module(options: Options, edition: Edition) -> Module:
    module = edition.curriculum.module(options.module.strip("/"))
    if module is None:
        names = (known.reference for known in edition.curriculum.modules)
        _stop(edition.strings, "certificate.error.no-module", found=options.module, known=names)
    if not module.test:
        raise ReportError("no-test", module.reference)
    return module


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReportError("unreadable", f"{file} ({error.strerror})") from error


def _tell_wrong(results: Results, options: Options, words: Strings) -> None:
    """Say what is wrong with the table; go on only if that was asked for."""
    for fault in sorted(results.wrong):
        reason = words(f"report.row.{fault.reason}", found=fault.found)
        click.echo(words("report.row", row=fault.row, reason=reason), err=True)
    if results.wrong and not options.skip_bad:
        _stop(words, "report.nothing-written", found=str(len(results.wrong)))
    if not results.papers:
        raise ReportError("nobody")


def _write(found: Summary, module: Module, edition: Edition, options: Options) -> list[Path]:
    """Both files, or none."""
    out = options.out
    if any(out.resolve().is_relative_to((options.root / name).resolve()) for name in _PUBLISHED):
        raise ReportError("published", str(out))
    files = [out / f"report.{options.locale}.{suffix}" for suffix in ("pdf", "html")]
    there = [str(file) for file in files if file.exists()]
    if there and not options.force:
        raise ReportError("exists", ", ".join(there))
    pdf = report_pdf(found, module, edition, options.site_url.rstrip("/") + "/")
    html = report_html(found, module, edition)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.mkdir(mode=0o700, exist_ok=True)
        for file, content in zip(files, (pdf, html.encode()), strict=True):
            write_whole(file, content, is_private=True)
    except OSError as error:
        raise ReportError("unwritable", f"{error.filename or out} ({error.strerror})") from error
    return files


def _stop(words: Strings, key: str, *, found: str = "", known: Iterable[str] = ()) -> NoReturn:
    """End with one line, and the names that would have been right."""
    raise click.ClickException(" ".join(filter(None, (words(key, found=found), ", ".join(known)))))
