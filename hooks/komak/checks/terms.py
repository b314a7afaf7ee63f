"""Rules about terminology: the glossary agrees with itself, and the texts with the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from komak.checks.detectors import TITLES, blanked
from komak.checks.subject import Study, Subject, TermUse
from komak.ground.issue import Code, Issue, Severity
from komak.languages.terms import Found
from komak.model import Document, Section, Term
from komak.source.glossary import PATH

_FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1`*~*$", re.MULTILINE | re.DOTALL)


def glossary(subject: Subject) -> Iterator[Issue]:
    """Every term has its word and its definition in each language, and no form belongs to two terms."""
    seen: dict[tuple[str, str], Term] = {}
    for term in subject.curriculum.glossary:
        for locale in subject.curriculum.facts.locales:
            if locale not in term.terms or locale not in term.definition:
                missing = f"the term or its definition is missing in the language {locale!r}"
                mend = f"Add `terms.{locale}` and `definition.{locale}`."
                yield replace(
                    _issue(subject, term, missing, mend), code=Code.MISSING_TRANSLATION, severity=Severity.WARNING
                )
            for form in term.forms(locale):
                other = seen.setdefault((locale, form.casefold()), term)
                if other is not term:
                    yield _issue(subject, term, f"the form {form!r} belongs to {other.id!r}, too",
                                 "Keep it in one of the two terms.")  # fmt: skip
    for term in subject.curriculum.glossary:
        for locale, forms in term.avoid.items():
            for form in forms:
                clash = seen.get((locale, form.casefold()))
                if clash is not None:
                    yield _issue(subject, term, f"the form {form!r} is to be avoided, but {clash.id!r} accepts it",
                                 "Delete it in one of the two places.")  # fmt: skip


def _issue(subject: Subject, term: Term, problem: str, mend: str) -> Issue:
    line = subject.curriculum.lines(PATH)[term.id]
    return Issue(PATH, line, Code.GLOSSARY, term.id, problem, mend)


def avoided(study: Study, subject: Subject) -> Iterator[Issue]:
    """A text uses none of the forms that the glossary wants to avoid; quotations may."""
    locale = study.document.locale
    accepted, refused = subject.terms(locale), subject.terms(locale, TermUse.AVOIDED)
    if not refused.forms:
        return
    for number, line in enumerate(study.document.text.split("\n"), 1):
        plain = blanked(line)
        for found in refused.find(plain):
            if not any(_covers(good, found) for good in accepted.find(plain)):
                form = plain[found.start : found.end]
                yield study.issue(number, Code.TERM_AVOIDED, found.term.id, f"the form {form!r} is to be avoided",
                                  f"Write «{found.term.terms[locale]}».")  # fmt: skip


def _covers(good: Found, bad: Found) -> bool:
    return good.start <= bad.start and good.end >= bad.end


def translated_terms(subject: Subject) -> Iterator[Issue]:
    """Where a source section uses a term of several words, its translation uses the glossary's words for it."""
    for source, translation in subject.curriculum.translation_pairs:
        sections = {section.id: section for section in translation.sections if section.heading}
        for section in source.sections:
            if section.heading and section.id in sections:
                yield from _differing(subject, source, section, translation, sections[section.id])


def _differing(
    subject: Subject, source: Document, section: Section, translation: Document, translated: Section
) -> Iterator[Issue]:
    used = _terms(subject, source.locale, section)
    known = {found.term.id for found in subject.terms(translation.locale).find(_plain(translated))}
    for term in used.values():
        if term.id not in known and translation.locale in term.terms:
            line = translated.heading.line if translated.heading else 1
            yield Issue(translation.path, line, Code.TERM_DIFFERS, term.id,
                        f"the source says «{term.terms[source.locale]}», but this section has none of: "
                        + ", ".join(term.forms(translation.locale)),
                        "Use the glossary's word, or add yours to `also` in glossary.yml.", Severity.WARNING)  # fmt: skip


def _terms(subject: Subject, locale: str, section: Section) -> dict[str, Term]:
    """Terms of several words in a source section: single words are too often used in their everyday sense."""
    found = (found.term for found in subject.terms(locale, TermUse.PHRASES).find(_plain(section)))
    return {term.id: term for term in found}


def _plain(section: Section) -> str:
    """Running text: titles in links and quotations, and code, are not the author's own words."""
    return TITLES.sub(" ", _FENCED.sub(" ", section.markdown))
