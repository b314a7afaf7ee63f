"""The one time that every made file bears: the same input must give the same bytes."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_WITHOUT_EDITION = 1767225600  # 2026-01-01, for a sheet that is printed outside an edition: PDF/A wants a date
_MOMENT: ContextVar[int | None] = ContextVar("moment", default=None)


def timestamp() -> int:
    """Seconds since 1970 that go into a file: of the edition at work (see `dated`), or ``SOURCE_DATE_EPOCH``."""
    moment = _MOMENT.get()
    return int(os.environ.get("SOURCE_DATE_EPOCH", _WITHOUT_EDITION)) if moment is None else moment


def moment_of(day: dt.date) -> int:
    """The beginning of the edition's day; a date from outside (``SOURCE_DATE_EPOCH``) comes first."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())


@contextmanager
def dated(moment: int) -> Iterator[None]:
    """Everything made inside bears `moment`, whatever the environment of this process says."""
    token = _MOMENT.set(moment)
    try:
        yield
    finally:
        _MOMENT.reset(token)
