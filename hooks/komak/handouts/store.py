"""The cache of finished PDFs: ``<hash>.pdf`` and ``<hash>.json`` in one folder, pictures in ``root/`` beside them.

The hash covers everything that can change a byte, so an entry is never stale; a damaged one is made anew.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.metadata
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from komak import dialect

from .engine import FONTS, timestamp
from .sheet import Artefact, Sheet
from .typesetting import HERE, Stage

BRAND = Path(__file__).parents[2] / "theme" / "brand"
_LOGO, _COVER = "logo.svg", "handout-cover.svg"
_PACKAGES = ("typst", "Markdown", "lxml")
_KEPT = 400  # entries: several editions of the whole curriculum
_NOT_PRINTED = ("dest", "source", "first_line", "images")  # images count by their bytes


@dataclass(frozen=True)
class Store:
    """A cache folder, for one look of the handouts."""

    folder: Path
    brand: Path = BRAND

    @property
    def root(self) -> Path:
        """The only folder that Typst can read."""
        return self.folder / "root"

    def key(self, sheet: Sheet) -> str:
        """Return the hash of everything that decides how a sheet looks."""
        said: dict[str, object] = {
            field.name: getattr(sheet, field.name)
            for field in dataclasses.fields(sheet)
            if field.name not in _NOT_PRINTED
        }
        said["words"], said["links"] = dataclasses.asdict(sheet.words), sorted(sheet.links.items())
        said["images"] = [(source, _digest(path)) for source, path in sorted(sheet.images.items())]
        said["room"] = [_room(), _digest(self.brand / _LOGO), _digest(self.brand / _COVER), timestamp()]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]

    def find(self, sheet: Sheet, key: str) -> Artefact | None:
        """Return the finished PDF if it is there and whole."""
        try:
            facts = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            path = self.folder / f"{key}.pdf"
            if hashlib.sha256(path.read_bytes()).hexdigest() == facts["sha256"]:
                os.utime(path)
                return Artefact(sheet.dest, path, int(facts["size"]), int(facts["pages"]), facts["sha256"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def keep(self, sheet: Sheet, key: str, pdf: bytes) -> Artefact:
        """Write a PDF and its facts; the facts last, so that a torn entry is no entry."""
        path, pages, digest = self.folder / f"{key}.pdf", _pages(pdf), hashlib.sha256(pdf).hexdigest()
        facts = {"pages": pages, "sha256": digest, "size": len(pdf)}
        _write(path, pdf)
        _write(self.folder / f"{key}.json", json.dumps(facts).encode())
        return Artefact(sheet.dest, path, len(pdf), pages, digest)

    def stage(self, sheet: Sheet) -> Stage:
        """Copy the pictures of a sheet to where Typst may read them."""
        staged = {source: self._put(path) for source, path in sorted(sheet.images.items())}
        images = {source: name for source, name in staged.items() if name}
        return Stage(self.root, images, self._put(self.brand / _LOGO), self._put(self.brand / _COVER))

    def _put(self, path: Path) -> str | None:
        try:
            content = path.read_bytes()
        except OSError:
            return None
        name = hashlib.sha256(content).hexdigest()[:32] + path.suffix.lower()
        if not (self.root / name).exists():
            _write(self.root / name, content)
        return name

    def prune(self, used: Iterable[str]) -> None:
        """Drop the entries unused for longest once there are too many; never one of this run."""
        spared = set(used)
        entries = sorted(self.folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in [path for path in entries if path.stem not in spared][max(_KEPT - len(spared), 0) :]:
            path.with_suffix(".json").unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, also when two builds run at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(content)
    draft.replace(path)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "absent"


@functools.cache
def _room() -> str:
    """Return the hash of this room: template, icons, code, fonts, engine."""
    folders = (HERE, Path(dialect.__file__).parent, FONTS)
    files = sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".typ", ".svg", ".ttf")
    )
    versions = [importlib.metadata.version(package) for package in _PACKAGES]
    return hashlib.sha256(json.dumps([versions, *map(_digest, files)]).encode()).hexdigest()


def _pages(pdf: bytes) -> int:
    """Read the number of pages from the root of the page tree, which Typst leaves in plain sight."""
    return max(map(int, re.findall(rb"/Count (\d+)", pdf.partition(b"/Type/Outlines")[0])), default=1)
