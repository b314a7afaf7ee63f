"""Texts that stand in YAML: forms, questions, glossary, names, interface words. One shape for all of them, whatever their file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from komak.model.metadata import CurriculumFacts
from komak.model.stamp import Stamp


@dataclass(frozen=True)
class Saying:
    """One text in one language, where an author wrote it."""

    path: str
    """File, from the project folder."""
    line: int
    field: str
    """Dotted path in the file, as the other rules say it."""
    text: str


@dataclass(frozen=True)
class Wordings:
    """The texts of one file in all languages, or of the same file in each language."""

    path: str
    """File of the source language."""
    texts: Mapping[str, Mapping[str, Saying]]
    """By locale, then by a name that stays when a text moves: ``reason.CLO-04.label``."""
    files: Mapping[str, str]
    """File of each language."""
    alone: frozenset[str] = frozenset()
    """Names of texts that have no counterpart in other languages: synonyms."""
    stamps: Mapping[str, Mapping[str, Stamp]] = field(default_factory=dict)
    """By locale and name: which source text a translation was made from."""

    def stamps_path(self, locale: str) -> str:
        """File that holds the stamps of a language: ``closure.uz.stamps.yml``, ``curriculum.uz.stamps.yml``."""
        stem = self.files.get(locale, self.path).removesuffix(".yml")
        own = stem if stem.endswith((f".{locale}", f"/{locale}")) else f"{stem}.{locale}"
        return f"{own}.stamps.yml"

    def translations(self, facts: CurriculumFacts) -> Iterator[str]:
        """Languages of the project that the file has, but the source."""
        return (locale for locale in facts.locales if locale in self.texts and locale != facts.source_locale)

    def line(self, locale: str, name: str) -> int:
        """Line of a text in the file of its language, 1 if it is not there."""
        saying = self.texts.get(locale, {}).get(name)
        return saying.line if saying else 1
