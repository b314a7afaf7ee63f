"""Files of releases, taken out of their archives: what the site shows of them is what was frozen, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from komak.model.releases import Release
from komak.source.releases import released_content
from komak.workshop import write_whole


def kept_releases(root: Path, releases: Iterable[Release], shelf: Path) -> dict[str, Path]:
    """Address to file of everything that releases show; the files stand in `shelf`, each as its manifest says."""
    found = dict[str, Path]()
    for release in releases:
        folder = shelf / release.facts.archive[:16]
        places = {f"{release.address}{name}": (folder / name, digest) for name, digest in release.files.items()}
        if not all(_is(file, digest) for file, digest in places.values()):
            for address, content in released_content(root, release).items():
                write_whole(places[address][0], content)
        found |= {address: file for address, (file, _) in places.items()}
    return found


def _is(file: Path, digest: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest
