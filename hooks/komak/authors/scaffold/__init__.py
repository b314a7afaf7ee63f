"""A new module to write over: one session, one activity, one handout, in every language of the curriculum.

The texts lie beside this file, one Markdown file a language, so that authors' editors can improve them.
"""

from __future__ import annotations

import re
from pathlib import Path

from komak.authors.scaffold.event import scaffold_event
from komak.authors.stamping import stamp
from komak.authors.trouble import ScaffoldError
from komak.model import CurriculumFacts
from komak.model.metadata import SLUG_PATTERN
from komak.source import CURRICULUM, read

__all__ = ["ScaffoldError", "scaffold_event", "scaffold_module"]

TEMPLATES = Path(__file__).parent
HANDOUT = "first-handout"
MAX_NAME = 60

_FALLBACK = {"source": "ru", "translation": "uz"}
"""Language of the template where a language has none of its own."""
_AUDIENCE = "AUDIENCE"
"""Stands in the template for the first audience of the curriculum."""


def scaffold_module(root: Path, reference: str) -> list[Path]:
    """Create ``curriculum/<track>/<module>/`` below `root` and return the files, relative to `root`.

    Raises ScaffoldError for a bad name, an unknown track, a module that exists, or an unreadable curriculum.yml.
    """
    track, _, module = reference.partition("/")
    for name in (track, module):
        if not re.fullmatch(SLUG_PATTERN, name) or len(name) > MAX_NAME:
            raise ScaffoldError(
                f"Write the name as track/module, from a-z, 0-9 and hyphens, {MAX_NAME} at most; found {reference[:99]!r}."
            )
    folder = root / CURRICULUM / track / module
    facts = _facts(root, track)
    if folder.exists():
        raise ScaffoldError(f"{folder.relative_to(root).as_posix()} exists already; choose another name.")
    try:
        written = {
            _written(root, folder / target, TEMPLATES / template, facts): locale == facts.source_locale
            for locale in facts.locales
            for target, template in _files(locale, is_source=locale == facts.source_locale)
        }
    except OSError as error:
        raise ScaffoldError(f"{folder.relative_to(root).as_posix()} cannot be written: {error.strerror}.") from error
    stamps = [stamp(root, path.as_posix()) for path, is_source in written.items() if not is_source]
    return [*written, *stamps]


def _facts(root: Path, track: str) -> CurriculumFacts:
    """What the curriculum says of itself; it has the track."""
    reading = read(root)
    if reading.curriculum is None:
        first = reading.issues[0] if reading.issues else f"{CURRICULUM}/curriculum.yml cannot be read"
        raise ScaffoldError(f"Mend the curriculum first: {first}")
    facts = reading.curriculum.facts
    tracks = [known.slug for known in facts.tracks]
    if track not in tracks:
        raise ScaffoldError(
            f"There is no track {track!r}. Known tracks: {', '.join(tracks)}; add one in curriculum.yml."
        )
    return facts


def _files(locale: str, *, is_source: bool) -> list[tuple[str, str]]:
    """Target in the module's folder and template, both with their language."""
    role = "source" if is_source else "translation"
    own = TEMPLATES / f"module-{role}.{locale}.md"
    language = locale if own.is_file() else _FALLBACK[role]
    return [
        (f"module.{locale}.md", f"module-{role}.{language}.md"),
        (f"handouts/{HANDOUT}.{locale}.md", f"handout-{role}.{language}.md"),
    ]


def _written(root: Path, target: Path, template: Path, facts: CurriculumFacts) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = template.read_text(encoding="utf-8").replace(_AUDIENCE, facts.audiences[0])
    target.write_text(text, encoding="utf-8")
    return target.relative_to(root)
