"""The workshop of one command: its store, its pool, and the runs in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from komak.workshop.means import Means
from komak.workshop.order import Order, Outcome
from komak.workshop.pool import Pool
from komak.workshop.progress import Progress, silent
from komak.workshop.run import Run


class Workshop:
    """Makes files of orders. Close it, or use it in a ``with``: then the processes end and the store is tidied."""

    def __init__(self, folder: Path, means: Means | None = None, pool: Pool | None = None) -> None:
        """`folder` is one of the cache for made files alone; `pool` is another executor than that of the `means`."""
        chosen = means or Means()
        self.pool, self.store = pool or chosen.pool(), chosen.store_in(folder)
        self._used: set[str] = set()
        self._made = 0

    def begin(self, orders: Iterable[Order]) -> Run:
        """Begin to make and return at once."""
        return Run(orders, self.store, self.pool)

    def result(self, run: Run, progress: Progress = silent) -> Outcome:
        """Wait for a run."""
        outcome = run.result(progress)
        self._used |= outcome.keys
        self._made += outcome.made
        return outcome

    def made(self, orders: Iterable[Order], progress: Progress = silent) -> Outcome:
        """Make and wait."""
        return self.result(self.begin(orders), progress)

    def close(self) -> None:
        """End the processes; drop from the store what no run of late has used."""
        self.pool.close()
        if self._made:
            self.store.prune(self._used)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def made(orders: Iterable[Order], folder: Path, workers: int = 2, progress: Progress = silent) -> Outcome:
    """Make everything that the store in `folder` does not have, and wait."""
    with Workshop(folder, Means(workers)) as workshop:
        return workshop.made(orders, progress)
