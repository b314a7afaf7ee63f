"""Model to issues. A rule is a function that says what it wants in its docstring and yields what it misses.

Rules never stop each other: one run tells everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from komak.checks import (
    acts,
    addresses,
    allowances,
    approvals,
    evidence,
    examples,
    facilitator,
    figures,
    files,
    forms,
    freshness,
    history,
    languages,
    layout,
    letters,
    markup,
    menu,
    metadata,
    numbers,
    outline,
    paragraphs,
    people,
    personal,
    pictures,
    privacy,
    programmes,
    questions,
    raw,
    references,
    room,
    said,
    search_words,
    shortened,
    structure,
    tasks,
    terms,
)
from komak.checks.subject import Study, Subject
from komak.dialect.kept import kept
from komak.ground.issue import Issue
from komak.languages.script import EMPTY, Lexicon
from komak.model import Curriculum, Module
from komak.model.links import site_map

__all__ = ["check"]

DocumentRule: TypeAlias = Callable[[Study, Subject], Iterable[Issue]]
ModuleRule: TypeAlias = Callable[[Module, Subject], Iterable[Issue]]
CurriculumRule: TypeAlias = Callable[[Subject], Iterable[Issue]]

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    structure.heading_ids,
    structure.heading_form,
    structure.heading_braces,
    structure.heading_levels,
    structure.admonitions,
    facilitator.facilitator_text,
    tasks.misplaced,
    structure.repeated_facts,
    structure.handout_headings,
    metadata.document_texts,
    metadata.page_fields,
    metadata.sources,
    markup.depth,
    markup.raw_html,
    markup.tables,
    markup.glyphs,
    markup.unseen,
    room.tables,
    raw.raw_signs,
    raw.plain_texts,
    outline.agreement,
    layout.indents,
    layout.rows,
    layout.footnotes,
    references.links,
    references.empty_links,
    references.definitions,
    references.hidden_handouts,
    references.images,
    figures.shown,
    paragraphs.marks,
    *said.LANGUAGE_RULES,
)
MODULE_RULES: tuple[ModuleRule, ...] = (
    structure.minutes,
    structure.outcomes,
    structure.spared_outcomes,
    shortened.short_version,
    structure.references,
    structure.copies,
    tasks.missing,
    tasks.counterparts,
    facilitator.counterparts,
    pictures.pictures,
    questions.questions,
    questions.glyphs,
)
CURRICULUM_RULES: tuple[CurriculumRule, ...] = (
    languages.translations,
    languages.alignment,
    languages.interface_words,
    languages.curriculum_words,
    metadata.curriculum_texts,
    said.wordings,
    freshness.outdated,
    freshness.outdated_wordings,
    freshness.stamps,
    numbers.counterparts,
    terms.glossary,
    terms.translated_terms,
    approvals.approvals,
    figures.drawings,
    figures.wordings,
    forms.wordings,
    forms.texts,
    forms.codes,
    forms.field_codes,
    forms.retired_codes,
    examples.answers,
    examples.texts,
    examples.family,
    forms.lists,
    forms.modules,
    room.form_tables,
    letters.places,
    files.published,
    privacy.participants,
    personal.personal_data,
    allowances.unused,
    addresses.addresses,
    raw.plain_names,
    acts.register,
    acts.repealed,
    evidence.register,
    history.newest,
    history.in_order,
    programmes.wordings,
    programmes.names,
    programmes.order,
    programmes.days,
    paragraphs.numbers,
    people.register,
    people.places,
    search_words.search_words,
    search_words.search_pages,
    menu.menu,
    search_words.one_place,
)


def check(
    curriculum: Curriculum, root: Path, lexicon: Lexicon = EMPTY, memory: Path | None = None
) -> tuple[Issue, ...]:
    """Every issue of the curriculum, in the order of files and lines.

    `root` is the project folder; `lexicon` the exceptions of the Cyrillic edition; `memory` a file in which rendered texts wait for the next run.
    """
    with kept(memory) as render:
        subject = Subject(root, curriculum, site_map(curriculum), render, lexicon)
        return tuple(sorted(set(allowances.files_let_through(subject, _issues(subject)))))


def _issues(subject: Subject) -> Iterator[Issue]:
    for study in subject.studies:
        for document_rule in DOCUMENT_RULES:
            yield from document_rule(study, subject)
    for module in subject.curriculum.modules:
        for module_rule in MODULE_RULES:
            yield from module_rule(module, subject)
    for rule in CURRICULUM_RULES:
        yield from rule(subject)
