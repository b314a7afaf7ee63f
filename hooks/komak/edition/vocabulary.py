"""Terms as a reader of one language meets them: the entries of the glossary, and those that a text uses."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from komak.edition import Edition
from komak.ground.provenance import PROVENANCE
from komak.languages import language
from komak.languages.terms import Terminology, sort_key, terminology
from komak.model import Document, Term

_PUNCTUATION = re.compile(r"^[^\w]+")


_THIRD_COLUMN = "en"
"""Told beside the languages of the curriculum: papers and donors use it."""


@dataclass(frozen=True)
class GlossaryEntry:
    """A term as a reader of one language sees it."""

    id: str
    term: str
    also: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    """Language and term in each other language."""
    definition: str
    note: str
    status: str


def glossary_entries(terms: Iterable[Term], edition: Edition) -> tuple[GlossaryEntry, ...]:
    """`terms` that the language of `edition` has, sorted by its alphabet."""
    entries = (_entry(term, edition) for term in terms if edition.locale in term.terms)
    return tuple(sorted(entries, key=lambda entry: sort_key(_PUNCTUATION.sub("", entry.term), edition.locale)))


def _entry(term: Term, edition: Edition) -> GlossaryEntry:
    locale = edition.locale
    written = (*edition.curriculum.facts.locales, _THIRD_COLUMN)
    others = [other for other in written if language(other).base != language(locale).base and other in term.terms]
    return GlossaryEntry(
        id=term.id,
        term=term.terms[locale],
        also=tuple(term.also.get(locale, ())),
        others=tuple((other, term.terms[other]) for other in others),
        definition=term.definition.get(locale, ""),
        note=term.note.get(locale, ""),
        status=edition.strings(f"glossary.{term.status}"),
    )


def terms_in(document: Document, edition: Edition) -> tuple[GlossaryEntry, ...]:
    """Entries of the terms that a document uses, sorted."""
    if document.locale != edition.locale:
        return ()
    used = {found.term.id: found.term for found in explained(edition).find(document.body)}
    return glossary_entries(used.values(), edition)


@dataclass(frozen=True)
class Vocabulary:
    """The glossary as pages in one language are made with it: equal if it says the same."""

    locale: str
    digest: str
    """Hash of all that the terms say: reckoned once, not for every page."""
    terms: tuple[Term, ...] = field(compare=False, repr=False, metadata=PROVENANCE)


def vocabulary(edition: Edition) -> Vocabulary:
    """The glossary of `edition`, as an order of the workshop may hold it."""
    return _vocabulary(_Key(edition.locale, edition.glossary))


def explained(edition: Edition) -> Terminology:
    """Terms worth explaining: preferred forms of several words, or seen in official texts. Others are everyday words."""
    return worth_explaining(vocabulary(edition))


@lru_cache(maxsize=8)
def worth_explaining(known: Vocabulary) -> Terminology:
    """As `explained`, wherever the vocabulary has come to."""
    chosen = (
        term.model_copy(update={"also": _empty()})
        for term in known.terms
        if term.status != "proposed" or len(term.terms.get(known.locale, "").split()) > 1
    )
    return terminology(chosen, known.locale)


@dataclass(frozen=True)
class _Key:
    """Terms hold mappings and cannot be hashed; their ids in one reading of the glossary can."""

    locale: str
    terms: tuple[Term, ...]

    def __hash__(self) -> int:
        return hash((self.locale, tuple(term.id for term in self.terms)))


@lru_cache(maxsize=8)
def _vocabulary(key: _Key) -> Vocabulary:
    said = json.dumps([term.model_dump(mode="json") for term in key.terms], sort_keys=True)
    return Vocabulary(key.locale, hashlib.sha256(said.encode()).hexdigest(), key.terms)


def _empty() -> Mapping[str, list[str]]:
    return {}
