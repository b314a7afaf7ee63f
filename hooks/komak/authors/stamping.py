"""`komak translated`: note that a translation, or one section or text of it, follows its source as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.edition.freshness import part_hashes, wording_hashes
from komak.model import Curriculum, Stamp
from komak.source import read
from komak.source.stamps import stamps_path, stamps_text


class StampingError(Exception):
    """The stamp cannot be set; the message says why and what to do."""


@dataclass(frozen=True)
class _Pair:
    """A translation and the source that it was made from."""

    source: str
    """File of the source."""
    target: str
    """File of the stamps."""
    now: Mapping[str, str]
    """Hash of each part of the source."""
    stamps: Mapping[str, Stamp]


def stamp(root: Path, path: str, part: str | None = None) -> Path:
    """Stamp the translation at `path` (from `root`), or only its part `part`; return the stamps file.

    Of a file with several languages, all translations are stamped; of a part of YAML texts, all texts below it. Parts
    that the source no longer has are forgotten. Raises StampingError if there is nothing to stamp.
    """
    wanted = Path(path).as_posix().removeprefix("./")
    pairs = [pair for file, pair in _pairs(_curriculum(root)) if file == wanted]
    if not pairs:
        raise StampingError(f"{wanted} is not a translation that can be read. Name e.g. curriculum/…/module.uz.md.")
    for pair in pairs:
        if part is not None and not any(_is_below(name, part) for name in pair.now):
            raise StampingError(f"{pair.source} has no part {part!r}. Its parts: {', '.join(pair.now)}.")
        _write(root, pair, part)
    return Path(pairs[0].target)


def stamp_all(root: Path) -> tuple[Path, ...]:
    """Stamp every translation of the project; return the stamps files that changed."""
    pairs = [pair for _, pair in _pairs(_curriculum(root))]
    return tuple(Path(pair.target) for pair in pairs if _write(root, pair, None))


def _curriculum(root: Path) -> Curriculum:
    curriculum = read(root).curriculum
    if curriculum is None:
        raise StampingError("The curriculum cannot be read; `komak check` says why.")
    return curriculum


def _pairs(curriculum: Curriculum) -> Iterator[tuple[str, _Pair]]:
    """Every translation by the file that an author names."""
    for source, translation in curriculum.translation_pairs:
        target = stamps_path(translation.path)
        yield translation.path, _Pair(source.path, target, part_hashes(source), translation.stamps)
    facts = curriculum.facts
    for wordings in curriculum.wordings:
        hashes = wording_hashes(wordings, facts.source_locale)
        for locale in wordings.translations(facts):
            now = {name: digest for name, digest in hashes.items() if name in wordings.texts[locale]}
            target = wordings.stamps_path(locale)
            yield wordings.files[locale], _Pair(wordings.path, target, now, wordings.stamps.get(locale, {}))


def _is_below(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def _write(root: Path, pair: _Pair, part: str | None) -> bool:
    """Whether the stamps changed."""
    kept = {name: old.digest for name, old in pair.stamps.items() if name in pair.now}
    digests = {
        name: digest if part is None or _is_below(name, part) else kept.get(name) for name, digest in pair.now.items()
    }
    told = {name: digest for name, digest in digests.items() if digest}
    file, content = root / pair.target, stamps_text(told)
    if not told and not file.exists():
        return False
    if file.is_file() and file.read_text(encoding="utf-8") == content:
        return False
    file.write_text(content, encoding="utf-8")
    return True
