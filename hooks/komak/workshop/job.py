"""Makeable on its way to a process that may have another clock and, on another machine, other files and another version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from komak.workshop.carried import with_files
from komak.workshop.code import code_of
from komak.workshop.makeable import Makeable, make, room_of
from komak.workshop.moment import dated, timestamp
from komak.workshop.pool import Pool, PoolError


@dataclass(frozen=True)
class Job:
    """Makeable with what it must take along."""

    work: Makeable
    moment: int
    code: str
    """Hash of the code that has to make it; empty for a process of this machine."""


def job_for(work: Makeable, pool: Pool) -> Job:
    """`work` as `pool` needs it: for a distant one with the bytes of its files."""
    if not pool.is_distant:
        return Job(work, timestamp(), "")
    return Job(with_files(work), timestamp(), code_of(room_of(work)))


def done(job: Job) -> Any:
    """What is made of it here. Raises PoolError if this process would use other code than the one that asks."""
    if job.code and job.code != code_of(room_of(job.work)):
        raise PoolError("the cluster has another version of komak or of a library: install the same on every machine")
    with dated(job.moment):
        return make(job.work)
