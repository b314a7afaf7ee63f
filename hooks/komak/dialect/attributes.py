"""Keep authors' neutral facts and inline styles out of the HTML.

``## Знакомство {#intro minutes=20 method=circle}`` is data for the model; a page shows only the id and the class.
Column alignment arrives from the tables extension as ``style=``, which a strict Content-Security-Policy refuses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_AFTER_ATTR_LIST = 7  # attr_list (8) has put the attributes there; toc (5) has not yet copied the headings
_HEADING = re.compile(r"h[1-6]$")
_KEPT_ON_HEADINGS = ("id", "class", "data-toc-label")
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


def _keep(element: Element, names: tuple[str, ...]) -> None:
    for name in [name for name in element.attrib if name not in names]:
        del element.attrib[name]


def add_class(element: Element, name: str) -> None:
    """Add one class to those the element has."""
    element.set("class", f"{element.get('class', '')} {name}".strip())
