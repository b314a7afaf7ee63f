"""Where code stands in a Markdown text. Fences are found by the very pattern that takes them out before anything else is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown.extensions.fenced_code import FencedBlockPreprocessor

_FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
"""No span of code reaches over a blank line."""


def without_fences(markdown: str) -> str:
    """`markdown` with every line of fenced code emptied: the other lines keep their numbers."""
    return _FENCED.sub(lambda match: "\n" * match[0].count("\n"), markdown)


def without_code(markdown: str) -> str:
    """`markdown` with a space for every sign of code, fenced or in a line: all else keeps its place."""
    return _PARAGRAPH.sub(lambda text: _SPAN.sub(_blanked, text[0]), _FENCED.sub(_blanked, markdown))


def outside_code(markdown: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> str:
    """`markdown` with `put` in the place of every match of `pattern`; code stays as it was written."""
    pieces, end = [], 0
    for match in pattern.finditer(without_code(markdown)):
        pieces += [markdown[end : match.start()], put(match)]
        end = match.end()
    return "".join([*pieces, markdown[end:]])


def _blanked(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])
