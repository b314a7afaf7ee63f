"""``curriculum/events/<kit>/<letter>.<locale>.md`` to letters: templates that the organisers of an event edit and send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from komak.model import CurriculumFacts, DocumentKind, Letter
from komak.model.metadata import SLUG_PATTERN
from komak.source.folder import localised, unexpected, visible
from komak.source.in_languages import in_all_languages
from komak.source.reader import Reader

FOLDER = "events"

_SLUG = re.compile(SLUG_PATTERN)


def read_letters(reader: Reader, facts: CurriculumFacts) -> tuple[Letter, ...]:
    """The letters of the project in the order of kits and names."""
    folder, letters = reader.root / "curriculum" / FOLDER, list[Letter]()
    for kit in visible(folder) if folder.is_dir() else []:
        if kit.is_dir() and _SLUG.fullmatch(kit.name):
            letters += _kit(reader, kit, facts)
        else:
            reader.found.add(unexpected(reader.root, kit, "folders of events with a name of a-z, 0-9 and hyphens"))
    return tuple(letters)


def _kit(reader: Reader, folder: Path, facts: CurriculumFacts) -> Iterator[Letter]:
    by_slug: dict[str, dict[str, str]] = {}
    for file in visible(folder):
        slug, locale = localised(file.name) or ("", "")
        if file.is_file() and _SLUG.fullmatch(slug):
            by_slug.setdefault(slug, {})[locale] = file.relative_to(reader.root).as_posix()
        else:
            reader.found.add(unexpected(reader.root, file, "<name>.<language>.md with a name of a-z, 0-9 and hyphens"))
    for slug, paths in by_slug.items():
        stem = f"curriculum/{FOLDER}/{folder.name}/{slug}"
        documents = in_all_languages(reader, paths, DocumentKind.LETTER, facts, stem)
        if facts.source_locale in documents:
            yield Letter(folder.name, slug, documents)
