"""A Markdown body cut into sections by its headings, and each into blocks, with line numbers.

Only ATX headings (``## …``) outside fenced code count; a ``{#id .class key=value}`` behind the title is read here,
because no Markdown parser keeps it together with the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.dialect.code import without_fences
from komak.model import Heading, Section
from komak.model.document import LEAD
from komak.source.blocks import blocks

_HEADING = re.compile(r"^(#{1,6})[ ]+(.*)$")
_BRACES = re.compile(r"\{:?([^{}]*)\}$")
_ATTRIBUTE = re.compile(
    r"""#(?P<id>[^\s"'=]+)|\.(?P<cls>[^\s"'=]+)|(?P<key>[^\s"'=#.]+)=(?:"(?P<q>[^"]*)"|(?P<v>\S+))"""
)


def sections(body: str, first_line: int) -> tuple[Section, ...]:
    """The lead and one section a heading; `first_line` is the line of the body's first line in its file."""
    lines = body.splitlines()
    starts = list(_headings(without_fences(body).splitlines(), first_line))
    bounds = [index for index, _ in starts] + [len(lines)]
    lead = _section(None, lines[: bounds[0]], first_line)
    rest = (
        _section(heading, lines[index + 1 : end], first_line + index + 1)
        for (index, heading), end in zip(starts, bounds[1:], strict=True)
    )
    return (lead, *rest)


def _section(heading: Heading | None, lines: list[str], line: int) -> Section:
    text = "\n".join(lines)
    return Section(heading, text, line, blocks(text, line, heading.id if heading else LEAD))


def _headings(lines: list[str], first_line: int) -> Iterator[tuple[int, Heading]]:
    for index, line in enumerate(lines):
        if heading := _HEADING.match(line):
            yield index, _heading(heading, first_line + index)


def _heading(match: re.Match[str], line: int) -> Heading:
    marks, text = match[1], match[2].rstrip(" ")
    braces = _BRACES.search(text)
    parts = list(_ATTRIBUTE.finditer(braces[1] if braces else ""))
    identifiers = [part["id"] for part in parts if part["id"]]
    return Heading(
        level=len(marks),
        title=text[: braces.start() if braces else None].rstrip(" ").rstrip("#").rstrip(" "),
        id=identifiers[0] if identifiers else "",
        classes=tuple(part["cls"] for part in parts if part["cls"]),
        attributes={part["key"]: part["q"] if part["q"] is not None else part["v"] for part in parts if part["key"]},
        line=line,
        unread=tuple(_unread(braces[1], parts)) if braces else (),
    )


def _unread(written: str, parts: list[re.Match[str]]) -> Iterator[str]:
    yield from _ATTRIBUTE.sub(" ", written).split()
    seen = set[str]()
    for part in parts:
        name = part["key"] or ("#" if part["id"] else part[0])
        if name in seen:
            yield part[0]
        seen.add(name)
