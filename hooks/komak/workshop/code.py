"""The code that makes a thing, as part of its key: a key made by hand would forget a room sooner or later."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import re
from pathlib import Path

import fontpkg_noto_sans

PACKAGE = Path(__file__).parents[1]
_BRAND = PACKAGE.parent / "theme" / "brand"
_FONTS = Path(fontpkg_noto_sans.__file__).parent / "files"
_IMPORT = re.compile(r"^\s*(?:from|import) komak\.(\w+)", re.MULTILINE)
_SUFFIXES = frozenset({".py", ".typ", ".svg", ".png", ".yml", ".j2", ".ttf"})
_LIBRARIES = (
    *("typst", "Markdown", "lxml", "pikepdf", "python-docx", "openpyxl", "fontpkg-noto-sans"),
    *("babel", "jinja2", "UzTransliterator", "snowballstemmer"),
)


@functools.cache
def code_of(*rooms: str) -> str:
    """Hash of these rooms and of all that they import, of the sign and typeface, and of the libraries' versions."""
    folders = [*(PACKAGE / room for room in sorted(_reached(rooms))), _BRAND, _FONTS]
    files = [file for folder in folders for file in _files(folder)]
    digests = [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    versions = [importlib.metadata.version(library) for library in _LIBRARIES]
    return hashlib.sha256(json.dumps([digests, versions]).encode()).hexdigest()


def _reached(rooms: tuple[str, ...]) -> set[str]:
    """The rooms and every room that one of them imports, at the top of a file or inside a function."""
    reached: set[str] = set()
    waiting = list(rooms)
    while waiting:
        room = waiting.pop()
        if room not in reached:
            reached.add(room)
            waiting += [name for file in _files(PACKAGE / room) for name in _imported(file)]
    return reached


def _imported(file: Path) -> list[str]:
    return _IMPORT.findall(file.read_text("utf-8")) if file.suffix == ".py" else []


def _files(place: Path) -> list[Path]:
    """Files of a room that is a folder, or the one file of a small room."""
    if not place.is_dir():
        return [place.with_suffix(".py")]
    return sorted(file for file in place.rglob("*") if file.suffix in _SUFFIXES)
