"""``curriculum/events/<kit>/<letter>.<locale>.md`` to letters: templates that the organisers of an event edit and send."""

from __future__ import annotations

import re
from pathlib import Path

from komak.ground.issue import Issue
from komak.model import CurriculumFacts, DocumentKind, Letter
from komak.model.metadata import SLUG_PATTERN
from komak.source.folder import localised, unexpected, visible
from komak.source.in_languages import in_all_languages

FOLDER = "events"

_SLUG = re.compile(SLUG_PATTERN)


def read_letters(root: Path, facts: CurriculumFacts) -> tuple[tuple[Letter, ...], list[Issue]]:
    """The letters below `root` in the order of kits and names, and every issue of their files."""
    folder = root / "curriculum" / FOLDER
    letters, issues = [], list[Issue]()
    for kit in visible(folder) if folder.is_dir() else []:
        if not kit.is_dir() or not _SLUG.fullmatch(kit.name):
            issues.append(unexpected(root, kit, "folders of events with a name of a-z, 0-9 and hyphens"))
            continue
        found, more = _kit(root, kit, facts)
        letters += found
        issues += more
    return tuple(letters), issues


def _kit(root: Path, folder: Path, facts: CurriculumFacts) -> tuple[list[Letter], list[Issue]]:
    by_slug: dict[str, dict[str, str]] = {}
    letters, issues = [], list[Issue]()
    for file in visible(folder):
        slug, locale = localised(file.name) or ("", "")
        if file.is_file() and _SLUG.fullmatch(slug):
            by_slug.setdefault(slug, {})[locale] = file.relative_to(root).as_posix()
        else:
            issues.append(unexpected(root, file, "<name>.<language>.md with a name of a-z, 0-9 and hyphens"))
    for slug, paths in by_slug.items():
        stem = f"curriculum/{FOLDER}/{folder.name}/{slug}"
        documents, more = in_all_languages(root, paths, DocumentKind.LETTER, facts, stem)
        issues += more
        if facts.source_locale in documents:
            letters.append(Letter(folder.name, slug, documents))
    return letters, issues
