"""``curriculum/releases/``: what was frozen, taken only if it is what it was."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from komak.ground.issue import Code, Issue
from komak.model.releases import (
    MANIFEST,
    RELEASE_PATTERN,
    SITE,
    TEXTS,
    Manifest,
    Release,
    ReleaseFacts,
    Words,
    release_rank,
)
from komak.source.folder import unexpected, visible
from komak.source.reader import Reader

FOLDER = "releases"
_FILE = re.compile(RELEASE_PATTERN.replace("$", r"\.(?:zip|yml)$"))
_RESTORE = (
    "Take both files from the commit of the release (`git log -- {path}`); a text that changes gets a new edition."
)


def read_releases(reader: Reader) -> tuple[Release, ...]:
    """The releases of the project, the oldest first; one that was altered is an error, and nothing is built."""
    folder = reader.root / "curriculum" / FOLDER
    names = set[str]()
    for file in visible(folder) if folder.is_dir() else []:
        if file.is_file() and _FILE.match(file.name):
            names.add(file.stem)
        else:
            reader.found.add(
                unexpected(reader.root, file, "<edition>.zip and <edition>.yml, as `komak release` writes them")
            )
    found = [_release(reader, folder / name) for name in sorted(names, key=release_rank)]
    releases = tuple(release for release in found if release)
    for name, later in {one: release for release in reversed(releases) for one in release.facts.before}.items():
        if name not in names:
            _say(reader, f"curriculum/{FOLDER}/{name}.yml", 1, f"the edition is gone, and {later.name} came after it")
    return releases


def _release(reader: Reader, stem: Path) -> Release | None:
    place = stem.relative_to(reader.root).as_posix()
    path, archive = f"{place}.yml", reader.root / f"{place}.zip"
    if not reader.stands(path) or not archive.is_file():
        _say(reader, path, 1, "one of the two files of the edition is missing")
        return None
    facts = reader.shaped(path, ReleaseFacts)
    if facts is None:
        return None
    raw = archive.read_bytes()
    if hashlib.sha256(raw).hexdigest() != facts.archive:
        _say(reader, path, reader.lines(path)["archive"], "the archive is not the one that was released")
        return None
    try:
        files, words = _opened(raw, stem.name, facts)
    except _AlteredError as error:
        _say(reader, path, reader.lines(path)[error.field], str(error))
        return None
    return Release(stem.name, path, facts, words, files, reader.lines(path))


class _AlteredError(Exception):
    """An archive is not what its facts say of it."""

    def __init__(self, problem: str, field: str = "archive") -> None:
        super().__init__(problem)
        self.field = field
        """Of the facts: where their line tells of it."""


_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""What `zipfile` raises at bytes that nobody's program wrote; a method that it does not know is a RuntimeError."""


def _opened(raw: bytes, name: str, facts: ReleaseFacts) -> tuple[dict[str, str], Words]:
    """Hashes of the files that the release shows, and its words. Raises _AlteredError."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            held = {one: archive.read(one) for one in archive.namelist()}
            again = len(archive.namelist()) - len(held)
    except _UNREADABLE as error:
        raise _AlteredError(f"the archive cannot be read ({type(error).__name__}: {error})") from error
    manifest, words = _told(held, MANIFEST, _MANIFEST), _told(held, TEXTS, _WORDS)
    if again or held.keys() != {MANIFEST, TEXTS, *(SITE + one for one in manifest.files)}:
        raise _AlteredError(_other_files(held, manifest))
    for one, digest in manifest.files.items():
        if PurePosixPath(one).is_absolute() or ".." in PurePosixPath(one).parts:
            raise _AlteredError(f"{one[:60]!r} in the archive would leave the folder of the edition")
        if hashlib.sha256(held[SITE + one]).hexdigest() != digest:
            raise _AlteredError(f"{SITE}{one} in the archive is not the file that was released")
    _compare(manifest, words, name, facts)
    return manifest.files, words


_MANIFEST, _WORDS = TypeAdapter[Manifest](Manifest), TypeAdapter[Words](Words)
_Told = TypeVar("_Told")


def _told(held: Mapping[str, bytes], name: str, shape: TypeAdapter[_Told]) -> _Told:
    try:
        return shape.validate_json(held[name])
    except KeyError:
        raise _AlteredError(f"the archive has no {name}") from None
    except ValidationError:
        raise _AlteredError(f"{name} in the archive is not as `komak release` writes it") from None


def _other_files(held: Mapping[str, bytes], manifest: Manifest) -> str:
    named = {SITE + one for one in manifest.files}
    if lacking := sorted(named - held.keys()):
        return f"the archive lacks {lacking[0]}, which its manifest names"
    if more := sorted(held.keys() - named - {MANIFEST, TEXTS}):
        return f"the archive holds {more[0][:60]!r}, which its manifest does not name"
    return "the archive holds a file twice"


def _compare(manifest: Manifest, words: Words, name: str, facts: ReleaseFacts) -> None:
    """The facts beside an archive say of it what it says of itself. Raises _AlteredError."""
    if manifest.release != name:
        raise _AlteredError(f"this is the archive of the edition {manifest.release}")
    if manifest.date != facts.date:
        raise _AlteredError(f"the archive was released on {manifest.date}", "date")
    if set(words) != set(facts.texts):
        raise _AlteredError(f"the archive holds the texts {', '.join(sorted(words))}", "texts")
    for languages in words.values():
        if not set(languages) <= set(facts.locales):
            raise _AlteredError(f"the archive holds the languages {', '.join(languages)}", "locales")


def released_content(root: Path, release: Release) -> dict[str, bytes]:
    """Every file that a release shows, by its address from the site's root."""
    with zipfile.ZipFile(root / release.archive) as archive:
        return {f"{release.address}{name}": archive.read(SITE + name) for name in release.files}


def _say(reader: Reader, path: str, line: int, problem: str) -> None:
    reader.found.add(Issue(path, line, Code.RELEASE, "archive", problem, _RESTORE.format(path=path)))
