"""A YAML file that is a list of entries with ids: checked one by one, so that one mistake costs one entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from komak.ground.issue import Code, Issue
from komak.model.metadata import Entry
from komak.source.shape import shaped
from komak.source.text import read_text, stands
from komak.source.yaml_tree import Tree, YamlTree, read_yaml

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Entries(Generic[E]):
    """Entries that could be read, the line of each by id, and every issue."""

    all: tuple[E, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def read_entries(root: Path, path: str, shape: type[E], code: Code) -> Entries[E]:
    """The list at `path` below `root`, each entry a `shape`; empty if there is no such file. `code` is said of the list."""
    if not stands(root, path):
        return Entries()
    source, issues = read_text(root, path)
    tree, more = read_yaml(path, source.text) if source else (None, [])
    issues += more
    if tree is None:
        return Entries(issues=tuple(issues))
    if not isinstance(tree.root, list):
        issues.append(Issue(path, 1, code, "list", "this file must be a list", "Start each entry with `- id: …`."))
        return Entries(issues=tuple(issues))
    return _entries(path, tree, tree.root, shape, code, issues)


def _entries(
    path: str, tree: YamlTree, parts: list[Tree], shape: type[E], code: Code, issues: list[Issue]
) -> Entries[E]:
    entries: dict[str, E] = {}
    lines: dict[str, int] = {}
    for number, part in enumerate(parts):
        entry, more = shaped(shape, tree.part(part, f".{number}"), path)
        issues += more
        line = tree.lines[f".{number}"]
        if entry is not None and entry.id in entries:
            issues.append(Issue(path, line, code, entry.id,
                                f"the id stands here a second time, first in line {lines[entry.id]}",
                                "Keep one of the two entries, or rename one."))  # fmt: skip
        elif entry is not None:
            entries[entry.id], lines[entry.id] = entry, line
    return Entries(tuple(entries.values()), lines, tuple(issues))
