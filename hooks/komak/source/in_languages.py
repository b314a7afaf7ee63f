"""One text in all its languages: paths to documents, and what is said of a file without source or without language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.model import CurriculumFacts, Document, DocumentKind
from komak.source.document import read_document


def in_all_languages(
    root: Path, paths: Mapping[str, str], kind: DocumentKind, facts: CurriculumFacts, stem: str
) -> tuple[dict[str, Document], list[Issue]]:
    """The documents at `paths` by language, and every issue; `stem` is their path without language."""
    documents, issues = {}, []
    if facts.source_locale not in paths:
        issues.append(_no_source(stem, facts.source_locale))
    for locale in facts.locales:
        if locale in paths:
            is_source = locale == facts.source_locale
            document, more = read_document(root, paths[locale], kind, locale, is_source=is_source)
            issues += more
            if document is not None:
                documents[locale] = document
    issues += [_foreign_locale(path, locale) for locale, path in paths.items() if locale not in facts.locales]
    return documents, issues


def _no_source(stem: str, locale: str) -> Issue:
    return Issue(f"{stem}.{locale}.md", 1, Code.MISSING_TRANSLATION, "file",
                 f"the file in the source language ({locale}) is missing", "Write it; translations follow it.")  # fmt: skip


def _foreign_locale(path: str, locale: str) -> Issue:
    return Issue(path, 1, Code.UNEXPECTED_FILE, "name", f"the language {locale!r} is not in curriculum.yml",
                 "Mend the file name, or add the language to `locales`.")  # fmt: skip
