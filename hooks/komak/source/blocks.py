"""Markdown text to its tree of blocks, by the same signs as Python-Markdown and the extensions of the dialect.

`tests/source/test_blocks.py` holds it to that: blocks rendered one by one give the page that the text gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from komak.model.blocks import Block, BlockKind

_CALLOUT = re.compile(r'!!! ?(?P<name>[\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *$')
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]]*)\]:")
_BULLET, _NUMBER = re.compile(r" {0,3}[*+-][ \t]+\S"), re.compile(r" {0,3}\d+\.[ \t]+\S")
_QUOTE = re.compile(r" {0,3}>")
_DEFINITION = re.compile(r" {0,3}:[ \t]+\S")
_TABLE_RULE = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-*:?[ ]*)*$")
_TAG = re.compile(
    r"</?(?P<name>address|article|aside|blockquote|center|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|main|nav|noscript|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b"
    r"|<!--", re.IGNORECASE)  # fmt: skip
_INDENT = 4

Extent: TypeAlias = tuple[BlockKind, int]
"""What begins on a line, and the index behind its last line."""


def blocks(markdown: str, first_line: int, name: str) -> tuple[Block, ...]:
    """The blocks of `markdown`, which begins on `first_line` of its file and belongs to the section or block `name`."""
    lines = markdown.split("\n")
    found = list(_extents(lines))
    ends = [*(start for start, _, _ in found[1:]), len(lines)][: len(found)]
    return tuple(
        _block(kind, lines[start:stop], f"{name}/{number}", first_line + start, first_line + end)
        for number, ((start, stop, kind), end) in enumerate(zip(found, ends, strict=True), 1)
    )


def _block(kind: BlockKind, lines: list[str], place: str, line: int, end: int) -> Block:
    if kind is BlockKind.CALLOUT and (opening := _CALLOUT.match(lines[0])):
        inside = "\n".join(one[_INDENT:] for one in lines[1:])
        title = (opening["title"] or "").strip()
        tree = blocks(inside, line + 1, place)
        return Block(place, kind, inside.rstrip(), line, end, opening["name"].lower(), title, tree)
    name = opening["name"] if kind is BlockKind.FOOTNOTE and (opening := _FOOTNOTE.match(lines[0])) else ""
    return Block(place, kind, "\n".join(lines), line, end, name)


def _extents(lines: list[str]) -> Iterator[tuple[int, int, BlockKind]]:
    """First index, index behind the last, and kind of each block."""
    closing = {line.rstrip(): index for index, line in enumerate(lines) if _FENCE.match(line)}
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        fence = _FENCE.match(lines[at])
        if fence and closing.get(fence["fence"], at) > at:
            kind, stop = BlockKind.CODE, _behind(fence["fence"], lines, at)
        else:
            kind, stop = _extent(lines, at)
        yield at, stop, kind
        at = stop


def _behind(fence: str, lines: list[str], at: int) -> int:
    return next(index for index in range(at + 1, len(lines)) if lines[index].rstrip() == fence) + 1


def _extent(lines: list[str], at: int) -> Extent:
    line = lines[at]
    if _is_indented(line):
        return BlockKind.CODE, _while(lines, at, _is_indented)
    if tag := _TAG.match(line):
        return BlockKind.HTML, _element(lines, at, tag)
    return next((opened(lines, at) for sign, opened in _OPENINGS if sign.match(line)), None) or _text(lines, at)


def _callout(lines: list[str], at: int) -> Extent:
    return BlockKind.CALLOUT, _while(lines, at, _is_indented)


def _footnote(lines: list[str], at: int) -> Extent:
    return BlockKind.FOOTNOTE, _while(lines, _paragraph(lines, at) - 1, _is_indented)


def _text(lines: list[str], at: int) -> Extent:
    """A paragraph, or what its later lines make of it."""
    stop = _paragraph(lines, at)
    if any(_DEFINITION.match(line) for line in lines[at + 1 : stop]) or _leads_to_definition(lines, stop):
        return BlockKind.DEFINITIONS, _definitions(lines, at)
    is_table = stop > at + 1 and "|" in lines[at] and _TABLE_RULE.match(lines[at + 1])
    return (BlockKind.TABLE if is_table else BlockKind.PARAGRAPH), stop


def _is_indented(line: str) -> bool:
    return line.startswith(" " * _INDENT)


def _paragraph(lines: list[str], at: int) -> int:
    """Up to a blank line, or to what opens a block of its own even without one."""
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if not line.strip() or _CALLOUT.match(line) or _FENCE.match(line) or _TAG.match(line):
            return index
    return len(lines)


def _while(lines: list[str], at: int, belongs: Callable[[str], bool]) -> int:
    """Up to the last line below `at` that belongs; blank ones between count, those at the end do not."""
    stop = at + 1
    for index in range(at + 1, len(lines)):
        if belongs(lines[index]):
            stop = index + 1
        elif lines[index].strip():
            break
    return stop


def _series(lines: list[str], at: int, sign: re.Pattern[str]) -> int:
    """Items or quoted lines: each up to a blank line, with what is indented below, as long as one follows another."""
    stop = _paragraph(lines, at)
    while True:
        index = next((index for index in range(stop, len(lines)) if lines[index].strip()), len(lines))
        if index == len(lines) or not (sign.match(lines[index]) or (_is_indented(lines[index]) and sign is not _QUOTE)):
            return stop
        stop = _paragraph(lines, index)


def _leads_to_definition(lines: list[str], stop: int) -> bool:
    index = next((index for index in range(stop, len(lines)) if lines[index].strip()), len(lines))
    return index < len(lines) and _DEFINITION.match(lines[index]) is not None


def _definitions(lines: list[str], at: int) -> int:
    """Terms and what they mean, as long as one follows another."""
    stop = _paragraph(lines, at)
    while True:
        index = next((index for index in range(stop, len(lines)) if lines[index].strip()), len(lines))
        if index == len(lines):
            return stop
        below = _paragraph(lines, index)
        holds = any(_DEFINITION.match(line) for line in lines[index:below]) or _leads_to_definition(lines, below)
        if not (_is_indented(lines[index]) or (holds and not _CALLOUT.match(lines[index]))):
            return stop
        stop = below


def _element(lines: list[str], at: int, tag: re.Match[str]) -> int:
    """Behind the line on which the element is closed; what is never closed takes everything, as Markdown has it."""
    if not tag["name"]:
        return next((index + 1 for index in range(at, len(lines)) if "-->" in lines[index]), len(lines))
    depth, name = 0, re.compile(rf"<(/?){tag['name']}\b[^>]*?(/?)>", re.IGNORECASE)
    for index in range(at, len(lines)):
        depth += sum((-1 if mark[1] else 0 if mark[2] else 1) for mark in name.finditer(lines[index]))
        if depth <= 0:
            return index + 1
    return len(lines)


_OPENINGS: tuple[tuple[re.Pattern[str], Callable[[list[str], int], Extent]], ...] = (
    (_CALLOUT, _callout),
    (_FOOTNOTE, _footnote),
    (_BULLET, lambda lines, at: (BlockKind.LIST, _series(lines, at, _BULLET))),
    (_NUMBER, lambda lines, at: (BlockKind.LIST, _series(lines, at, _NUMBER))),
    (_QUOTE, lambda lines, at: (BlockKind.QUOTE, _series(lines, at, _QUOTE))),
)
