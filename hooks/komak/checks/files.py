"""What may lie in docs/: pages, pictures and a few other files. Everything there is published as it is."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path

from komak.checks.active import active
from komak.checks.downloads import SUFFIXES, brought, written_in
from komak.checks.pictures import faults
from komak.checks.privacy import people_in
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.source import PAGES
from komak.source.text import leaves

_PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
_DOWNLOADS = frozenset({".csv", ".xlsx", ".pdf"})
"""Nothing runs in them on the site; names of people in them have a rule of their own."""
_OWN = ("assets/fonts/*.woff2", "assets/fonts/OFL.txt")
"""What the theme brings."""


def published(subject: Subject) -> Iterator[Issue]:
    """Every file in docs/ is of a kind that may be published, and is no link to a file elsewhere."""
    for file in sorted((subject.root / PAGES).rglob("*")):
        path = file.relative_to(subject.root).as_posix()
        inside = path.removeprefix(f"{PAGES}/")
        if file.is_symlink() and leaves(subject.root / PAGES, file):
            if file.suffix != ".md" or not file.is_file():  # reading has refused a page
                yield Issue(path, 1, Code.LEAVES_FOLDER, "file", "this is a link to a place outside docs/",
                            "Put a copy of the file here instead of the link.")  # fmt: skip
        elif file.is_file() and not any(part.startswith(".") for part in inside.split("/")):
            yield from _file(file, path, inside, subject)


def _file(file: Path, path: str, inside: str, subject: Subject) -> Iterator[Issue]:
    suffix = file.suffix.lower()
    if suffix in _PICTURES:
        yield from (Issue(path, *fault) for fault in faults(file))
    elif suffix in SUFFIXES and not people_in(file):
        yield from _download(file, path, suffix, subject)
    elif suffix == ".csv" and not people_in(file):
        yield from _active(file, path, suffix)
    elif not _is_allowed(suffix, inside) and not people_in(file):
        yield Issue(path, 1, Code.UNEXPECTED_FILE, "name",
                    "a file of this kind is not published, expected pages (md), pictures (svg, png, jpg, webp) or downloads (csv, xlsx, pdf)",
                    "Delete it, or move it out of docs/.")  # fmt: skip


def _download(file: Path, path: str, suffix: str, subject: Subject) -> Iterator[Issue]:
    try:
        found = brought(file.read_bytes(), suffix)
        written = tuple(written_in(file.read_bytes(), suffix, subject.every_small_word))
    except ValueError:
        yield Issue(path, 1, Code.UNREADABLE, "file", f"the file is damaged, locked or no {suffix[1:].upper()}",
                    "Save it anew, without a password.")  # fmt: skip
        return
    yield from _active(file, path, suffix)
    for where, code, what in dict.fromkeys((where, trait.code, trait.what) for where, trait in written):
        yield Issue(path, 1, code, where, f"here stands what looks like {what}: it would be published for good",
                    "Delete it in the program that made the file.")  # fmt: skip
    if found:
        yield Issue(path, 1, Code.PICTURE_BRINGS, "file", f"the file holds more than its pages: {', '.join(found)}",
                    "Run `komak clean` with the path of the file; remarks are deleted in the program that made it.")  # fmt: skip


def _active(file: Path, path: str, suffix: str) -> Iterator[Issue]:
    if found := active(file.read_bytes(), suffix):
        yield Issue(path, 1, Code.UNEXPECTED_FILE, "file", f"the file would do something on a reader's computer: {', '.join(found)}",
                    "Save it anew without that; of a table publish the values.")  # fmt: skip


def _is_allowed(suffix: str, inside: str) -> bool:
    is_page = suffix == ".md" or inside.endswith(".stamps.yml")
    return is_page or suffix in _DOWNLOADS or any(fnmatch.fnmatchcase(inside, own) for own in _OWN)
