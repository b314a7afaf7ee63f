"""`komak translated`: note that a translation, or one section of it, follows its source as it is now."""

from __future__ import annotations

from pathlib import Path

from komak.model import Document
from komak.source import read
from komak.source.stamps import stamps_path, stamps_text
from komak.translation.freshness import part_hashes


class StampingError(Exception):
    """The stamp cannot be set; the message says why and what to do."""


def stamp(root: Path, path: str, part: str | None = None) -> Path:
    """Stamp the translation at `path` (from `root`), or only its part `part`; return the stamps file.

    Parts that the source no longer has are forgotten. Raises StampingError if there is nothing to stamp.
    """
    source, translation = _pair(root, path)
    now = part_hashes(source)
    if part is not None and part not in now:
        raise StampingError(f"{source.path} has no part {part!r}. Its parts: {', '.join(now)}.")
    kept = {name: old.digest for name, old in translation.stamps.items() if name in now}
    digests = {name: digest if part in (None, name) else kept.get(name) for name, digest in now.items()}
    target = root / stamps_path(translation.path)
    target.write_text(stamps_text({name: digest for name, digest in digests.items() if digest}), encoding="utf-8")
    return target.relative_to(root)


def _pair(root: Path, path: str) -> tuple[Document, Document]:
    curriculum = read(root).curriculum
    wanted = Path(path).as_posix().removeprefix("./")
    for source, translation in curriculum.translation_pairs if curriculum else ():
        if translation.path == wanted:
            return source, translation
    raise StampingError(f"{wanted} is not a translation that can be read. Name e.g. curriculum/…/module.uz.md.")
