"""Names of the files that are not one person's."""

from __future__ import annotations

REGISTER = "register.csv"
TOGETHER = "print-all.pdf"
"""All certificates in one file, for the printer."""
