"""A Dask cluster as an executor: a national certificate run or a thousand modules need not stay on one machine."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Any

from komak.workshop.pool import PoolError

_PATIENCE = 10
"""Seconds for the scheduler to answer."""


def cluster(address: str) -> Executor:
    """The cluster whose scheduler is at `address` (``tcp://host:8786``); needs the extra ``komak[cluster]``.

    Raises PoolError if there is none. The workers need the same komak, and none of this machine's files.
    """
    try:
        from distributed import Client  # an extra
    except ImportError as error:
        raise PoolError("a cluster needs the extra komak[cluster]: pip install 'komak[cluster]'") from error
    try:
        client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise PoolError(f"no cluster answers at {address}") from error
    return _Borrowed(client)


class _Borrowed(Executor):
    """Dask's own executor; ended, only this program's connection is."""

    def __init__(self, client: Any) -> None:
        self._client, self._inner = client, client.get_executor(pure=False)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        return self._inner.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # Executor's own
        self._inner.shutdown(wait=wait and not cancel_futures)
        self._client.close()
