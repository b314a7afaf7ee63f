"""The colours of Koʻmak in files that Word and Excel open, as RRGGBB; templates and styles say the same ones."""

from __future__ import annotations

TEAL = "0F5C5C"
SAND = "F6EFE3"
