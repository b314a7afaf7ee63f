"""One Markdown file to a `Document`: metadata by its shape, body by its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from komak.ground.issue import Code, Findings, Issue
from komak.ground.lines import Lines
from komak.ground.yaml_tree import YamlTree, read_yaml
from komak.model import (
    Document,
    DocumentKind,
    HandoutSource,
    HandoutTranslation,
    ModuleSource,
    ModuleTranslation,
    PageMetadata,
)
from komak.source.outline import sections
from komak.source.reader import Reader
from komak.source.shape import shaped
from komak.source.stamps import read_stamps, stamps_path
from komak.source.text import SourceText, read_text

Shape: TypeAlias = type[ModuleTranslation] | type[HandoutTranslation] | type[PageMetadata]

_FENCE = "---"
_FIELD = re.compile(rf"(?:{'|'.join(PageMetadata.model_fields)})\s*:")
_HEADING = re.compile(r" {0,3}(?:> ?)*(?:#|=+\s*$|-+\s*$)")
"""As Markdown sees one, also by the line below it."""
MOST_BYTES = 120 * 1024
"""The longest module has 60 KB. Reading takes a second for every 40 KB of nothing but links."""
MOST_HEADINGS = 400
"""The longest page has 34. Each new id is compared with those before it."""
MOST_NOTES = 400
"""Calls and footnotes together; the same."""


def document_shape(kind: DocumentKind, *, is_source: bool) -> Shape:
    """The metadata class of a file of this kind in the source language or in a translation."""
    if kind is DocumentKind.PAGE:
        return PageMetadata
    if kind is DocumentKind.MODULE:
        return ModuleSource if is_source else ModuleTranslation
    if kind is DocumentKind.LETTER:
        return HandoutTranslation  # a letter has texts only, in every language
    return HandoutSource if is_source else HandoutTranslation


def read_document(reader: Reader, path: str, kind: DocumentKind, locale: str, *, is_source: bool) -> Document | None:
    """The document at `path`, or None if its metadata is unusable."""
    if path not in reader.documents:
        reader.documents[path] = _document(reader, path, kind, locale, is_source=is_source)
    return reader.documents[path]


def _document(reader: Reader, path: str, kind: DocumentKind, locale: str, *, is_source: bool) -> Document | None:
    source, found = read_text(reader.root, path, reader.found), reader.found
    if source is None:
        return None
    if too_long := list(_too_long(source)):
        found.add(*too_long)
        return None
    halves = _halves(source, found, required=kind is not DocumentKind.PAGE)
    if halves is None:
        return None
    tree, body, body_line = halves
    metadata = shaped(document_shape(kind, is_source=is_source), tree, path, found)
    if metadata is None:
        return None
    stamps = {} if is_source else read_stamps(reader, stamps_path(path), path)
    outline = sections(body, body_line)
    return Document(path, kind, locale, metadata, tree.lines, source.text, body, body_line, outline, stamps)


def _too_long(source: SourceText) -> Iterator[Issue]:
    """What would make reading slow: no text for people is so long."""
    size, lines = len(source.text.encode()), source.text.split("\n")
    headings = [number for number, line in enumerate(lines, 1) if _HEADING.match(line)]
    if size > MOST_BYTES:
        yield Issue(source.path, 1, Code.TOO_LARGE, "file", f"the text has {size // 1024} KB, the limit is {MOST_BYTES // 1024} KB",
                    "Split the text into several files.")  # fmt: skip
    notes = [number for number, line in enumerate(lines, 1) for _ in range(line.count("[^"))]
    for name, found, most in (("headings", headings, MOST_HEADINGS), ("marks of footnotes", notes, MOST_NOTES)):
        if len(found) > most:
            yield Issue(source.path, found[most], Code.TOO_LARGE, "text",
                        f"the text has {len(found)} {name}, the limit is {most}", "Split the text into several files.")  # fmt: skip


def _halves(source: SourceText, found: Findings, *, required: bool) -> tuple[YamlTree, str, int] | None:
    """Metadata tree, body, line of the body's first line."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        if not required:
            return _bare(source, lines, found)
        found.add(_no_metadata(source.path, "the file does not start with a metadata block",
                               "Start it with `---`, the fields, and `---` again"))  # fmt: skip
        return None
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        found.add(_no_metadata(source.path, "the metadata block is not closed",
                               "Put a line `---` after the last field"))  # fmt: skip
        return None
    tree = read_yaml(source.path, "\n".join(lines[1:end]), found, offset=1)
    if tree is None:
        return None
    return tree if tree.root else YamlTree({}, tree.lines), "\n".join(lines[end + 1 :]), min(end + 2, len(lines))


def _bare(source: SourceText, lines: list[str], found: Findings) -> tuple[YamlTree, str, int]:
    """A page without metadata; a block of them that does not begin in the first line is told, and is no text."""
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    first = start + (lines[start].rstrip() == _FENCE)
    if first == len(lines) or not _FIELD.match(lines[first]):
        return YamlTree({}, Lines()), source.text, 1
    found.add(_no_metadata(source.path, "the metadata of the page do not begin in its first line with `---`",
                           "Write `---` into the first line, the fields below it, and `---` again"))  # fmt: skip
    end = next((index for index in range(first, len(lines)) if lines[index].rstrip() in (_FENCE, "")), len(lines) - 1)
    return YamlTree({}, Lines()), "\n".join(lines[end + 1 :]), min(end + 2, len(lines))


def _no_metadata(path: str, problem: str, mend: str) -> Issue:
    return Issue(path, 1, Code.NO_METADATA, "metadata", problem, mend + ".")
