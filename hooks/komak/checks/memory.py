"""The issues of the last check, kept in a file: while nothing changed that a rule can see, they are the same."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.metadata
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from komak.ground.issue import Code, Issue, Severity
from komak.workshop import write_whole

_SEEN = ("curriculum", "docs")  # folders of a project that rules look into
_PACKAGE = Path(__file__).parents[1]
_PACKAGES = ("fontpkg-noto-sans", "lxml", "Markdown", "nh3", "Pillow", "snowballstemmer", "UzTransliterator")


def remembered(file: Path | None, root: Path, find: Callable[[], Iterable[Issue]]) -> tuple[Issue, ...]:
    """What `find` finds in the project `root`, from `file` if it was found there before. Without a file: `find()`."""
    if file is None:
        return tuple(find())
    key = _fingerprint(root)
    issues = _read(file, key)
    if issues is None:
        issues = tuple(find())
        found = {"key": key, "issues": [dataclasses.asdict(issue) for issue in issues]}
        with suppress(OSError):  # a memory that cannot be written is none
            write_whole(file, json.dumps(found, ensure_ascii=False).encode())
    return issues


def _fingerprint(root: Path) -> str:
    """Hash of everything that rules can see: the content, the rules themselves, and the libraries they ask."""
    content = (path for folder in _SEEN for path in _files(root / folder))
    seen = [(path.relative_to(root).as_posix(), _digest(path)) for path in content]
    return hashlib.sha256(json.dumps([_rules(), seen]).encode()).hexdigest()


@functools.cache
def _rules() -> str:
    code = [_digest(path) for path in _files(_PACKAGE) if path.suffix in (".py", ".yml")]
    versions = [sys.version, *map(importlib.metadata.version, _PACKAGES)]
    return hashlib.sha256(json.dumps([code, versions]).encode()).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"


def _read(file: Path, key: str) -> tuple[Issue, ...] | None:
    try:
        memory = json.loads(file.read_bytes())
        if memory["key"] == key:
            return tuple(map(_issue, memory["issues"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _issue(told: dict[str, object]) -> Issue:
    severity, code = Severity(str(told["severity"])), Code(str(told["code"]))
    return Issue(**{**told, "severity": severity, "code": code})  # type: ignore[arg-type]
