"""Which parts of a translation are older than their source, known without version history.

`komak translated` writes beside a translation the hash of every source section that it was made from; here the
hashes of today are compared with those. What was never stamped counts as changed: nobody has said that it is right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from komak.model import Document, HandoutTranslation, ModuleTranslation, Section, Wordings
from komak.model.document import LEAD
from komak.model.paragraphs import without_marks

_ADDED = ("short_notes",)
"""Fields that came when texts had been stamped already: as long as they are empty, they are not there."""
METADATA = "metadata"
"""Name of the part of a document that stands above its text; refused as an id by the checks, as `LEAD` is."""


@dataclass(frozen=True)
class Freshness:
    """State of one translation against its source."""

    total: int
    """Parts of the source: its metadata, its lead if it has one, and its sections."""
    changed: tuple[str, ...]
    """Parts that changed since they were translated, or were never stamped, in the order of the source."""

    @property
    def is_fresh(self) -> bool:
        return not self.changed


def freshness(source: Document, translation: Document) -> Freshness:
    """Compare the source as it is now with the stamps of `translation`."""
    now = part_hashes(source)
    stamps = translation.stamps
    changed = tuple(name for name, digest in now.items() if name not in stamps or stamps[name].digest != digest)
    return Freshness(len(now), changed)


def wording_freshness(wordings: Wordings, source_locale: str, locale: str) -> Freshness:
    """Compare the texts of a YAML file with their stamps; a text that is missing in `locale` is not outdated."""
    now = wording_hashes(wordings, source_locale)
    stamps, there = wordings.stamps.get(locale, {}), wordings.texts.get(locale, {})
    stale = (name for name, digest in now.items() if name not in stamps or stamps[name].digest != digest)
    return Freshness(len(now), tuple(name for name in stale if name in there))


def wording_hashes(wordings: Wordings, source_locale: str) -> Mapping[str, str]:
    """Hash of each text in the source language by its name, blind to line breaks."""
    said = wordings.texts.get(source_locale, {})
    return {name: _digest(" ".join(said[name].text.split())) for name in said if name not in wordings.alone}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def part_hashes(document: Document) -> Mapping[str, str]:
    """Hash of each part of a document by its name: ``metadata``, ``lead``, and the ids of its sections."""
    return {name: _digest(text) for name, text in _parts(document)}


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    if words := _metadata_words(document):
        yield METADATA, words
    for section in document.sections:
        text = _words(section)
        if section.heading is None and text:
            yield LEAD, text
        elif section.id:
            yield section.id, text


def _metadata_words(document: Document) -> str:
    metadata = document.metadata
    shape: type[ModuleTranslation | HandoutTranslation]
    if isinstance(metadata, ModuleTranslation):
        shape = ModuleTranslation
    elif isinstance(metadata, HandoutTranslation):
        shape = HandoutTranslation
    else:
        return "\n".join(text for text in (metadata.title, metadata.description) if text)
    words = shape.model_validate(metadata.model_dump(include=set(shape.model_fields)))
    return words.model_dump_json(exclude={name for name in _ADDED if not getattr(words, name, None)})


def _words(section: Section) -> str:
    """Title and text, blind to line breaks, neutral attributes and numbers of paragraphs: only what a translator has to follow."""
    title = section.heading.title if section.heading else ""
    return " ".join(f"{title} {without_marks(section.markdown)}".split())
