"""Form elements: blanks, writing lines, tick boxes and cells to write in.

``____`` inside a line is a blank, a line of nothing but underscores is a writing line, ``[ ]`` is a tick box, an empty
table cell is written into by hand. On the page they are spans with classes; the print room draws them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor, HRProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from .attributes import add_class

if TYPE_CHECKING:
    from markdown import Markdown

_OVER_TABLES = 78  # before table (75), setext heading (60) and rule (50) see the underscores; after code (80)
_STOCK_RULE = 50
_OVER_LINKS = 165  # before link (160) takes the brackets; after code spans (190) and footnotes (175)
_OVER_EMPHASIS = 75  # before ``___a___`` is emphasis (60); after link addresses (160) that hold underscores
_AFTER_INLINE = 12  # inline (20) has made the spans; attr_list (8) may still give them a class

_TICK = r"(?<![!\\])\[([ xXхХ])\](?![\[(:])"  # both the Latin and the Cyrillic letter: authors switch keyboards
_BLANK = r"_{3,}"
_WRITING_LINE = re.compile(r"[ ]*_{3,}[ ]*$")
_LIST_ITEM = re.compile(r"[ ]{0,3}([*+-]|\d+\.)[ ]")
_SIZES = ((4, "xs"), (8, "s"), (12, "m"), (17, "l"), (24, "xl"))  # more is "2xl"; in print 8 to 60 mm
_INLINE = frozenset(("strong", "em", "a", "span", "code", "sup", "sub", "del", "mark"))


class Forms(Extension):
    """Registers the parts."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register block, inline and tree processors."""
        md.parser.blockprocessors.register(_Lines(md.parser), "komak_lines", _OVER_TABLES)
        md.parser.blockprocessors.register(_Rule(md.parser), "hr", _STOCK_RULE)
        md.inlinePatterns.register(_Tick(_TICK, md), "komak_tick", _OVER_LINKS)
        md.inlinePatterns.register(_Blank(_BLANK, md), "komak_blank", _OVER_EMPHASIS)
        md.treeprocessors.register(_Finish(md), "komak_forms", _AFTER_INLINE)


class _Lines(BlockProcessor):
    """Lines of underscores, alone or below text of the same paragraph."""

    def test(self, parent: Element, block: str) -> bool:
        """Take a block with a writing line, unless a list has to be taken apart first."""
        return not _LIST_ITEM.match(block) and any(map(_WRITING_LINE.match, block.split("\n")))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse what stands above, add the lines, hand back what stands below."""
        rows = blocks.pop(0).split("\n")
        first = next(at for at, row in enumerate(rows) if _WRITING_LINE.match(row))
        last = next((at for at in range(first, len(rows)) if not _WRITING_LINE.match(rows[at])), len(rows))
        if first:
            self.parser.parseBlocks(parent, ["\n".join(rows[:first])])
        # Nothing to say aloud: the lines only give the hand room.
        lines = SubElement(parent, "div", {"class": "km-lines", "aria-hidden": "true"})
        for _ in range(first, last):
            SubElement(lines, "span", {"class": "km-line"})
        if rows[last:]:
            blocks.insert(0, "\n".join(rows[last:]))


class _Rule(HRProcessor):
    """A rule is drawn with ``---`` or ``***``; underscores inside a list item stay writing lines."""

    SEARCH_RE = re.compile(
        r"^[ ]{0,3}(?=(?P<atomicgroup>(-+[ ]{0,2}){3,}|(\*+[ ]{0,2}){3,}))(?P=atomicgroup)[ ]*$", re.MULTILINE
    )


class _Tick(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        """Return the box; its sign is its accessible name in every language."""
        ticked = m[1] != " "
        name = "km-tick km-tick--on" if ticked else "km-tick"
        attributes = {"class": name, "role": "img", "aria-label": "☑" if ticked else "☐"}
        return Element("span", attributes), m.start(0), m.end(0)


class _Blank(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        """Return the blank with a width class after the number of underscores."""
        size = next((name for limit, name in _SIZES if len(m[0]) <= limit), "2xl")
        attributes = {"class": f"km-blank km-blank--{size}", "role": "img", "aria-label": "…"}
        return Element("span", attributes), m.start(0), m.end(0)


class _Finish(Treeprocessor):
    """What can be known only of the whole line, item or table."""

    def run(self, root: Element) -> None:
        """Mark blanks at line ends, items that begin with a tick box, and cells to write in."""
        for parent in root.iter():
            if parent.tag not in _INLINE:
                _fill_line_ends(parent)
            for child in parent:
                if _is(child, "km-tick") and re.match(r" \S", child.tail or ""):
                    child.tail = "\N{NO-BREAK SPACE}" + (child.tail or "")[1:]  # the box stays with its word
            if parent.tag == "li" and _begins_with_tick(parent):
                add_class(parent, "km-task")
            if parent.tag == "td" and not len(parent) and not (parent.text or "").strip():
                add_class(parent, "km-write")


def _fill_line_ends(parent: Element) -> None:
    """Let blanks at the end of a line run to the margin, and keep the author's line breaks after them."""
    for at, child in reversed(list(enumerate(parent))):
        following = parent[at + 1].tag if at + 1 < len(parent) else None
        if not _ends_line(child.tail or "", following):
            continue
        if child.tag in ("strong", "em"):
            _fill_line_ends(child)
        elif _is(child, "km-blank"):
            add_class(child, "km-blank--fill")
        if _ends_in_fill(child) and ((child.tail or "").strip() or following in _INLINE):
            _break_after(parent, at, child)


def _ends_line(tail: str, following: str | None) -> bool:
    return tail.lstrip(" ").startswith("\n") or (not tail.strip() and following not in _INLINE)


def _ends_in_fill(child: Element) -> bool:
    if len(child) and not (child[-1].tail or "").strip():
        return _ends_in_fill(child[-1])
    return _is(child, "km-blank--fill")


def _break_after(parent: Element, at: int, child: Element) -> None:
    line_break = Element("br")
    line_break.tail, child.tail = child.tail, ""
    parent.insert(at + 1, line_break)


def _begins_with_tick(item: Element) -> bool:
    """Whether the first thing in a list item, or in its first paragraph, is a tick box."""
    if (item.text or "").strip() or not len(item):
        return False
    first = item[0]
    return _begins_with_tick(first) if first.tag == "p" else _is(first, "km-tick")


def _is(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()
