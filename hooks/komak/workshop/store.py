"""Made files in one folder: ``<key><suffix>`` and ``<key>.json`` with its hash, size and pages."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from komak.workshop.whole import write_whole

_FEWEST = 400
"""Entries that are kept at least: a small project may change its languages and back."""
_TORN_AFTER = 3600
"""Seconds after which an unfinished file belongs to a run that was killed."""


@dataclass(frozen=True)
class Kept:
    """A file in the store."""

    path: Path
    size: int
    """Bytes."""
    pages: int
    """0 if it has none."""
    sha256: str


@dataclass(frozen=True)
class Store:
    """A folder of one room's files. A key covers everything that can change a byte, so an entry is never stale."""

    folder: Path

    def find(self, key: str, suffix: str) -> Kept | None:
        """The file if it is there and whole: its bytes are those that were written."""
        path = self.folder / f"{key}{suffix}"
        try:
            facts = json.loads(self._facts(key).read_text("utf-8"))
            if hashlib.sha256(path.read_bytes()).hexdigest() != facts["sha256"]:
                return None
            kept = Kept(path, int(facts["size"]), int(facts["pages"]), facts["sha256"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        with suppress(OSError):  # a cache that may be read only
            path.touch()
        return kept

    def keep(self, key: str, suffix: str, content: bytes, pages: int = 0) -> Kept:
        """Write a file and its facts; the facts last, so that a torn entry is no entry."""
        path, digest = self.folder / f"{key}{suffix}", hashlib.sha256(content).hexdigest()
        facts = {"pages": pages, "sha256": digest, "size": len(content)}
        write_whole(path, content)
        write_whole(self._facts(key), json.dumps(facts).encode())
        return Kept(path, len(content), pages, digest)

    @property
    def trouble(self) -> str:
        """Why a part of it is done without, in one line."""
        return ""

    def prune(self, used: Collection[str]) -> None:
        """Drop the entries unused for longest, but keep those of this run and as many again: two branches take turns."""
        with suppress(OSError):  # another run drops the same, or nothing may be deleted here
            self._drop_torn()
            entries = [
                path for path in self.folder.iterdir() if path.is_file() and path.suffix not in (".json", ".tmp")
            ]
            unused = [path for path in entries if path.name.partition(".")[0] not in used]
            unused.sort(key=lambda path: path.stat().st_mtime, reverse=True)
            for path in unused[max(len(used), _FEWEST - len(used)) :]:
                self._facts(path.name.partition(".")[0]).unlink(missing_ok=True)
                path.unlink(missing_ok=True)

    def _drop_torn(self) -> None:
        for draft in self.folder.glob("*.tmp"):
            if draft.stat().st_mtime < time.time() - _TORN_AFTER:
                draft.unlink(missing_ok=True)

    def _facts(self, key: str) -> Path:
        return self.folder / f"{key}.json"
