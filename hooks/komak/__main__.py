"""The command line: ``komak`` with its commands, each with its module."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from komak.ground.trouble import machine_trouble

_COMMANDS: Mapping[str, str] = {
    "certificates": "desk.certificates.command:certificates",
    "check": "authors.command:check",
    "clean": "authors.command:clean",
    "edition": "authors.command:edition_",
    "export": "authors.review.command:export",
    "import": "authors.review.command:import_",
    "kit": "desk.portable.command:kit",
    "kolibri": "desk.portable.command:kolibri",
    "new": "authors.command:new",
    "number": "authors.command:number_",
    "release": "authors.command:release_",
    "report": "desk.report.command:report",
    "schema": "authors.command:schema",
    "serve": "engines.command:serve",
    "site": "engines.command:site",
    "stage": "engines.staged.command:stage",
    "status": "authors.command:status",
    "translated": "authors.command:translated",
    "zim": "desk.portable.command:zim",
}


class _Commands(click.Group):
    """Commands that are imported when they are asked for: each process of a pool imports this module too.

    Trouble with the machine (a full disk, a folder that may not be written to) is one line.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"komak.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # `komak check | head`
                raise
            raise click.ClickException(machine_trouble(error)) from error


@click.group(cls=_Commands)
@click.version_option(package_name="komak", message="komak %(version)s")
def main() -> None:
    """Koʻmak: check and extend the training curriculum in curriculum/."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # ʻ has no place in the code pages of Windows
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
