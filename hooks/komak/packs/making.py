"""Packs as files: one that is there already, with the same contents, is not made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.packs.archive import Content, archive, contents_list
from komak.packs.contents import Pack
from komak.pages.late import FileFacts
from komak.strings import Strings

_VERSION = "1"
"""Raised when the same contents shall give another ZIP."""


@dataclass(frozen=True)
class MadePack:
    """A ZIP on disk."""

    path: Path
    facts: FileFacts


def made_packs(
    wanted: Iterable[Pack],
    contents: Mapping[str, Content],
    facts: Mapping[str, FileFacts],
    strings: Mapping[str, Strings],
    folder: Path,
) -> dict[str, MadePack]:
    """Every pack by its address; `strings` by language, `folder` is this room's own in the cache.

    What the folder holds beside them is deleted: it belongs to contents that are gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = {pack.address: _made(pack, contents, facts, strings[pack.locale], folder) for pack in wanted}
    kept = {pack.path for pack in made.values()}
    for old in folder.iterdir():
        if old not in kept:
            old.unlink()
    return made


def _made(
    pack: Pack, contents: Mapping[str, Content], facts: Mapping[str, FileFacts], strings: Strings, folder: Path
) -> MadePack:
    present = [entry for entry in pack.entries if entry.file.address in contents]
    parts = [_VERSION, contents_list(pack, facts, strings)]
    parts += [f"{entry.name} {facts[entry.file.address].sha256}" for entry in present]
    key = "\n".join(parts).encode()
    path = folder / f"{hashlib.sha256(key).hexdigest()[:32]}.zip"
    if not path.is_file():
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")  # two builds may run at once
        unfinished.write_bytes(archive(pack, contents, facts, strings))
        unfinished.replace(path)
    content = path.read_bytes()
    return MadePack(path, FileFacts(len(content), len(present), hashlib.sha256(content).hexdigest()))
