"""Seconds become ratios of one run: what is compared is run in turns, and the middle of each row counts."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Seconds = dict[str, list[float]]


def interleaved(runs: Mapping[str, Callable[[], object]], rounds: int) -> Seconds:
    """Run everything once a round, in turns (A B A B), so that a slow minute of the machine strikes all alike."""
    seconds: Seconds = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            began = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - began)
    return seconds


def median(seconds: Seconds, name: str) -> float:
    return statistics.median(seconds[name])


def ratio(seconds: Seconds, slow: str, fast: str) -> float:
    """How many times as long `slow` takes as `fast`: the middle of the ratios of each round."""
    return statistics.median(one / other for one, other in zip(seconds[slow], seconds[fast], strict=True))


def spread(seconds: Sequence[float]) -> str:
    """Middle, least and most, as the tables show them."""
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()

    print(f"\n\n{title}\n" + "\n".join(map(line, [heads, ["─" * width for width in widths], *rows])))  # noqa: T201
