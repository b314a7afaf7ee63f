"""Strict YAML with line numbers: mappings, lists and strings, nothing else.

YAML 1.1 reads ``1:30`` as 90, ``no`` as false and lets the last of two equal keys win; anchors and tags can hide
or explode content. So the events are read here: every scalar stays the string that the author wrote (the shape
in `model.metadata` says what it must be), and whatever is not plain data becomes an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from komak.ground.issue import Code, Findings, Issue
from komak.ground.lines import Lines
from komak.ground.unseen import CONTROL, UNSEEN

MAX_DEPTH = 8
"""The deepest metadata of Koʻmak has four levels."""

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

_ID = re.compile(r"[a-z0-9._/-]*")
_REMARK = re.compile(" +#")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster, same events


@dataclass(frozen=True)
class YamlTree:
    """Parsed YAML and where each part of it stands."""

    root: Tree
    lines: Lines


@dataclass
class _Parsing:
    path: str
    offset: int
    events: Iterator[yaml.Event]
    found: Findings
    written: list[str]
    """The lines of the text if any of them has a remark, else nothing."""
    lines: Lines = field(default_factory=Lines)

    def line(self, event: yaml.Event) -> int:
        """Line in the file on which `event` begins."""
        return (event.start_mark.line if event.start_mark else 0) + 1 + self.offset

    def value(self, event: yaml.Event, where: str, depth: int) -> Tree:
        line = self.line(event)
        self.lines.setdefault(where, line)
        if depth > MAX_DEPTH:
            raise _RefusedError(Code.TOO_DEEP, line, f"the metadata is nested deeper than {MAX_DEPTH} levels",
                           "Write it flat, as the other modules do")  # fmt: skip
        self.refuse_references(event, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(where, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(where, depth)
        assert isinstance(event, yaml.ScalarEvent)
        self.remark(event, where)
        return "" if event.value in ("null", "~") and event.implicit[0] else self.scalar(str(event.value), line)

    def scalar(self, value: str, line: int) -> str:
        if control := CONTROL.search(value) or UNSEEN.search(value):
            name = f"U+{ord(control[0]):04X}"
            raise _RefusedError(Code.CONTROL_CHARACTER, line,
                                f"an escape in the quotes writes the control character {name}", "Delete it")  # fmt: skip
        return value

    def remark(self, event: yaml.ScalarEvent, where: str) -> None:
        """A text that ends at ` #`: whoever wrote `Visit #1` meant no remark. Behind a number or an id nothing is lost."""
        end = event.end_mark if self.written and not event.style else None
        if end and not _ID.fullmatch(str(event.value)) and _REMARK.match(self.written[end.line], end.column):
            self.found.add(Issue(self.path, end.line + 1 + self.offset, Code.REMARK, where,
                                 f"the text ends at {str(event.value)[-30:]!r}: what stands behind # is a remark",
                                 'Put the text in "quotes", or give the remark a line of its own.'))  # fmt: skip

    def refuse_references(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(Code.YAML_REFERENCE, line, "anchors (&name) and aliases (*name) are not allowed",
                           "Write the value out; put a text that starts with & or * in quotes")  # fmt: skip
        if getattr(event, "tag", None) and str(event.tag) != "!":  # type: ignore[attr-defined]
            raise _RefusedError(Code.YAML_REFERENCE, line, "YAML tags (!name) are not allowed",
                           "Delete the tag; put a text that starts with ! in quotes")  # fmt: skip

    def mapping(self, where: str, depth: int) -> Tree:
        result: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = self.line(event)
            key = self.value(event, "", depth + 1)
            if not isinstance(key, str):
                raise _RefusedError(Code.MALFORMED_YAML, line, "a field name must be a word", "Write `name: value`")
            path = f"{where}.{key}" if where else key
            value = self.value(next(self.events), path, depth + 1)
            if key in result:
                self.duplicate(path, line)
                continue
            self.lines[path] = line
            result[key] = value
        return result

    def sequence(self, where: str, depth: int) -> Tree:
        result: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.value(event, f"{where}.{len(result)}", depth + 1))
        return result

    def duplicate(self, path: str, line: int) -> None:
        problem = f"the field stands here a second time, first in line {self.lines[path]}"
        self.found.add(Issue(self.path, line, Code.DUPLICATE_KEY, path, problem, "Keep one of the two."))


class _RefusedError(Exception):
    """Stops reading one file; becomes an issue at the door of this module."""

    def __init__(self, code: Code, line: int, problem: str, mend: str) -> None:
        self.code, self.line, self.problem, self.mend = code, line, problem, mend


def read_yaml(path: str, text: str, found: Findings, offset: int = 0) -> YamlTree | None:
    """The tree of `text`, whose first line is line `offset + 1` of the file `path`; None if nothing of it can be used."""
    written = text.split("\n") if " #" in text else []
    parsing = _Parsing(path, offset, iter(yaml.parse(text, Loader=_LOADER)), found, written)
    try:
        return YamlTree(_document(parsing), parsing.lines)
    except _RefusedError as refused:
        found.add(Issue(path, refused.line, refused.code, "metadata", refused.problem, refused.mend + "."))
    except yaml.YAMLError as error:
        found.add(_malformed(path, text, offset, error))
    return None


def _document(parsing: _Parsing) -> Tree:
    next(parsing.events)  # stream start
    if isinstance(next(parsing.events), yaml.StreamEndEvent):
        return {}
    root = parsing.value(next(parsing.events), "", 0)
    next(parsing.events)  # document end
    if not isinstance(event := next(parsing.events), yaml.StreamEndEvent):
        line = parsing.line(event)
        raise _RefusedError(Code.MALFORMED_YAML, line, "a second YAML document starts here", "Delete the line `---`")
    return root


def _malformed(path: str, text: str, offset: int, error: yaml.YAMLError) -> Issue:
    mark = getattr(error, "problem_mark", None)
    last = text.rstrip().count("\n")  # what is cut off ends behind the last line, where nobody would look
    line = min(mark.line if mark else 0, last) + 1 + offset
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    mend = 'Put a text that has `: `, `#` or quotes in it between "quotes", and check the indentation.'
    return Issue(path, line, Code.MALFORMED_YAML, "metadata", f"the YAML is malformed: {problem}", mend)
