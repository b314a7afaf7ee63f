"""Links and pictures of a text, led elsewhere: authors write files, pages have addresses."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ADDRESSES = {"a": "href", "img": "src"}


class Links(Treeprocessor):
    """Puts what `address` makes of each link and picture in its place."""

    def __init__(self, address: Callable[[str], str]) -> None:
        super().__init__()
        self._address = address

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            name = _ADDRESSES.get(element.tag)
            value = element.get(name) if name else None
            if name and value is not None:
                element.set(name, self._address(value))
