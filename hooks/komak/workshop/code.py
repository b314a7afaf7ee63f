"""The code that makes a thing, as part of its key: a key made by hand would forget a file sooner or later."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import re
from collections.abc import Iterator
from pathlib import Path

import fontpkg_noto_sans

PACKAGE = Path(__file__).parents[1]
_BRAND = PACKAGE.parent / "theme" / "brand"
_FONTS = Path(fontpkg_noto_sans.__file__).parent / "files"
_IMPORT = re.compile(r"^\s*from ([.\w]+) import (\([^)]*\)|.+)$", re.MULTILINE)
_NAME = re.compile(r"\w+")
_DATA = frozenset({".typ", ".svg", ".png", ".yml", ".j2", ".ttf", ".csl", ".css"})
_DISTRIBUTION = re.compile(r"[\w.-]+")


@functools.cache
def code_of(*rooms: str) -> str:
    """Hash of these rooms (dotted, below `komak`), of every file that they import, and of what lies beside these.

    The sign, the typeface and the versions of all libraries belong to it as well.
    """
    files = [*_reached(rooms), *_files(_BRAND), *_files(_FONTS)]
    digests = [(file.name, _digest(file)) for file in files]
    return hashlib.sha256(json.dumps([digests, *_versions()]).encode()).hexdigest()


@functools.cache
def _versions() -> tuple[tuple[str, str], ...]:
    """Of every library that pyproject.toml names for building: which of them changes a byte nobody has to know."""
    needed = importlib.metadata.requires("komak") or ()
    names = sorted(_DISTRIBUTION.findall(one)[0] for one in needed if "extra ==" not in one)
    return tuple((name, importlib.metadata.version(name)) for name in names)


@functools.cache
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _reached(rooms: tuple[str, ...]) -> list[Path]:
    """Python files of the rooms, those that one of them imports, at the top or inside a function, and their data."""
    reached: set[Path] = set()
    waiting = [file for room in rooms for file in _own(PACKAGE / Path(*room.split(".")))]
    while waiting:
        file = waiting.pop()
        if file not in reached:
            reached.add(file)
            waiting += _imported(file)
    data = {path for folder in {file.parent for file in reached} for path in _beside(folder)}
    return sorted(reached | data)


def _own(place: Path) -> list[Path]:
    return list(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


@functools.cache
def _imported(file: Path) -> tuple[Path, ...]:
    return tuple({found for name in _names(file) for found in _modules(name)})


def _names(file: Path) -> Iterator[str]:
    """Dotted names below `komak` of all that a file imports: modules, and what may be a module or a word in one."""
    package = ".".join(file.relative_to(PACKAGE.parent).parent.parts)
    for module, words in _IMPORT.findall(file.read_text("utf-8")):
        base = f"{package}.{module[1:]}" if module.startswith(".") else module
        if base.partition(".")[0] == PACKAGE.name:
            yield from (f"{base}.{word}" for word in _NAME.findall(words))


@functools.cache  # most names are imported by many files
def _modules(name: str) -> tuple[Path, ...]:
    """The files that run when the dotted name is imported: every package on the way and the module itself."""
    package = name.rpartition(".")[0]
    place = PACKAGE.parent.joinpath(*name.split("."))
    own = (file for file in (place / "__init__.py", place.with_suffix(".py")) if file.exists())
    return (*(_modules(package) if package else ()), *own)


def _beside(folder: Path) -> Iterator[Path]:
    """Data files of a room and of its folders that are no rooms."""
    for path in folder.iterdir():
        if path.is_dir() and not (path / "__init__.py").exists():
            yield from _beside(path)
        elif path.suffix in _DATA:
            yield path


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in _DATA)
