"""Editions that nobody writes: Uzbek in Cyrillic script, made from the Latin texts by `script`.

The curriculum gets a document more for every text in the base language; all rooms after this one see just another
language.
"""

from __future__ import annotations

from dataclasses import replace

from komak.edition.transcribed import (
    derived_act,
    derived_document,
    derived_event,
    derived_example,
    derived_facts,
    derived_figure,
    derived_form,
    derived_programme,
    derived_set,
    derived_terms,
    derived_test,
    derived_texts,
)
from komak.languages.script import Lexicon
from komak.model import Curriculum, Handout, Module, Track, Work


def with_derived(curriculum: Curriculum, lexicon: Lexicon) -> Curriculum:
    """`curriculum` with the documents, names and terms of every derived language that curriculum.yml asks for."""
    for locale, base in curriculum.facts.derived.items():
        curriculum = _with_language(curriculum, locale, base, lexicon)
    return curriculum


def _with_language(curriculum: Curriculum, locale: str, base: str, lexicon: Lexicon) -> Curriculum:
    def more(documents: Work) -> Work:
        found = documents.get(base)
        return {**documents, locale: derived_document(found, lexicon)} if found else documents

    def handout(old: Handout) -> Handout:
        return replace(old, documents=more(old.documents))

    def module(old: Module) -> Module:
        return replace(
            old,
            documents=more(old.documents),
            handouts=tuple(map(handout, old.handouts)),
            test=derived_test(old.test, lexicon, base),
        )

    texts = curriculum.texts.get(base)
    return replace(
        curriculum,
        facts=derived_facts(curriculum.facts, lexicon, base),
        texts={**curriculum.texts, locale: derived_texts(texts, lexicon)} if texts else curriculum.texts,
        tracks=tuple(Track(track.slug, tuple(map(module, track.modules))) for track in curriculum.tracks),
        pages=(
            *curriculum.pages,
            *(derived_document(page, lexicon) for page in curriculum.pages if page.locale == base),
        ),
        glossary=derived_terms(curriculum.glossary, lexicon, base),
        letters=tuple(replace(letter, documents=more(letter.documents)) for letter in curriculum.letters),
        forms=tuple(derived_form(form, lexicon, base) for form in curriculum.forms),
        examples=tuple(derived_example(example, lexicon, base) for example in curriculum.examples),
        figures=tuple(derived_figure(figure, lexicon, base) for figure in curriculum.figures),
        acts=tuple(derived_act(act, lexicon, base) for act in curriculum.acts),
        evidence=tuple(derived_event(event, lexicon, base) for event in curriculum.evidence),
        programmes=tuple(derived_programme(one, lexicon, base) for one in curriculum.programmes),
        filled_set=derived_set(curriculum.filled_set, lexicon, base),
    )
