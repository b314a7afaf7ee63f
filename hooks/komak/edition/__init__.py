"""The curriculum in one language. In: the model and the interface words. Out: an `Edition` a language.

A text that is not translated yet is served in the source language, and says so: an edition never hides which
language a reader is looking at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from komak.edition.freshness import Freshness, freshness
from komak.edition.lending import Lending, lending
from komak.edition.transcribed import derived_explanations, derived_words
from komak.languages.script import EMPTY, Lexicon
from komak.languages.strings import THEME, Explanations, Strings, explanations, load
from komak.model import (
    Curriculum,
    CurriculumTexts,
    Document,
    Handout,
    HandoutTranslation,
    Letter,
    Module,
    ModuleTranslation,
    PageMetadata,
    Term,
    Work,
)
from komak.model.metadata import TrackTexts

__all__ = [
    "Edition",
    "Freshness",
    "HandoutText",
    "ModuleText",
    "PageText",
    "Text",
    "editions",
    "page_title",
    "pair_of",
]

Words = TypeVar("Words", ModuleTranslation, HandoutTranslation, PageMetadata)


@dataclass(frozen=True)
class Text(Generic[Words]):
    """A document's words as one edition shows them."""

    metadata: Words
    document: Document
    is_fallback: bool
    """True if the text is in the source language because there is no translation."""
    source: Document
    """The same document in the source language."""

    @cached_property
    def freshness(self) -> Freshness | None:
        """How far a translation lags behind; None for the source language and for a fallback."""
        return None if self.document is self.source else freshness(self.source, self.document)


ModuleText: TypeAlias = Text[ModuleTranslation]
HandoutText: TypeAlias = Text[HandoutTranslation]
PageText: TypeAlias = Text[PageMetadata]


@dataclass(frozen=True)
class Edition:
    """Everything that one language's pages and sheets are made from."""

    locale: str
    curriculum: Curriculum
    texts: CurriculumTexts
    strings: Strings
    names: Mapping[str, str]
    """Every language of the site as it calls itself, by locale."""
    derived_from: str = ""
    """Language that this edition is converted from by rule; empty for a language with texts of its own."""
    lexicon: Lexicon = EMPTY
    """Exceptions of the conversion."""

    @property
    def default_locale(self) -> str:
        return self.curriculum.facts.locales[0]

    @cached_property
    def theme_words(self) -> Mapping[str, str]:
        """What the theme says in this language, by the theme's own keys."""
        return self.strings.below(THEME)

    @property
    def glossary(self) -> tuple[Term, ...]:
        return self.curriculum.glossary

    @cached_property
    def lending(self) -> Lending:
        """Which sheets modules have of each other, and which of them stand in the pack for all."""
        return lending(self.curriculum, self.locale)

    def explanations(self, subject: str) -> Explanations:
        """Texts for authors about `subject`: ``rules`` or ``fields``."""
        texts = explanations(subject, self.derived_from or self.locale)
        return derived_explanations(texts, self.lexicon) if self.derived_from else texts

    def track_texts(self, track: str) -> TrackTexts:
        """Name of a track; its slug where the language has none (which the checks report)."""
        return self.texts.tracks.get(track) or TrackTexts(title=track, summary=track)

    def module_text(self, module: Module) -> ModuleText:
        return self._text(module.documents, ModuleTranslation)

    def handout_text(self, handout: Handout) -> HandoutText:
        return self._text(handout.documents, HandoutTranslation)

    def letter_text(self, letter: Letter) -> HandoutText:
        return self._text(letter.documents, HandoutTranslation)

    def page_text(self, documents: Work) -> PageText:
        """A hand-written page, given in all its languages."""
        return self._text(documents, PageMetadata)

    def _text(self, documents: Work, shape: type[Words]) -> Text[Words]:
        source = documents[self.curriculum.facts.source_locale]
        text = self._told.get(source.path)
        if text is None or text.source is not source:
            document = documents.get(self.locale, source)
            assert isinstance(document.metadata, shape)
            text = Text(document.metadata, document, document.locale != self.locale, source)
            self._told[source.path] = text
        return text

    @cached_property
    def _told(self) -> dict[str, Text[Any]]:
        """Texts by the path of their source, each compared with it once."""
        return {}


def page_title(text: PageText) -> str:
    """Name of a hand-written page: from its metadata, its first heading, or its file."""
    headings = (section.heading.title for section in text.document.sections if section.heading)
    return text.metadata.title or next(headings, text.document.neutral_path.removeprefix("docs/"))


def pair_of(module: Module, edition: Edition) -> tuple[Document, Document] | None:
    """The two documents that an edition sets side by side: the source and its own language, or the first translation."""
    source_locale = edition.curriculum.facts.source_locale
    others = [locale for locale in module.documents if locale != source_locale]
    own = edition.locale if edition.locale in others else next(iter(others), source_locale)
    return (module.documents[source_locale], module.documents[own]) if others else None


def editions(
    curriculum: Curriculum, lexicon: Lexicon = EMPTY, asked: Collection[str] | None = None
) -> tuple[Edition, ...]:
    """One edition a language, or one for each of those `asked` for; the default language first.

    Derived ones read `curriculum` after `with_derived`. The project's own interface words come before ours.
    """
    facts = curriculum.facts
    source = curriculum.texts[facts.source_locale]
    written = {locale: load(locale, curriculum.strings) for locale in facts.locales}
    latin = written | {locale: written[base] for locale, base in facts.derived.items()}
    names = {locale: words.words.get(f"language.{locale}", locale) for locale, words in latin.items()}
    return tuple(
        Edition(
            locale=locale,
            curriculum=curriculum,
            texts=curriculum.texts.get(locale, source),
            strings=_derived(locale, words, lexicon) if locale in facts.derived else words,
            names=names,
            derived_from=facts.derived.get(locale, ""),
            lexicon=lexicon,
        )
        for locale, words in latin.items()
        if asked is None or locale in asked
    )


def _derived(locale: str, latin: Strings, lexicon: Lexicon) -> Strings:
    """Interface words of a derived language; what machines read in them stays."""
    kept = {key: text for key, text in latin.words.items() if _FOR_MACHINES.match(key)}
    return Strings(locale, derived_words(latin.words, lexicon) | kept | {f"{THEME}language": locale})


_FOR_MACHINES = re.compile(r"theme\.(direction|search\.config\..*)$")
