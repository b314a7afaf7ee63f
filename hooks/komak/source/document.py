"""One Markdown file to a `Document`: metadata by its shape, body by its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from komak.ground.issue import Code, Issue
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
from komak.source.shape import shaped
from komak.source.stamps import read_stamps
from komak.source.text import SourceText, read_text
from komak.source.yaml_tree import YamlTree, read_yaml

Shape: TypeAlias = type[ModuleTranslation] | type[HandoutTranslation] | type[PageMetadata]

_FENCE = "---"
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


def read_document(
    root: Path, path: str, kind: DocumentKind, locale: str, *, is_source: bool
) -> tuple[Document | None, list[Issue]]:
    """The document at `path` (relative to `root`), or None if its metadata is unusable, and all its issues."""
    source, issues = read_text(root, path)
    if source is None:
        return None, issues
    if too_long := list(_too_long(source)):
        return None, [*issues, *too_long]
    tree, body, body_line, more = _halves(source, required=kind is not DocumentKind.PAGE)
    issues += more
    if tree is None:
        return None, issues
    metadata, more = shaped(document_shape(kind, is_source=is_source), tree, path)
    issues += more
    if metadata is None:
        return None, issues
    stamps, more = ({}, []) if is_source else read_stamps(root, path)
    issues += more
    outline = sections(body, body_line)
    return Document(path, kind, locale, metadata, tree.lines, source.text, body, body_line, outline, stamps), issues


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


def _halves(source: SourceText, *, required: bool) -> tuple[YamlTree | None, str, int, list[Issue]]:
    """Metadata tree, body, line of the body's first line, issues."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return _without_metadata(source, required=required)
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        return None, "", 1, [_no_metadata(source.path, "the metadata block is not closed",
                                          "Put a line `---` after the last field")]  # fmt: skip
    tree, issues = read_yaml(source.path, "\n".join(lines[1:end]), offset=1)
    if tree is not None and not tree.root:
        tree = YamlTree({}, tree.lines)
    return tree, "\n".join(lines[end + 1 :]), end + 2, issues


def _without_metadata(source: SourceText, *, required: bool) -> tuple[YamlTree | None, str, int, list[Issue]]:
    if not required:
        return YamlTree({}, {}), source.text, 1, []
    return None, "", 1, [_no_metadata(source.path, "the file does not start with a metadata block",
                                      "Start it with `---`, the fields, and `---` again")]  # fmt: skip


def _no_metadata(path: str, problem: str, mend: str) -> Issue:
    return Issue(path, 1, Code.NO_METADATA, "metadata", problem, mend + ".")
