"""The line between trainer and participants, drawn on the text itself: what is cut here exists nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

FACILITATOR_BLOCK = re.compile(r"^(?P<before>(?:(?![!?]{3})[^\"\n])*)[!?]{3}\+?[^\"\n]*facilitator", re.IGNORECASE)
"""Wider than the dialect on purpose: a misspelt, indented or quoted block is reported by the checks, but must not
leak either. `before` is what stands left of it: nothing, if the block is written well."""


def participant_text(markdown: str) -> str:
    """`markdown` without ``!!! facilitator`` blocks."""
    return "\n".join(line for _, line in participant_lines(markdown))


def participant_lines(markdown: str) -> Iterator[tuple[int, str]]:
    """Index and text of each line that participants may read.

    A block takes with it all lines below that are blank, indented or, like itself, quoted.
    """
    inside = quoted = False
    for index, line in enumerate(markdown.split("\n")):
        if block := FACILITATOR_BLOCK.match(line):
            inside, quoted = True, ">" in block["before"]
        elif inside and line.strip() and not line.startswith(" ") and not (quoted and line.startswith(">")):
            inside = False
        if not inside:
            yield index, line
