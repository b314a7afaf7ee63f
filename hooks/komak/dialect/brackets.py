"""Links, pictures and references read as ever, but in time that grows with the length of a text and not with its square.

The stock processors go to the end of the text from every bracket. Here the partner of each bracket is found once, and an
address may have so many characters.
"""

from __future__ import annotations

import re
from collections import deque

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

_LONGEST_ADDRESS = 1000
"""Characters, with its title; browsers take twice as many."""
_BRACKET = re.compile(r"[\[\]]")


class Brackets(Extension):
    """Puts our processors where the stock ones stood."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register under the stock names and priorities."""
        patterns = md.inlinePatterns
        patterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        patterns.register(_Link(LINK_RE, md), "link", 160)
        patterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
        patterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
        patterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
        patterns.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)


class _Pairs:
    """The brackets of the last texts. Places are counted from the end: reading a link changes only what is before it."""

    def __init__(self) -> None:
        self._known: deque[tuple[str, dict[int, int]]] = deque(maxlen=4)

    def end(self, data: str, start: int) -> int | None:
        """Return the place of the bracket that closes the one at `start`."""
        rest = data[start:]
        found = next((pairs for text, pairs in self._known if text.endswith(rest)), None)
        if found is None:
            found = _pairs(data)
            self._known.append((data, found))
        place = found.get(len(rest))
        return None if place is None else len(data) - place


def _pairs(text: str) -> dict[int, int]:
    """Place of the closing bracket by the place of the opening one, both from the end."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(len(text) - bracket.start())
        elif opened:
            found[opened.pop()] = len(text) - bracket.start()
    return found


class _Bounded(LinkInlineProcessor):
    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self._pairs = _Pairs()

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        """Return what stands in the bracket that opens before `index`, where it ends, and whether it does."""
        end = self._pairs.end(data, index - 1)
        return (data[index:], len(data), False) if end is None else (data[index:end], end + 1, True)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """Return address, title, end and whether there is a link, without looking further than an address may reach."""
        return super().getLink(data[: index + _LONGEST_ADDRESS], index)


class _Link(_Bounded):
    pass


class _Image(_Bounded, ImageInlineProcessor):
    pass


class _Reference(_Bounded, ReferenceInlineProcessor):
    pass


class _ImageReference(_Bounded, ImageReferenceInlineProcessor):
    pass


class _ShortReference(_Bounded, ShortReferenceInlineProcessor):
    pass


class _ShortImageReference(_Bounded, ShortImageReferenceInlineProcessor):
    pass
