"""Rendered texts, kept from run to run: most texts are those of the last run, and rendering is the slow part of a check.

One file holds the texts of one run by their hash, so it cannot grow; it is worthless to another version of the dialect.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from komak import dialect

Render: TypeAlias = Callable[[str], str]


@contextmanager
def kept(file: Path | None) -> Iterator[Render]:
    """Yield `dialect.render` with a memory in `file`; without a file it forgets."""
    known = _read(file) if file else {}
    used: dict[str, str] = {}

    def render(markdown: str) -> str:
        key = hashlib.sha256(markdown.encode()).hexdigest()
        used[key] = known[key] if key in known else dialect.render(markdown)
        return used[key]

    yield render
    if file and used.keys() != known.keys():
        _write(file, used)


def _read(file: Path) -> Mapping[str, str]:
    try:
        memory = json.loads(file.read_bytes())
        return dict(memory["texts"]) if memory["dialect"] == _version() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(file: Path, texts: Mapping[str, str]) -> None:
    """Write the file whole or not at all, also when two builds run at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    draft.write_text(json.dumps({"dialect": _version(), "texts": texts}, ensure_ascii=False), encoding="utf-8")
    draft.replace(file)


@functools.cache
def _version() -> str:
    """Return the hash of everything that decides how a text is rendered."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(importlib.metadata.version("Markdown").encode() + code).hexdigest()
