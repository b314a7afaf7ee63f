"""Which project a command is about: the one that is named, or the one in or above whose folder the command is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

_SITE, _CONTENT, _FACTS = "mkdocs.yml", "curriculum", "curriculum/curriculum.yml"
VARIABLE = "KOMAK_ROOT"


def project_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that is a project."""
    return next(filter(is_project, (start, *start.parents)), None)


def is_project(folder: Path) -> bool:
    """Whether `folder` is a project of ours, perhaps one that lacks something; another site of MkDocs is none."""
    site = folder / _SITE
    if (folder / _FACTS).is_file():
        return True
    return site.is_file() and ((folder / _CONTENT).is_dir() or b"komak" in site.read_bytes())


def _found(ctx: click.Context, option: click.Parameter, given: Path | None) -> Path:
    if given is None:
        root = project_root(Path.cwd())
        if root is None:
            raise click.ClickException(
                f"No Koʻmak project in {Path.cwd()} or above it. Go to its folder, or name it: --root FOLDER, or {VARIABLE}."
            )
        return root
    if not given.is_dir():
        if ctx.get_parameter_source(str(option.name)) is ParameterSource.ENVIRONMENT:
            raise click.ClickException(f"{VARIABLE} names no folder: {given}")
        raise click.BadParameter(f"Folder '{given}' does not exist.", ctx, option)
    return given


def root_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--root``, ``KOMAK_ROOT``, or the folder that the command is given in. Other paths stay those of that folder."""
    option = click.option(
        "--root",
        type=click.Path(path_type=Path),
        envvar=VARIABLE,
        callback=_found,
        metavar="DIRECTORY",
        help=f"Project folder (with mkdocs.yml and curriculum/). Default: {VARIABLE}, or this folder or one above it.",
    )
    return option(command)


def from_root(path: str, root: Path) -> str:
    """A file as it is called from the project's folder: people name it from where they stand, or from there."""
    here = Path.cwd() / path
    whole = root.resolve()
    return (
        here.resolve().relative_to(whole).as_posix() if here.exists() and here.resolve().is_relative_to(whole) else path
    )
