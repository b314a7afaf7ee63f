"""Why there is no report."""

from __future__ import annotations


class ReportError(Exception):
    """The text for it is behind ``report.error.`` and `reason`, filled in with `found`."""

    def __init__(self, reason: str, found: str = "") -> None:
        """`found` is what stands in the way."""
        super().__init__(reason, found)
        self.reason, self.found = reason, found
