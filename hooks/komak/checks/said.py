"""Rules about language for every text that stands in YAML: forms, questions, glossary, names, interface words.

A rule reads a document; here each text is one, of a single line, and what the rule finds gets the text's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from komak.checks import detectors, languages, people, raw, script, spelling, terms
from komak.checks.subject import Study, Subject
from komak.ground.issue import Issue
from komak.ground.lines import Lines
from komak.model import Document, DocumentKind, PageMetadata, Saying

LanguageRule: TypeAlias = Callable[[Study, Subject], Iterable[Issue]]

LANGUAGE_RULES: tuple[LanguageRule, ...] = (
    languages.apostrophes,
    spelling.missing_marks,
    spelling.missing_dots,
    detectors.mixed_script,
    detectors.foreign_letters,
    detectors.wrong_language,
    detectors.number_formats,
    terms.avoided,
    people.told,
    script.round_trips,
)
"""Rules that hold for every text that an author writes, in whatever file."""
_RULES: tuple[LanguageRule, ...] = (*LANGUAGE_RULES, raw.raw_words)


def wordings(subject: Subject) -> Iterator[Issue]:
    """Texts in YAML are written like every other text: letters, language, terms, numbers."""
    for saying, study in _studies(subject):
        for rule in _RULES:
            for issue in rule(study, subject):
                yield replace(issue, line=saying.line, field=saying.field)


def _studies(subject: Subject) -> Iterator[tuple[Saying, Study]]:
    for wordings in subject.curriculum.wordings:
        for locale in subject.curriculum.facts.locales:
            for saying in wordings.texts.get(locale, {}).values():
                yield saying, Study(_document(saying, locale), subject.render, is_one_text=True)


def _document(saying: Saying, locale: str) -> Document:
    text = saying.text
    return Document(saying.path, DocumentKind.PAGE, locale, PageMetadata(), Lines(), text, text, 1, ())
