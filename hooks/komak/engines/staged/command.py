"""``komak stage``: everything that a site is made of as a plain folder, written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from komak.engines.publishing import alone, exchange
from komak.ground.issue import Issue
from komak.project import root_option
from komak.site import Made, Site, assemble, produce, seal, usable

CONTENTS = "contents.txt"
"""Every file that was written; another one is somebody's own, and nothing of hers is lost."""
_MADE_LATER = ("site", "built", ".cache")
"""What generators make in a staged folder."""


@click.command()
@root_option
@click.option("--build", "is_built", is_flag=True, help="Let Zensical build FOLDER/site from it.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def stage(root: Path, folder: Path, is_built: bool) -> None:  # noqa: FBT001
    """Write all pages, files, templates and settings into FOLDER, a tree a language, for another site generator.

    FOLDER is empty or was written by this command before: then it is written anew.
    """
    whole = folder.resolve()
    if own := next(_foreign(whole), None):
        raise click.ClickException(f"{folder} has a file that is not of a staged site: {own}. Name an empty folder.")
    whole.parent.mkdir(parents=True, exist_ok=True)
    with alone(root.resolve(), lambda line: click.echo(line, err=True)):
        work = Path(tempfile.mkdtemp(prefix=f".{whole.name}-", dir=whole.parent))
        try:
            _stage(root.resolve(), work / "new", is_built=is_built)
            exchange(work / "new", whole, work / "old")
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _foreign(folder: Path) -> Iterator[str]:
    contents = folder / CONTENTS
    known = set(contents.read_text("utf-8").splitlines()) if contents.is_file() else set()
    for path in _files(folder):
        if path not in known and not (known and path.split("/")[0] in _MADE_LATER):
            yield path


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def _stage(root: Path, folder: Path, *, is_built: bool) -> None:
    from mkdocs.config import load_config  # MkDocs takes 0.3 s to import, and `komak check` needs none of it

    from komak.engines.staged.tree import write_tree
    from komak.engines.staged.zensical import SITE, ZensicalError, build

    config = load_config(str(root / "mkdocs.yml"))
    cache, trouble = usable(root / ".cache/komak")
    if trouble:
        click.echo(trouble, err=True)
    site, made = _made(root, config.site_url or "/", cache)
    folder.mkdir()
    write_tree(site, made, config, cache, folder, is_sealed=is_built)
    (folder / CONTENTS).write_text("\n".join([*_files(folder), CONTENTS, ""]), "utf-8")
    if is_built:
        try:
            build(folder, [edition.locale for edition in site.editions])
            seal(folder / SITE, site)
        except ZensicalError as error:
            raise click.ClickException(str(error)) from error


def _made(root: Path, site_url: str, cache: Path) -> tuple[Site, Made]:
    assembly = assemble(root, site_url, cache)
    _say(assembly.issues)
    if assembly.site is None:
        raise click.ClickException("The content has problems; nothing was written.")
    made = produce(assembly.site, cache).finished()
    _say(made.issues)
    _say(made.notes)
    if made.issues:
        raise click.ClickException("Handouts cannot be printed; nothing was written.")
    return assembly.site, made


def _say(said: tuple[Issue, ...] | tuple[str, ...]) -> None:
    for line in said:
        click.echo(str(line), err=True)
