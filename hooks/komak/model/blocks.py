"""A text as a tree of blocks: what stands at one margin, one after another, and what stands inside.

A block knows its lines, so a view of a text is a choice of blocks, and what is not chosen exists nowhere in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to a reader."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    DEFINITIONS = "definitions"
    CODE = "code"
    HTML = "html"
    CALLOUT = "callout"
    """A box: ``!!! task "Title"``."""
    FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Block:
    """A piece of a text that stands for itself."""

    id: str
    """The same in every language: place of the block in its section, and in the block around it: ``practice/3/1``."""
    kind: BlockKind
    markdown: str
    """As written, at the margin; of a callout what stands inside, from the line below its title. Without blank lines
    at the end."""
    line: int
    """Line in the file on which it begins."""
    end: int
    """Line in the file of the next block of its margin: blank lines below are its own."""
    name: str = ""
    """What kind of callout (``task``, ``facilitator``), which footnote; else empty."""
    title: str = ""
    """Of a callout, as written; may be empty."""
    blocks: tuple[Block, ...] = ()
    """What stands inside a callout."""

    @property
    def source(self) -> str:
        """The block as Markdown, with the opening line of a callout."""
        if self.kind is not BlockKind.CALLOUT:
            return self.markdown
        title = f' "{self.title}"' if self.title else ""
        inside = "\n".join(f"    {line}" if line.strip() else "" for line in self.markdown.split("\n"))
        return f"!!! {self.name}{title}\n{inside}"


FACILITATOR = "facilitator"
"""The callout that only trainers see."""


def is_for_facilitator(block: Block) -> bool:
    """Whether trainers alone may see it; callouts may carry several names."""
    return block.kind is BlockKind.CALLOUT and FACILITATOR in block.name.split()


def chosen(blocks: tuple[Block, ...], is_chosen: Callable[[Block], bool]) -> Iterator[Block]:
    """Blocks at any depth that are chosen, outermost first; nothing inside a chosen one is looked at."""
    for block in blocks:
        if is_chosen(block):
            yield block
        else:
            yield from chosen(block.blocks, is_chosen)
