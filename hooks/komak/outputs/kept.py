"""What the site leaves in a reader's browser: the page tells it, and a test looks that there is nothing else.

Whoever has a script store something adds a line here, and its words `privacy.kept.<word>`, `….when` and `….until`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """One thing that is stored."""

    place: str
    """``localStorage``, ``sessionStorage``, ``indexedDB``, ``caches`` or ``cookies``."""
    name: str
    """Its name there; ``*`` is what differs from site to site."""
    word: str
    """How its words are called."""


KEPT = (
    Kept("localStorage", "*.__palette", "look"),  # Material's name, with the folder of the site in front
    Kept("localStorage", "komak-plan", "plan"),
    Kept("caches", "komak *", "pages"),
    Kept("localStorage", "komak offline *", "switch"),
)
