"""Footnotes in the order in which a reader meets them: note 5 is the same on the page and on paper.

The stock extension counts them as they are written below the text, or as it happens to read cells of tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_AFTER_INLINE = 18  # inline (20) has made the calls
_BACK = "footnote-backref"


class Notes(Extension):
    """Registers the order."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the tree processor."""
        md.treeprocessors.register(_Order(md), "komak_notes", _AFTER_INLINE)


class _Order(Treeprocessor):
    def run(self, root: Element) -> None:
        """Number the calls, and put the notes into the same order; those that nobody calls are last."""
        found = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        entries = found.find("ol") if found is not None else None
        if entries is None:
            return
        notes = {note.get("id", ""): note for note in entries}
        order = list(dict.fromkeys([name for name in _called(root) if name in notes] + list(notes)))
        numbers = {name: str(number) for number, name in enumerate(order, 1)}
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                link.text = numbers.get(link.get("href", "").removeprefix("#"), link.text)
        entries[:] = [notes[name] for name in order]
        for name, note in notes.items():
            for link in note.iter("a"):
                if link.get("class") == _BACK:
                    link.set("title", f"↩ {numbers[name]}")


def _called(root: Element) -> list[str]:
    """Ids of the notes in the order of their calls; a note called from a note comes after those of the text."""
    return [link.get("href", "").removeprefix("#") for link in root.iter("a") if link.get("class") == "footnote-ref"]
