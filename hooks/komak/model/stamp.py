"""What a translator leaves behind: the text that a translation was made from, as a hash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stamp:
    """Note of a translator: this part was made from the source text with this hash."""

    digest: str
    line: int
    """Line in the stamps file."""
