"""`komak status`: how far each text is translated, as data, as a table, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from komak.edition.freshness import freshness, part_hashes, wording_freshness, wording_hashes
from komak.model import Curriculum, CurriculumFacts, Wordings, Work


@dataclass(frozen=True)
class TextStatus:
    """One text in one language."""

    path: str
    """Of the translation, whether it exists or not."""
    locale: str
    state: str
    """``fresh``, ``outdated`` or ``missing``."""
    total: int
    changed: tuple[str, ...]
    """Parts to look at: all of them if the translation is missing."""


def statuses(curriculum: Curriculum) -> Iterator[TextStatus]:
    """State of every text in every language but the source."""
    facts = curriculum.facts
    for documents in curriculum.works:
        if facts.source_locale in documents:
            for locale in facts.locales:
                if locale != facts.source_locale:
                    yield text_status(documents, facts.source_locale, locale)
    for wordings in curriculum.wordings:
        for locale in facts.locales:
            if facts.source_locale in wordings.texts and locale != facts.source_locale:
                yield wording_status(wordings, facts, locale)


def text_status(documents: Work, source_locale: str, locale: str) -> TextStatus:
    """State of one text, given in all its languages, in one of them."""
    source = documents[source_locale]
    if locale not in documents:
        path = source.neutral_path.removesuffix(".md") + f".{locale}.md"
        parts = tuple(part_hashes(source))
        return TextStatus(path, locale, "missing", len(parts), parts)
    state = freshness(source, documents[locale])
    word = "fresh" if state.is_fresh else "outdated"
    return TextStatus(documents[locale].path, locale, word, state.total, state.changed)


def wording_status(wordings: Wordings, facts: CurriculumFacts, locale: str) -> TextStatus:
    """State of the texts of a YAML file in one language; a part is a text."""
    parts = tuple(wording_hashes(wordings, facts.source_locale))
    there = wordings.texts.get(locale, {})
    if not there:
        return TextStatus(wordings.path, locale, "missing", len(parts), parts)
    state = wording_freshness(wordings, facts.source_locale, locale)
    changed = tuple(name for name in parts if name in state.changed or name not in there)
    return TextStatus(wordings.files[locale], locale, "outdated" if changed else "fresh", len(parts), changed)


def status_table(entries: tuple[TextStatus, ...]) -> str:
    """Lines for a terminal: state, changed of total, path."""
    lines = [f"{entry.state:9} {len(entry.changed):3} of {entry.total:3}  {entry.path}" for entry in entries]
    done = sum(entry.state == "fresh" for entry in entries)
    return "\n".join([*lines, f"{done} of {len(entries)} translations are up to date."])


def status_json(entries: tuple[TextStatus, ...]) -> str:
    return json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1)
