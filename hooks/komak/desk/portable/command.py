"""``komak zim``, ``komak kit``, ``komak kolibri``: a built site for those who have no internet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from komak.desk.asked import asked_editions, asked_module
from komak.edition import Edition
from komak.portable.built import BuiltSite, UnbuiltError, built_site
from komak.portable.kit import pack_kit
from komak.portable.kolibri import Upload, pack_module, write_list
from komak.portable.whole import damaged
from komak.project import root_option


class _Packing(click.Command):
    """A command that ends with one line if the site is not there, or not whole."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UnbuiltError as error:
            raise click.ClickException(str(error)) from error


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option(
            "--locale", "locales", multiple=True, help="Language: ru, uz, uz-Cyrl; may be repeated. Default: all."
        ),
        click.option(
            "--site", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
            help="The built site. Default: site/ of the project.",
        ),
        click.option(
            "--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
            help="Where the files go. Default: portable/ of the project.",
        ),
        root_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command(cls=_Packing)
@_options
def zim(root: Path, locales: tuple[str, ...], folder: Path | None, out: Path | None) -> None:
    """Pack the built site for Kiwix: one ZIM file a language, with every page and file, and full-text search."""
    try:
        from komak.portable.zim import pack_zim  # libzim is an extra: whoever builds a site needs none of it
    except ImportError as error:
        raise click.ClickException(
            "libzim is not installed, and ZIM files are made by it: pip install 'komak[zim]'"
        ) from error
    site, editions = _asked(root, folder, locales)
    target = _target(root, out)
    for edition in editions:
        made = pack_zim(site, edition, target)
        click.echo(f"{made.file}: {made.pages} pages, {made.files} files, {_megabytes(made.file)}")


@click.command(cls=_Packing)
@_options
@click.option(
    "--light", "is_light", is_flag=True,
    help="Without what it has in another shape: packs, frozen editions, the same files in other languages.",
)  # fmt: skip
def kit(root: Path, locales: tuple[str, ...], folder: Path | None, out: Path | None, is_light: bool) -> None:  # noqa: FBT001
    """Pack the built site for a stick: one ZIP with every page and file, opened by a double click, with the search."""
    site, editions = _asked(root, folder, locales)
    made = pack_kit(site, editions, _target(root, out), is_light=is_light)
    click.echo(f"{made.file}: {made.pages} pages, {made.files} files, {_megabytes(made.file)}")


@click.command(cls=_Packing)
@_options
@click.option("--module", "reference", default="", metavar="TRACK/MODULE", help="One module. Default: all.")
def kolibri(root: Path, locales: tuple[str, ...], folder: Path | None, out: Path | None, reference: str) -> None:
    """Pack modules of the built site for Kolibri: an HTML5 app and its PDFs a module and language, and a list of them."""
    site, editions = _asked(root, folder, locales)
    modules = [asked_module(reference, editions[0])] if reference else editions[0].curriculum.modules
    target = _target(root, out) / "kolibri"
    for edition in editions:
        uploads: list[Upload] = []
        for module in modules:
            app, *sheets = pack_module(site, edition, module, target / edition.locale / module.reference)
            click.echo(f"{app.file}: {_megabytes(app.file)}, {len(sheets)} sheets beside it")
            uploads += [app, *sheets]
        write_list(uploads, edition, target / edition.locale)


def _asked(root: Path, folder: Path | None, locales: tuple[str, ...]) -> tuple[BuiltSite, tuple[Edition, ...]]:
    """The site and the languages: both of one edition, and nothing missing."""
    site = built_site(folder or root / "site")
    asked = list(dict.fromkeys(locales or site.locales))
    editions = asked_editions(root, asked)
    if (now := editions[0].curriculum.facts.edition) != site.edition:
        raise UnbuiltError(
            f"The site in {site.folder} is edition {site.edition}, the texts are edition {now}. Build it anew: komak site."
        )
    if without := [locale for locale in asked if locale not in site.locales]:
        raise UnbuiltError(
            f"The site in {site.folder} is built without {', '.join(without)}. Build it anew: komak site."
        )
    if lost := damaged(site, asked):
        raise site.broken(lost[0], len(lost) - 1)
    return site, editions


def _target(root: Path, out: Path | None) -> Path:
    target = out or root / "portable"
    target.mkdir(parents=True, exist_ok=True)
    return target


def _megabytes(file: Path) -> str:
    return f"{file.stat().st_size / 1_000_000:.1f} MB"
