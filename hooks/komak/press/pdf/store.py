"""The print room's part of the cache: the key of a sheet, and the pictures that Typst may read, in ``root/``."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf

from komak import workshop
from komak.workshop import Kept, code_of, write_whole
from komak.workshop.moment import timestamp

from .sheet import Artefact, Sheet
from .typesetting import Stage

BRAND = Path(__file__).parents[3] / "theme" / "brand"
_LOGO, _COVER = "logo.svg", "handout-cover.svg"
_NOT_PRINTED = ("dest", "source", "first_line", "images")  # images count by their bytes


@dataclass(frozen=True)
class Store:
    """A cache folder, for one look of the handouts."""

    folder: Path
    brand: Path = BRAND

    @cached_property
    def files(self) -> workshop.Store:
        """Finished PDFs."""
        return workshop.Store(self.folder)

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
        said["room"] = [code_of("press.pdf"), _digest(self.brand / _LOGO), _digest(self.brand / _COVER), timestamp()]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]

    def find(self, sheet: Sheet, key: str) -> Artefact | None:
        """Return the finished PDF if it is there and whole."""
        kept = self.files.find(key, ".pdf")
        return artefact(sheet.dest, kept) if kept else None

    def keep(self, sheet: Sheet, key: str, pdf: bytes) -> Artefact:
        """Write a PDF and its facts."""
        return artefact(sheet.dest, self.files.keep(key, ".pdf", pdf, _pages(pdf)))

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
        if _content(self.root / name) != content:
            write_whole(self.root / name, content)
        return name


def artefact(dest: str, kept: Kept) -> Artefact:
    """A file of the store at its address on the site."""
    return Artefact(dest, kept.path, kept.size, kept.pages, kept.sha256)


def _content(path: Path) -> bytes | None:
    with suppress(OSError):
        return path.read_bytes()
    return None


def _digest(path: Path) -> str:
    content = _content(path)
    return "absent" if content is None else hashlib.sha256(content).hexdigest()


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)
