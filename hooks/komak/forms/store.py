"""The cache of finished form files: ``<hash>`` with its ending and ``<hash>.json`` in one folder.

The hash covers everything that can change a byte, so an entry is never stale; a damaged one is made anew.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import komak.dialect
import komak.handouts
from komak.handouts import Artefact
from komak.handouts.engine import timestamp
from komak.handouts.store import BRAND

_KEPT = 600  # entries: several editions of all forms
_PACKAGES = ("typst", "Markdown", "lxml", "pikepdf", "python-docx", "openpyxl", "fontpkg-noto-sans")


class Wanted(Protocol):
    """A file to make, as far as the cache is concerned: an order of this room or of another."""

    @property
    def dest(self) -> str:
        """Address from the site's root."""

    @property
    def suffix(self) -> str:
        """End of its name."""

    @property
    def content(self) -> str:
        """Everything that can change a byte, but for the code of this room."""


@dataclass(frozen=True)
class FormStore:
    """A cache folder."""

    folder: Path

    def key(self, order: Wanted) -> str:
        """Return the hash of everything that decides the bytes of a file."""
        return hashlib.sha256(f"{_room()} {timestamp()} {order.content}".encode()).hexdigest()[:32]

    def find(self, order: Wanted, key: str) -> Artefact | None:
        """Return the finished file if it is there and whole."""
        path = self._path(order, key)
        try:
            facts = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            if hashlib.sha256(path.read_bytes()).hexdigest() == facts["sha256"]:
                os.utime(path)
                return Artefact(order.dest, path, int(facts["size"]), int(facts["pages"]), facts["sha256"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def keep(self, order: Wanted, key: str, content: bytes, pages: int) -> Artefact:
        """Write a file and its facts; the facts last, so that a torn entry is no entry."""
        path, digest = self._path(order, key), hashlib.sha256(content).hexdigest()
        _write(path, content)
        _write(
            self.folder / f"{key}.json", json.dumps({"pages": pages, "sha256": digest, "size": len(content)}).encode()
        )
        return Artefact(order.dest, path, len(content), pages, digest)

    def _path(self, order: Wanted, key: str) -> Path:
        return self.folder / f"{key}{order.suffix}"

    def prune(self, used: Iterable[str]) -> None:
        """Drop the entries unused for longest once there are too many; never one of this run."""
        spared = set(used)
        entries = [path for path in self.folder.glob("*.*") if path.suffix != ".json" and path.is_file()]
        old = sorted(entries, key=lambda path: path.stat().st_mtime, reverse=True)
        for path in [path for path in old if path.name.partition(".")[0] not in spared][max(_KEPT - len(spared), 0) :]:
            (self.folder / f"{path.name.partition('.')[0]}.json").unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, also when two builds run at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(content)
    draft.replace(path)


@functools.cache
def _room() -> str:
    """Return the hash of what makes the files: this room, the print room, the dialect, the sign of the project."""
    rooms = [
        Path(__file__).parent,
        *(Path(str(room.__file__)).parent for room in (komak.handouts, komak.dialect)),
        BRAND,
    ]
    suffixes = {".py", ".typ", ".svg", ".ttf", ".png"}
    files = sorted(path for room in rooms for path in room.rglob("*") if path.suffix in suffixes)
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    versions = [importlib.metadata.version(package) for package in _PACKAGES]
    return hashlib.sha256(json.dumps([versions, digests]).encode()).hexdigest()
