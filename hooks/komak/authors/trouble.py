"""What goes wrong when something new is made for authors."""

from __future__ import annotations


class ScaffoldError(Exception):
    """It cannot be made; the message says why and what to do."""
