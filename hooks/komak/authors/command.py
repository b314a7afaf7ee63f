"""What authors ask for: ``komak`` check, new, translated, number, edition, release, status, schema, clean."""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from komak.authors.issuing import IssuingError, issue_edition
from komak.authors.numbering import NumberingError, number
from komak.authors.scaffold import ScaffoldError, scaffold_event, scaffold_module
from komak.authors.schema import write_schemas
from komak.authors.stamping import StampingError, stamp, stamp_all
from komak.checks.pictures import cleaned_picture
from komak.edition.status import status_json, status_table, statuses
from komak.ground.issue import Issue, Severity
from komak.project import from_root, root_option
from komak.site import examine
from komak.site.release import ReleaseError, release
from komak.source import read
from komak.workshop import write_whole

_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text or JSON.")


_TOLD = 20
"""Numbers that are named one by one."""


@click.command()
@root_option
@_FORMAT
def check(root: Path, form: str) -> None:
    """Say everything that is wrong with the content. Exit code 1 if there is an error."""
    gc.disable()  # what is read stays alive to the end: looking for what could go costs a tenth of the time
    try:
        _, issues = examine(root, root / ".cache/komak")
    finally:
        gc.enable()
    click.echo(_as_json(issues) if form == "json" else _as_text(issues))
    sys.exit(any(issue.severity is Severity.ERROR for issue in issues))


def _as_text(issues: tuple[Issue, ...]) -> str:
    return "\n".join(map(str, issues)) if issues else "No problems."


def _as_json(issues: tuple[Issue, ...]) -> str:
    return json.dumps([asdict(issue) for issue in issues], indent=1)  # ASCII: names of files need not be text


@click.group()
def new() -> None:
    """Start something new."""


@new.command()
@root_option
@click.argument("reference", metavar="TRACK/MODULE")
def module(root: Path, reference: str) -> None:
    """Make the files of a new module in every language: a text to write over, which passes the check."""
    try:
        created = scaffold_module(root, reference)
    except ScaffoldError as error:
        raise click.ClickException(str(error)) from error
    for path in created:
        click.echo(path)


@new.command()
@root_option
@click.argument("name")
def event(root: Path, name: str) -> None:
    """Add an event to curriculum/evidence.yml: an entry to write over; the check asks for its source."""
    try:
        changed = scaffold_event(root, name)
    except ScaffoldError as error:
        raise click.ClickException(str(error)) from error
    for path in changed:
        click.echo(path)


@click.command()
@root_option
@click.option("--all", "everything", is_flag=True, help="Every translation of the project.")
@click.argument("path", required=False)
@click.argument("part", required=False)
def translated(root: Path, path: str | None, part: str | None, everything: bool) -> None:  # noqa: FBT001
    """Note that the translation PATH (or one PART of it) follows its source as it is now."""
    if everything == (path is not None):
        raise click.UsageError("Name one translation, or say --all.")
    try:
        for target in (stamp(root, from_root(path, root), part),) if path else stamp_all(root):
            click.echo(target)
    except StampingError as error:
        raise click.ClickException(str(error)) from error


@click.command(name="number")
@root_option
@click.argument("folder")
def number_(root: Path, folder: str) -> None:
    """Give the paragraphs of docs/FOLDER/ the permanent numbers that they lack, in every language."""
    try:
        done = number(root, folder)
    except NumberingError as error:
        raise click.ClickException(str(error)) from error
    for told, numbers in (("new", done.given), ("retired", done.retired)):
        click.echo(f"{len(numbers)} {told}" + (f": § {', '.join(numbers)}" if 0 < len(numbers) <= _TOLD else ""))
    for path in done.files:
        click.echo(path)


@click.command(name="edition")
@root_option
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the edition; today.")
@click.argument("number")
def edition_(root: Path, day: dt.datetime | None, number: str) -> None:
    """Give the curriculum the edition NUMBER (2026.2), and write down what it adds, changes and takes out."""
    try:
        done = issue_edition(root, number, day.date() if day else dt.datetime.now(dt.UTC).date())
    except IssuingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(done.added)} added, {len(done.changed)} changed, {len(done.removed)} removed")


@click.command(name="release")
@root_option
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the edition; today.")
@click.option(
    "--site-url", envvar="KOMAK_SITE_URL", default="https://komak.example/", help="Public address, printed in books."
)
@click.argument("edition")
def release_(root: Path, day: dt.datetime | None, site_url: str, edition: str) -> None:
    """Freeze the numbered texts as EDITION (1.0): shown at editions/EDITION/ for good, whatever is written later."""
    today = dt.datetime.now(dt.UTC).date()
    try:
        address = site_url.rstrip("/") + "/"
        done = release(root.resolve(), edition, day.date() if day else today, address, root / ".cache/komak")
    except ReleaseError as error:
        raise click.ClickException(str(error)) from error
    for path in done.files:
        click.echo(path)
    click.echo(f"{done.paragraphs} paragraphs, {done.size // 1000} KB")


@click.command()
@root_option
@_FORMAT
def status(root: Path, form: str) -> None:
    """Show which translations are up to date, outdated or missing."""
    curriculum = read(root).curriculum
    if curriculum is None:
        raise click.ClickException("The curriculum cannot be read; `komak check` says why.")
    entries = tuple(statuses(curriculum))
    click.echo(status_json(entries) if form == "json" else status_table(entries))


@click.command()
@root_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the JSON Schema files. Default: .vscode/schemas of the project.",
)
def schema(root: Path, out: Path | None) -> None:
    """Write the JSON Schema of each kind of metadata, for editors."""
    for path in write_schemas(out or root / ".vscode/schemas"):
        click.echo(path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def clean(paths: tuple[Path, ...]) -> None:
    """Take out of pictures, PDF files and workbooks what they tell besides: place, owner, author, camera, remarks. What they show stays as it is."""
    for path in paths:
        raw = path.read_bytes()
        try:
            made = cleaned_picture(raw, path.suffix.lower())
        except ValueError as error:
            raise click.ClickException(f"{path}: this is no picture, PDF or workbook that can be read") from error
        if made != raw:
            write_whole(path, made)
        click.echo(f"{path}: {len(raw) // 1000} KB, {'clean' if made == raw else f'now {len(made) // 1000} KB'}")
