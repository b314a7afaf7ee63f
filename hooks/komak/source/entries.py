"""A YAML file that is a list of entries with ids: checked one by one, so that one mistake costs one entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from komak.ground.issue import Code, Issue
from komak.ground.lines import Lines
from komak.ground.yaml_tree import YamlTree
from komak.model.metadata import Entry
from komak.source.reader import Reader
from komak.source.shape import shaped

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Entries(Generic[E]):
    """Entries that could be read, and the line of each by id."""

    all: tuple[E, ...] = ()
    lines: Lines = field(default_factory=Lines)


def read_entries(reader: Reader, path: str, shape: type[E], code: Code) -> Entries[E]:
    """The list at `path`, each entry a `shape`; empty if there is no such file. `code` is said of the list."""
    parts = reader.entries(path, (code, "list", "this file must be a list", "Start each entry with `- id: …`."))
    entries, lines, places = dict[str, E](), Lines(), reader.lines(path)
    for number, part in enumerate(parts or ()):
        entry = shaped(shape, YamlTree(part, places.below(f".{number}")), path, reader.found)
        line = places[f".{number}"]
        if entry is not None and entry.id in entries:
            reader.found.add(Issue(path, line, code, entry.id,
                                   f"the id stands here a second time, first in line {lines[entry.id]}",
                                   "Keep one of the two entries, or rename one."))  # fmt: skip
        elif entry is not None:
            entries[entry.id], lines[entry.id] = entry, line
    return Entries(tuple(entries.values()), lines)
