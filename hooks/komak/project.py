"""Which project a command is about: the one that is named, or the one in or above whose folder the command is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_SIGNS = ("mkdocs.yml", "curriculum/curriculum.yml")


def project_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that is a project."""
    return next(
        (folder for folder in (start, *start.parents) if any((folder / sign).is_file() for sign in _SIGNS)), None
    )


def _found(_: click.Context, __: click.Parameter, given: Path | None) -> Path:
    root = given or project_root(Path.cwd())
    if root is None:
        raise click.ClickException(
            f"No Koʻmak project in {Path.cwd()} or above it. Go to its folder, or name it: --root FOLDER, or KOMAK_ROOT."
        )
    return root


def root_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--root``, ``KOMAK_ROOT``, or the folder that the command is given in. Other paths stay those of that folder."""
    option = click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="KOMAK_ROOT",
        callback=_found,
        help="Project folder (with mkdocs.yml and curriculum/). Default: KOMAK_ROOT, or this folder or one above it.",
    )
    return option(command)
