"""Texts that stand in YAML: forms, questions, glossary, names, interface words. One shape for all of them, whatever their file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from komak.model.curriculum import Stamp

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

    def translations(self, source_locale: str) -> Iterator[str]:
        """Languages of the file but the source."""
        return (locale for locale in self.texts if locale != source_locale)
