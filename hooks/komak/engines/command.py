"""``komak site``: MkDocs' own build, strict, published whole or not at all. ``komak serve``: the site while it is written."""

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


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@root_option
def serve(port: int, root: Path) -> None:
    """Show the site at http://127.0.0.1:PORT while it is written: an edited text at once, the rest soon after."""
    from komak.engines.preview import WATCHED, Preview, PreviewError
    from komak.engines.reloading import ReloadingServer

    preview = Preview(root.resolve(), root.resolve() / ".cache/preview", lambda line: click.echo(line, err=True))
    click.echo("Building …", err=True)
    try:
        preview.start()
    except PreviewError as error:
        raise click.ClickException(str(error)) from error
    server = ReloadingServer(preview.refresh, preview.show, preview.shown, port)
    for place in filter(Path.exists, (preview.root / name for name in WATCHED)):
        server.watch(str(place))
    server.watch(str(preview.ready))
    click.echo(f"http://127.0.0.1:{port}/", err=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs' own
    except KeyboardInterrupt:
        server.shutdown()
