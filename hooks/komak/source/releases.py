"""``curriculum/releases/``: what was frozen, taken only if it is what it was."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path, PurePosixPath

from komak.ground.issue import Code, Issue
from komak.model.releases import RELEASE_PATTERN, Release, ReleaseFacts, Said, Words, release_rank
from komak.source.folder import unexpected, visible
from komak.source.reader import Reader

FOLDER = "releases"
MANIFEST, TEXTS, SITE = "manifest.json", "texts.json", "site/"
"""What is in an archive: hashes of all that is shown, the words of each paragraph, the files."""
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
    found = (_release(reader, folder / name) for name in sorted(names, key=release_rank))
    return tuple(release for release in found if release)


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
        files, words = _opened(raw)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        _say(reader, path, 1, f"the archive cannot be read ({type(error).__name__})")
        return None
    return Release(stem.name, path, facts, words, files, reader.lines(path))


def _opened(raw: bytes) -> tuple[dict[str, str], Words]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = json.loads(archive.read(MANIFEST))["files"]
        texts = json.loads(archive.read(TEXTS))
        if set(archive.namelist()) != {MANIFEST, TEXTS, *(SITE + name for name in files)}:
            raise ValueError("the manifest names other files")
        for name, digest in files.items():
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise ValueError("a file would leave the folder of the edition")
            if hashlib.sha256(archive.read(SITE + name)).hexdigest() != digest:
                raise ValueError("a file is not the one that the manifest names")
    words = {
        folder: {locale: tuple(Said(**one) for one in said) for locale, said in languages.items()}
        for folder, languages in texts.items()
    }
    return dict(files), words


def released_content(root: Path, release: Release) -> dict[str, bytes]:
    """Every file that a release shows, by its address from the site's root."""
    with zipfile.ZipFile(root / release.archive) as archive:
        return {f"{release.address}{name}": archive.read(SITE + name) for name in release.files}


def _say(reader: Reader, path: str, line: int, problem: str) -> None:
    reader.found.add(Issue(path, line, Code.RELEASE, "archive", problem, _RESTORE.format(path=path)))
