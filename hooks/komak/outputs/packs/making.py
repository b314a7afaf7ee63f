"""Packs as files: one that is there already, with the same contents, is not made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.edition.late import FileFacts
from komak.languages.strings import Strings
from komak.outputs.packs.archive import Content, archive, contents_list
from komak.outputs.packs.contents import Pack, PackEntry
from komak.workshop import Kept, Store, code_of


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
    """Every pack by its address; `strings` by language, `folder` is this room's own in the cache."""
    store = Store(folder)
    keyed = {pack.address: (pack, _key(pack, contents, facts, strings[pack.locale])) for pack in wanted}
    found = {key: store.find(key, ".zip") for _, key in keyed.values()}
    made = {
        address: _made(
            pack, found[key] or store.keep(key, ".zip", archive(pack, contents, facts, strings[pack.locale])), contents
        )
        for address, (pack, key) in keyed.items()
    }
    if not all(found.values()):
        store.prune(found)
    return made


def _key(pack: Pack, contents: Mapping[str, Content], facts: Mapping[str, FileFacts], strings: Strings) -> str:
    parts = [code_of("outputs.packs"), contents_list(pack, facts, strings)]
    parts += [f"{entry.name} {facts[entry.file.address].sha256}" for entry in _present(pack, contents)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _made(pack: Pack, kept: Kept, contents: Mapping[str, Content]) -> MadePack:
    return MadePack(kept.path, FileFacts(kept.size, len(_present(pack, contents)), kept.sha256))


def _present(pack: Pack, contents: Mapping[str, Content]) -> list[PackEntry]:
    return [entry for entry in pack.entries if entry.file.address in contents]
