"""Why no certificates were made."""

from __future__ import annotations


class CertificateError(Exception):
    """The text for it is behind ``certificate.error.`` and `reason`, filled in with `found`."""

    def __init__(self, reason: str, found: str = "") -> None:
        """`found` is what stands in the way."""
        super().__init__(reason, found)
        self.reason, self.found = reason, found
