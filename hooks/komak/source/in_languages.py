"""One text in all its languages: paths to documents, and what is said of a file without source or without language."""

from __future__ import annotations

from collections.abc import Mapping

from komak.ground.issue import Code, Issue
from komak.model import CurriculumFacts, Document, DocumentKind
from komak.source.document import read_document
from komak.source.reader import Reader


def in_all_languages(
    reader: Reader, paths: Mapping[str, str], kind: DocumentKind, facts: CurriculumFacts, stem: str
) -> dict[str, Document]:
    """The documents at `paths` by language; `stem` is their path without language."""
    if facts.source_locale not in paths:
        reader.found.add(_no_source(stem, facts.source_locale))
    documents = {
        locale: read_document(reader, paths[locale], kind, locale, is_source=locale == facts.source_locale)
        for locale in facts.locales
        if locale in paths
    }
    reader.found.add(*(_foreign_locale(path, locale) for locale, path in paths.items() if locale not in facts.locales))
    return {locale: document for locale, document in documents.items() if document is not None}


def _no_source(stem: str, locale: str) -> Issue:
    return Issue(f"{stem}.{locale}.md", 1, Code.MISSING_TRANSLATION, "file",
                 f"the file in the source language ({locale}) is missing", "Write it; translations follow it.")  # fmt: skip


def _foreign_locale(path: str, locale: str) -> Issue:
    return Issue(path, 1, Code.UNEXPECTED_FILE, "name", f"the language {locale!r} is not in curriculum.yml",
                 "Mend the file name, or add the language to `locales`.")  # fmt: skip
