"""What gives our own files away, wherever they are found."""

from __future__ import annotations

MARK = "komak-certificate"
"""Stands among the keywords of each certificate."""
REGISTER = "register.csv"
TOGETHER = "print-all.pdf"
"""All certificates in one file, for the printer."""
