"""The look of the site: its parts in one file, so that a phone asks once."""

from __future__ import annotations

from pathlib import Path

PARTS = Path(__file__).parents[2] / "theme" / "styles"
"""Parts, loaded in the order of their names; each is a piece of the page. Colours are said once, as custom properties."""


def styles() -> str:
    """All parts, one after another."""
    return "\n".join(part.read_text("utf-8") for part in sorted(PARTS.glob("*.css")))
