"""Where fenced code stands in a Markdown text: by the very pattern that takes it out before anything else is read."""

from __future__ import annotations

from markdown.extensions.fenced_code import FencedBlockPreprocessor


def without_fences(markdown: str) -> str:
    """`markdown` with every line of fenced code emptied: the other lines keep their numbers."""
    return FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(lambda match: "\n" * match[0].count("\n"), markdown)
