"""Admonitions whose title is exactly what the author wrote: no title, or an empty one, prints no title line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor

if TYPE_CHECKING:
    from markdown import Markdown

_OVER_INDENT = 105  # where the stock extension stands: before indented code takes the content


class Admonitions(Extension):
    """``!!! case "Title"`` blocks."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the block processor under the stock name, so that a second registration changes nothing."""
        md.parser.blockprocessors.register(_Processor(md.parser), "admonition", _OVER_INDENT)


class _Processor(AdmonitionProcessor):
    """The stock processor, minus its English default title."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """Return the classes and the title; ``None`` makes the block titleless."""
        kind, title = match.group(1).lower(), match.group(2)
        return re.sub(r"\s+", " ", kind), title or None
