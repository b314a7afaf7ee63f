"""Many sheets at once: what the cache has is taken, the rest is typeset beside whatever else the program does."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from komak.ground.issue import Issue

from .progress import Progress, silent
from .sheet import Artefact, Rendered, Sheet
from .store import BRAND, Store
from .typesetting import typeset

# Two processes take 0.2 s to start, a sheet 27 ms: measured on two cores, they draw level at twelve sheets.
_POOL_PAYS_FROM = 12


@dataclass(frozen=True)
class _Outcome:
    artefact: Artefact | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class _Job:
    sheet: Sheet
    key: str


class Rendering:
    """A run under way. Made by :func:`start`; ask it for its :meth:`result` once."""

    def __init__(self, sheets: Sequence[Sheet], store: Store, workers: int) -> None:
        """Look up the cache now, typeset the rest from now on."""
        self._store, self._keys = store, [store.key(sheet) for sheet in sheets]
        found = [store.find(sheet, key) for sheet, key in zip(sheets, self._keys, strict=True)]
        self._ready = [artefact for artefact in found if artefact]
        jobs = [_Job(*pair) for pair, hit in zip(zip(sheets, self._keys, strict=True), found, strict=True) if not hit]
        self._executor = _executor(len(jobs), workers)
        self._futures = {self._executor.submit(_render_one, job, store): job for job in jobs} if self._executor else {}

    @property
    def waiting(self) -> int:
        """How many sheets the cache did not have."""
        return len(self._futures)

    def result(self, progress: Progress = silent) -> Rendered:
        """Wait for the rest; ``progress`` hears ``(done, total)`` while there is something to wait for."""
        artefacts, issues = list(self._ready), list[Issue]()
        for done, outcome in enumerate(self._outcomes(), 1):
            progress(done, self.waiting)
            artefacts += [outcome.artefact] if outcome.artefact else []
            issues += outcome.issues
        if self._executor:
            self._executor.shutdown()
            self._store.files.prune(self._keys)
        by_dest = {artefact.dest: artefact for artefact in sorted(artefacts, key=lambda artefact: artefact.dest)}
        return Rendered(by_dest, tuple(sorted(set(issues))), made=len(artefacts) - len(self._ready))

    def _outcomes(self) -> Iterator[_Outcome]:
        for future in as_completed(self._futures):
            yield self._outcome(future)

    def _outcome(self, future: Future[_Outcome]) -> _Outcome:
        try:
            return future.result()
        except BrokenProcessPool:  # the caller's main module cannot be imported by a child, or a child was killed
            return _render_one(self._futures[future], self._store)


def start(sheets: Sequence[Sheet], cache: Path, workers: int = 2, brand: Path = BRAND) -> Rendering:
    """Begin to render and return at once; ``cache`` is a folder of this room alone."""
    return Rendering(sheets, Store(cache, brand), workers)


def render(
    sheets: Sequence[Sheet], cache: Path, workers: int = 2, progress: Progress = silent, brand: Path = BRAND
) -> Rendered:
    """Render every sheet that the cache does not have, and wait."""
    return start(sheets, cache, workers, brand).result(progress)


def _executor(jobs: int, workers: int) -> Executor | None:
    if not jobs:
        return None
    if workers < 2 or jobs < _POOL_PAYS_FROM:
        return ThreadPoolExecutor(1, "handouts")  # Typst works outside the interpreter lock
    # Not fork: the calling program has threads (a live-reload server, for one).
    return ProcessPoolExecutor(min(workers, jobs), mp_context=multiprocessing.get_context("spawn"))


def _render_one(job: _Job, store: Store) -> _Outcome:
    printed = typeset(job.sheet, store.stage(job.sheet))
    if printed.pdf is None:
        return _Outcome(None, printed.issues)
    return _Outcome(store.keep(job.sheet, job.key, printed.pdf), printed.issues)
