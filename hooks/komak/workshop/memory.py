"""Results kept from run to run in one file: a text that was there in the last run is not worked on again.

Kept are the results of this run by the hash of their texts, so a file cannot grow; it is worthless to other code.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from komak.workshop import write_whole

Make: TypeAlias = Callable[[str], str]


@contextmanager
def kept(file: Path | None, make: Make, version: str) -> Iterator[Make]:
    """Yield `make` with a memory in `file` for code of this `version`; without a file it forgets."""
    known = _read(file, version) if file else {}
    used: dict[str, str] = {}

    def remembering(text: str) -> str:
        key = hashlib.sha256(text.encode()).hexdigest()
        if key not in used:
            used[key] = known[key] if key in known else make(text)
        return used[key]

    yield remembering
    if file and used.keys() != known.keys():
        with suppress(OSError):  # a memory that cannot be written is none
            write_whole(file, json.dumps({"version": version, "texts": used}, ensure_ascii=False).encode())


def code_version(folder: Path, *packages: str) -> str:
    """Hash of the code in `folder` and of the versions of the `packages` that it uses."""
    code = [path.read_text("utf-8") for path in sorted(folder.glob("*.py"))]
    return hashlib.sha256(json.dumps([code, *map(importlib.metadata.version, packages)]).encode()).hexdigest()


def _read(file: Path, version: str) -> Mapping[str, str]:
    try:
        memory = json.loads(file.read_bytes())
        return dict(memory["texts"]) if memory["version"] == version else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
