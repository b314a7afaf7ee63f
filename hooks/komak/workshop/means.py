"""With what a command makes things: how many processes, which cluster, which shared store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komak.workshop.cluster import cluster
from komak.workshop.pool import PROCESSES_PAY_FROM, Pool
from komak.workshop.shared import Shared, SharingStore
from komak.workshop.store import Store

_DISTANT_WORKERS = 64
"""Jobs that wait in a cluster at a time: more than it has cores, few enough for this machine's memory."""


@dataclass(frozen=True)
class Means:
    """What was asked for; the default is this machine alone."""

    workers: int = 2
    """Processes."""
    cluster: str = ""
    """``tcp://host:port`` of a Dask scheduler; then `workers` counts for nothing."""
    store: str = ""
    """Address of a shared store as fsspec knows it."""
    may_write: bool = True
    """Whether what is made here goes to the shared store."""

    def pool(self, pay_from: int = PROCESSES_PAY_FROM) -> Pool:
        """Raises PoolError if the cluster does not answer."""
        if self.cluster:
            return Pool(_DISTANT_WORKERS, cluster(self.cluster), is_distant=True)
        return Pool(self.workers, pay_from=pay_from)

    def store_in(self, folder: Path) -> Store:
        """The store of this machine in `folder`, with the shared one behind it if there is one."""
        return SharingStore(folder, Shared(self.store, self.may_write)) if self.store else Store(folder)
