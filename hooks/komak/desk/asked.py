"""What the commands for lists of people share: the languages and modules asked for, where nothing may be written, how to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, Any, NoReturn, Protocol

import click

from komak.edition import Edition, editions
from komak.edition.derived import with_derived
from komak.languages.strings import Strings, load
from komak.model import Module, Programme
from komak.project import root_option
from komak.roster import Origin
from komak.source import read

_PUBLISHED = ("curriculum", "docs", "site")


class Stopped(click.ClickException):
    """The end, said in the reader's language: without the English word before it."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file, err=file is None)


class Wrong(Protocol):
    """A row that cannot be used."""

    @property
    def row(self) -> int: ...
    @property
    def reason(self) -> str: ...
    @property
    def found(self) -> str: ...


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of every command that reads a list and writes a folder."""
    options = (
        click.option("--sheet", default="", help="Sheet of the workbook, if more than one is filled in."),
        click.option(
            "--skip-bad", is_flag=True, help="Leave wrong rows out; without this nothing is written if a row is wrong."
        ),
        click.option("--force", is_flag=True, help="Replace files that are there."),
        click.option(
            "--site-url", envvar="KOMAK_SITE_URL", default="https://komak.example/", show_default=True,
            help="Address of the site, for the module's page.",
        ),
        root_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def asked_editions(root: Path, locales: Sequence[str]) -> tuple[Edition, ...]:
    """The languages asked for. Until one is known the messages are in the curriculum's first language."""
    reading = read(root)
    if reading.curriculum is None:
        raise click.ClickException(f"The curriculum in {root.resolve()} cannot be read; `komak check` says why.")
    curriculum, lexicon, derived = reading.curriculum, reading.lexicon, reading.curriculum.facts.derived
    known = (*curriculum.facts.locales, *derived)
    for locale in locales:
        if locale not in known:
            stop(load(known[0], curriculum.strings), "list.error.no-locale", found=locale, known=known)
    written = curriculum if derived.keys().isdisjoint(locales) else with_derived(curriculum, lexicon)
    found = {one.locale: one for one in editions(written, lexicon, locales)}
    return tuple(found[locale] for locale in locales)


def asked_module(reference: str, edition: Edition) -> Module:
    """The module of that name, or the end with the names that there are."""
    module = edition.curriculum.module(reference.strip("/"))
    if module is None:
        names = (known.reference for known in edition.curriculum.modules)
        stop(edition.strings, "list.error.no-module", found=reference, known=names)
    return module


def asked_programme(name: str, edition: Edition) -> Programme:
    """The programme of that name, or the end with the names that there are."""
    known = {one.id: one for one in edition.curriculum.programmes}
    if name not in known:
        stop(edition.strings, "list.error.no-programme", found=name, known=known)
    return known[name]


def list_bytes(file: Path, words: Strings) -> bytes:
    """What the list holds, or the end if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        stop(words, "list.error.unreadable", found=f"{file} ({error.strerror})")


def refuse_published(folder: Path, root: Path, words: Strings) -> None:
    """End if what lies in `folder` would come onto the site or into its sources."""
    if any(folder.resolve().is_relative_to((root / name).resolve()) for name in _PUBLISHED):
        stop(words, "list.error.published", found=str(folder))


def tell_rows(wrong: Iterable[Wrong], words: Strings, room: str, *, longest: int = 160) -> None:
    """Say each wrong row with its number as Excel shows it; `room` begins the keys of the words."""
    for fault in wrong:
        reason = words(f"{room}.row.{fault.reason}", found=fault.found[:longest])
        click.echo(words(f"{room}.row", row=fault.row, reason=reason), err=True)


def tell_sheet(origin: Origin, words: Strings) -> None:
    """Say which sheet of a workbook was read, if there was a choice."""
    if not origin.unread:
        return
    click.echo(words("list.sheet-read", sheet=origin.sheet, unread=", ".join(origin.unread)), err=True)
    if origin.hidden:
        click.echo(words("list.sheets-hidden", hidden=", ".join(origin.hidden)), err=True)


def stop(words: Strings, key: str, *, found: str = "", known: Iterable[str] = ()) -> NoReturn:
    """End with one line, and the names that would have been right."""
    raise Stopped(" ".join(filter(None, (words(key, found=found), ", ".join(known)))))
