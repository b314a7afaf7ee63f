"""What lies in ``curriculum/``: which files are documents, in which language, and which names cannot stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.model.metadata import SLUG_PATTERN
from komak.source.reader import Reader
from komak.source.text import leaves

IMAGE_SUFFIXES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
STAMPS_SUFFIX = ".stamps.yml"
QUESTIONS = "questions.yml"
RESERVED_HANDOUTS = frozenset(
    {
        "facilitator",
        "side-by-side",
        "facilitator-side-by-side",
        "guide",
        "slides",
        "tasks",
        "test",
        "test-a",
        "test-b",
        "test-key",
        "images",
        "handouts",
        "index",
    }
)

_DOCUMENT = re.compile(r"^(?P<stem>[^.]+)\.(?P<locale>[a-z]{2,3}(?:-[A-Z][a-z]{3})?)\.md$")
_SLUG = re.compile(SLUG_PATTERN)
_IMAGE_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]{2,3}(-[A-Z][a-z]{3})?)?\.[a-z]+$")


@dataclass(frozen=True)
class ModuleFolder:
    """Files of one module by what they are; all paths from the project folder."""

    track: str
    slug: str
    path: str
    texts: dict[str, str]
    """Locale to path of ``module.<locale>.md``."""
    handouts: dict[str, dict[str, str]]
    """Slug to locale to path."""
    images: tuple[str, ...]
    """From the module's folder."""


def visible(folder: Path) -> list[Path]:
    """Entries of `folder` in name order, without stamps and the leftovers of editors and systems."""
    return sorted(
        entry
        for entry in folder.iterdir()
        if not entry.name.startswith((".", "~")) and not entry.name.endswith(STAMPS_SUFFIX)
    )


def localised(name: str) -> tuple[str, str] | None:
    """Stem and locale of ``stem.locale.md``, or None."""
    match = _DOCUMENT.fullmatch(name)
    return (match["stem"], match["locale"]) if match else None


def module_folder(reader: Reader, folder: Path) -> ModuleFolder:
    """Sort the files of one module; `folder` is ``curriculum/<track>/<module>``."""
    root, texts = reader.root, dict[str, str]()
    reader.found.add(*_bad_folder_names(root, folder))
    for entry in visible(folder):
        found = localised(entry.name)
        if entry.is_file() and found and found[0] == "module":
            texts[found[1]] = _relative(root, entry)
        elif not _is_known(entry):
            reader.found.add(unexpected(root, entry, f"module.<language>.md, {QUESTIONS}, handouts/ and images/"))
    handouts, images = _handouts(reader, folder / "handouts"), _images(reader, folder / "images")
    return ModuleFolder(folder.parent.name, folder.name, _relative(root, folder), texts, handouts, images)


def _is_known(entry: Path) -> bool:
    return entry.name in ("handouts", "images") if entry.is_dir() else entry.name == QUESTIONS


def _handouts(reader: Reader, folder: Path) -> dict[str, dict[str, str]]:
    handouts: dict[str, dict[str, str]] = {}
    for entry in visible(folder) if folder.is_dir() else []:
        found = localised(entry.name)
        if found is None or not entry.is_file():
            reader.found.add(unexpected(reader.root, entry, "<name>.<language>.md"))
        elif not _SLUG.fullmatch(found[0]) or found[0] in RESERVED_HANDOUTS:
            reader.found.add(_bad_name(reader.root, entry, found[0]))
        else:
            handouts.setdefault(found[0], {})[found[1]] = _relative(reader.root, entry)
    return handouts


def _images(reader: Reader, folder: Path) -> tuple[str, ...]:
    images, root = [], reader.root
    for entry in visible(folder) if folder.is_dir() else []:
        if leaves(root, entry):
            reader.found.add(_outside(root, entry))
        elif entry.suffix not in IMAGE_SUFFIXES or not entry.is_file():
            reader.found.add(unexpected(root, entry, "pictures (svg, png, jpg, webp)"))
        elif not _IMAGE_NAME.fullmatch(entry.name):
            reader.found.add(_bad_name(root, entry, entry.name))
        else:
            images.append(f"images/{entry.name}")
    return tuple(images)


def _bad_folder_names(root: Path, folder: Path) -> Iterator[Issue]:
    for entry in (folder, folder.parent):
        if not _SLUG.fullmatch(entry.name):
            yield _bad_name(root, entry, entry.name)


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _bad_name(root: Path, entry: Path, name: str) -> Issue:
    problem = f"the name {name!r} must be made of a-z, 0-9 and hyphens and not be one of " + ", ".join(
        sorted(RESERVED_HANDOUTS)
    )
    return Issue(_relative(root, entry), 1, Code.BAD_NAME, "name", problem, "Rename it, e.g. to `intake-form`.")


def unexpected(root: Path, entry: Path, expected: str) -> Issue:
    """An entry that no rule of the folder knows."""
    problem = f"this is not expected here, expected {expected}"
    return Issue(_relative(root, entry), 1, Code.UNEXPECTED_FILE, "name", problem, "Rename, move or delete it.")


def unreadable(path: str, error: OSError) -> Issue:
    """A folder or file that the system does not let us read."""
    problem = f"it cannot be read ({error.strerror})"
    return Issue(path, 1, Code.UNREADABLE, "file", problem, "Check that it exists and that you may read it.")


def _outside(root: Path, entry: Path) -> Issue:
    problem = "the file is a link to a place outside the project"
    mend = "Put a copy of the file here instead of the link."
    return Issue(_relative(root, entry), 1, Code.LEAVES_FOLDER, "file", problem, mend)
