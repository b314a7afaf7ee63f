"""The one time that every made file bears: the same input must give the same bytes."""

from __future__ import annotations

import os

_WITHOUT_EDITION = 1767225600  # 2026-01-01, for a sheet that is printed outside an edition: PDF/A wants a date


def timestamp() -> int:
    """Seconds of the edition's day (see `site.produce`), as ``SOURCE_DATE_EPOCH`` says it to every process."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", _WITHOUT_EDITION))
