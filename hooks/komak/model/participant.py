"""The line between trainer and participants, drawn on the text itself: what is cut here exists nowhere else."""

from __future__ import annotations

import re

_BLOCK_START = re.compile(r"^[!?]{3}\+?[ ]*[^\"\n]*facilitator", re.IGNORECASE)
"""Wider than the dialect on purpose: a misspelt block is reported by the checks, but must not leak either."""


def participant_text(markdown: str) -> str:
    """`markdown` without ``!!! facilitator`` blocks: such a line and all blank or indented lines under it."""
    kept: list[str] = []
    inside = False
    for line in markdown.split("\n"):
        if _BLOCK_START.match(line):
            inside = True
        elif inside and line.strip() and not line.startswith("    "):
            inside = False
        if not inside:
            kept.append(line)
    return "\n".join(kept)
