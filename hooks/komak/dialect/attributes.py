"""Keep authors' neutral facts and inline styles out of the HTML.

``## Знакомство {#intro minutes=20 method=circle}`` is data for the model; a page shows only the id and the class.
Column alignment arrives from the tables extension as ``style=``, which a strict Content-Security-Policy refuses.
Any other attribute that an author can write (``{: onclick="…" }``) is taken off, and named for the checks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .safety import REFUSED, is_safe_class, is_safe_id

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_AFTER_ATTR_LIST = 7  # attr_list (8) has put the attributes there; toc (5) has not yet copied the headings
_HEADING = re.compile(r"h[1-6]$")
_KEPT_ON_HEADINGS = ("id", "class", "data-toc-label")
_KEPT: Final = frozenset(
    {"id", "class", "href", "src", "alt", "title", "role", "aria-label", "aria-hidden", "lang", "start"}
)
"""What our Markdown makes itself, and what our own pages write into it."""
_SET_ASIDE = re.compile(r"_?(?:wzxhzdk|klzzwxh|hzzhzkh):(\d+)_?")
"""What Python-Markdown writes in place of HTML and of what it has read already."""
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


class Attributes(Extension):
    """Registers the clean-up."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the tree processor."""
        md.treeprocessors.register(_Clean(md), "komak_attributes", _AFTER_ATTR_LIST)


class _Clean(Treeprocessor):
    def run(self, root: Element) -> None:
        """Clean every element of a document in place."""
        for element in root.iter():
            if isinstance(element.tag, str) and _HEADING.match(element.tag):
                _keep(element, _KEPT_ON_HEADINGS)
            style = element.attrib.pop("style", "")
            if align := _ALIGN.search(style):
                add_class(element, f"km-{align[1]}")
            _take_off(element, self.md.htmlStash.rawHtmlBlocks)


def _keep(element: Element, names: tuple[str, ...]) -> None:
    for name in [name for name in element.attrib if name not in names]:
        del element.attrib[name]


def _take_off(element: Element, set_aside: Sequence[object]) -> None:
    """Keep the attributes that the dialect has; whatever is left out is named."""
    names = [name for name, value in element.attrib.items() if not _is_kept(name, value)]
    for name in names:
        del element.attrib[name]
    if names:
        element.set(REFUSED, " ".join(sorted(_as_written(name, set_aside) for name in names)))


def _as_written(name: str, set_aside: Sequence[object]) -> str:
    """The name of an attribute as its author finds it: where HTML stood in braces, Markdown has put a number."""
    numbers = [int(number) for number in _SET_ASIDE.findall(name)]
    words = [str(set_aside[number]).split() for number in numbers if number < len(set_aside)]
    return next((first[0] for first in words if first), _SET_ASIDE.sub("", name) or "{")


def _is_kept(name: str, value: str) -> bool:
    judge = {"id": is_safe_id, "class": is_safe_class}.get(name)
    return name in _KEPT and (judge is None or judge(value))


def add_class(element: Element, name: str) -> None:
    """Add one class to those the element has."""
    element.set("class", f"{element.get('class', '')} {name}".strip())
