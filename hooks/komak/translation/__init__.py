"""The curriculum in one language. In: the model and the interface words. Out: an `Edition` a language.

A text that is not translated yet is served in the source language, and says so: an edition never hides which
language a reader is looking at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from komak.model import (
    Curriculum,
    CurriculumTexts,
    Document,
    Handout,
    HandoutTranslation,
    Module,
    ModuleTranslation,
)
from komak.model.metadata import TrackTexts
from komak.strings import Strings, load

__all__ = ["Edition", "HandoutText", "ModuleText", "editions"]


@dataclass(frozen=True)
class ModuleText:
    """A module's words as one edition shows them."""

    metadata: ModuleTranslation
    document: Document
    is_fallback: bool
    """True if the text is in the source language because there is no translation."""


@dataclass(frozen=True)
class HandoutText:
    """A handout's words as one edition shows them."""

    metadata: HandoutTranslation
    document: Document
    is_fallback: bool


@dataclass(frozen=True)
class Edition:
    """Everything that one language's pages and sheets are made from."""

    locale: str
    curriculum: Curriculum
    texts: CurriculumTexts
    strings: Strings

    @property
    def default_locale(self) -> str:
        return self.curriculum.facts.locales[0]

    def track_texts(self, track: str) -> TrackTexts:
        """Name of a track; its slug where the language has none (which the checks report)."""
        return self.texts.tracks.get(track) or TrackTexts(title=track, summary=track)

    def module_text(self, module: Module) -> ModuleText:
        document = self._document(module.documents)
        assert isinstance(document.metadata, ModuleTranslation)
        return ModuleText(document.metadata, document, document.locale != self.locale)

    def handout_text(self, handout: Handout) -> HandoutText:
        document = self._document(handout.documents)
        assert isinstance(document.metadata, HandoutTranslation)
        return HandoutText(document.metadata, document, document.locale != self.locale)

    def _document(self, documents: Mapping[str, Document]) -> Document:
        return documents.get(self.locale) or documents[self.curriculum.facts.source_locale]


def editions(curriculum: Curriculum) -> tuple[Edition, ...]:
    """One edition a language, the default language first."""
    source = curriculum.texts[curriculum.facts.source_locale]
    return tuple(
        Edition(locale, curriculum, curriculum.texts.get(locale, source), load(locale))
        for locale in curriculum.facts.locales
    )
