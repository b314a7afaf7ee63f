"""``komak site``: MkDocs' own build, strict, published whole or not at all; a problem of the machine is one line."""

from __future__ import annotations

from pathlib import Path

import click

from komak.engines.publishing import publish
from komak.project import root_option


@click.command()
@root_option
def site(root: Path) -> None:
    """Build the site into site/. If it fails, what is published there stays as it was."""
    publish(root.resolve(), lambda folder: _build(root.resolve(), folder), lambda line: click.echo(line, err=True))


def _build(root: Path, folder: Path) -> None:
    from mkdocs.__main__ import cli  # MkDocs takes 0.3 s to import, and `komak check` needs none of it

    arguments = ["build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(folder)]
    cli.main(arguments, prog_name="mkdocs", standalone_mode=False)
