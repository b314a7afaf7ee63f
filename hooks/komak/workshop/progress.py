"""How far the making is: a bar on a terminal, plain lines elsewhere, nothing when nothing is to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[int, int], None]
"""Hears how many of how many files are done."""

_LINES = 4  # plain lines for a whole run


def silent(done: int, total: int) -> None:
    """Say nothing."""


@contextmanager
def shown(label: str, stream: TextIO | None = None) -> Iterator[Progress]:
    """Yield what hears the progress of one run; hand it to ``Run.result``."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda done, total: _line(label, stream, done, total)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(label, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)


def _line(label: str, stream: TextIO, done: int, total: int) -> None:
    step = max(total // _LINES, 1)
    if done == total or done % step == 0:
        stream.write(f"{label}: {done}/{total}\n")
