"""Where things are made: in this process, in processes beside it, or by any other executor, a cluster for one."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from threading import Thread
from typing import TypeVar

# Two processes take 0.2 s to start and up to 1 s to import, a sheet 27 ms: measured on two cores, they draw level here.
PROCESSES_PAY_FROM = 12

Job = TypeVar("Job")
Result = TypeVar("Result")


class PoolError(OSError):
    """Why nothing can be made there, in one line: the machine's trouble, not the content's."""


class Pool:
    """An executor for everything that one command makes; a few jobs are done in a thread, many in processes."""

    def __init__(
        self,
        workers: int = 2,
        lent: Executor | None = None,
        *,
        is_distant: bool = False,
        pay_from: int = PROCESSES_PAY_FROM,
    ) -> None:
        """`lent` is used as it is; `is_distant`: it does not see the files of this machine; `pay_from`: jobs."""
        self.workers, self.is_distant, self._lent, self._pay_from = workers, is_distant, lent, pay_from
        self._thread: Executor | None = None
        self._processes: Executor | None = None

    def submit(self, make: Callable[[Job], Result], job: Job, count: int) -> Future[Result]:
        """Begin a job, one of `count`; if the processes are gone, in this one."""
        try:
            return self._executor(count).submit(make, job)
        except BrokenProcessPool:
            self.workers, self._processes, self._lent = 1, None, None
            return self._executor(count).submit(make, job)

    def in_turn(self, make: Callable[[Job], Result], jobs: Iterable[Job], count: int) -> Iterator[Result]:
        """Results as they are ready. Only a few of the `count` jobs wait in the executor, so memory stays flat."""
        waiting = iter(jobs)
        running: dict[Future[Result], Job] = {}
        while True:
            some = islice(waiting, max(0, self.workers + 1 - len(running)))
            running |= {self.submit(make, job, count): job for job in some}
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield result_of(future, make, running.pop(future))

    def close(self) -> None:
        """End what was started here, or only the borrowing; what has not begun does not begin."""
        for executor in filter(None, (self._thread, self._processes, self._lent)):
            executor.shutdown(wait=True, cancel_futures=True)
        self._thread = self._processes = None

    def _executor(self, jobs: int) -> Executor:
        """Whatever suits so many jobs; what was started once is used again."""
        if self._lent:
            return self._lent
        if self._processes is None and (self.workers < 2 or jobs < self._pay_from):
            self._thread = self._thread or ThreadPoolExecutor(1, "workshop")  # Typst works outside the interpreter lock
            return self._thread
        if self._processes is None:
            # Not fork: the calling program has threads (a live-reload server, for one).
            apart = multiprocessing.get_context("spawn")
            self._processes = ProcessPoolExecutor(self.workers, mp_context=apart, initializer=_end_with_the_caller)
        return self._processes


def _end_with_the_caller() -> None:
    """A child waits for work forever, and keeps its memory, if the program that started it was killed."""
    Thread(target=_end_when_alone, name="caller", daemon=True).start()


def _end_when_alone() -> None:
    if caller := multiprocessing.parent_process():
        caller.join()
        os._exit(1)


def result_of(future: Future[Result], make: Callable[[Job], Result], job: Job) -> Result:
    """What the executor made, or, if its processes are gone, what is made of the job here.

    A child dies if the caller's main module cannot be imported by it, or if it is killed.
    """
    try:
        return future.result()
    except BrokenProcessPool:
        return make(job)
