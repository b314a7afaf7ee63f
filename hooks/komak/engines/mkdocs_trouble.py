"""What the machine refuses while MkDocs asks the plugin: MkDocs knows one exception that is no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError

from komak.site import machine_trouble


@contextmanager
def in_one_line() -> Iterator[None]:
    """Around an event of the plugin."""
    try:
        yield
    except OSError as error:
        raise PluginError(machine_trouble(error)) from error
