"""Many orders at once: what the store has is taken, the rest is made beside whatever else the program does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed

from komak.ground.issue import Issue
from komak.workshop.job import Job, done, job_for
from komak.workshop.key import key_of
from komak.workshop.order import Artefact, Order, Outcome, Product
from komak.workshop.pool import Pool, result_of
from komak.workshop.progress import Progress, silent
from komak.workshop.store import Kept, Store


class Run:
    """Orders at work: begun when it is made; ask it for its :meth:`result` once."""

    def __init__(self, orders: Iterable[Order], store: Store, pool: Pool) -> None:
        """Look into the store now, make the rest from now on. Two orders that differ in provenance only are made once."""
        self._store, self._pool = store, pool
        self._asked: dict[str, list[Order]] = {}
        for order in orders:
            self._asked.setdefault(key_of(order), []).append(order)
        found = {key: store.find(key, same[0].suffix) for key, same in self._asked.items()}
        self._ready = {key: kept for key, kept in found.items() if kept}
        jobs = {key: job_for(same[0], pool) for key, same in self._asked.items() if key not in self._ready}
        self._futures: dict[Future[Product], tuple[str, Job]] = {
            pool.submit(done, job, len(jobs)): (key, job) for key, job in jobs.items()
        }

    @property
    def waiting(self) -> int:
        """How many files the store did not have."""
        return len(self._futures)

    def result(self, progress: Progress = silent) -> Outcome:
        """Wait for the rest; ``progress`` hears ``(done, total)`` while there is something to wait for."""
        kept, issues = dict(self._ready), list[Issue]()
        for count, (key, product) in enumerate(self._products(), 1):
            progress(count, self.waiting)
            issues += product.issues
            if product.content is None:
                issues += self._others_fail(key)
            else:
                kept[key] = self._store.keep(key, self._asked[key][0].suffix, product.content, product.pages)
        artefacts = {order.dest: _artefact(order, kept[key]) for key in kept for order in self._asked[key]}
        in_order = dict(sorted(artefacts.items()))
        made = len(kept) - len(self._ready)
        return Outcome(in_order, tuple(sorted(set(issues))), made, frozenset(self._asked))

    def _products(self) -> Iterator[tuple[str, Product]]:
        for future in as_completed(self._futures):
            key, job = self._futures[future]
            yield key, result_of(future, done, job)

    def _others_fail(self, key: str) -> Iterator[Issue]:
        """The same fault stands at every place that the text comes from."""
        for order in self._asked[key][1:]:
            yield from done(job_for(order, self._pool)).issues


def _artefact(order: Order, kept: Kept) -> Artefact:
    return Artefact(order.dest, kept.path, kept.size, kept.pages, kept.sha256)
