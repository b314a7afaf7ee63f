"""What words mean beside what they say, for the reader's browser: ``search.yml`` and the glossary as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from komak.ground.address import FORMS, GLOSSARY, LIBRARY, MODULES, address
from komak.model import Curriculum, Term
from komak.model.search_words import SearchEntry

Words = Mapping[str, list[str]]
"""Language to words and phrases."""


@dataclass(frozen=True)
class Meaning:
    """How the words of a language's readers are understood; `rows` is what the browser reads (``meanings.js``)."""

    same: tuple[Words, ...] = ()
    first: tuple[tuple[str, Words], ...] = ()
    """Url of the page that stands before all others when one of the phrases is asked for."""
    ignored: Words | None = None
    help: tuple[str, ...] = ()
    """Urls of the pages that somebody is shown who has found nothing."""
    apart: tuple[str, ...] = ()
    """Urls of pages whose sections have nothing to do with each other."""

    @property
    def rows(self) -> dict[str, object]:
        return {
            "same": self.same,
            "first": self.first,
            "ignored": self.ignored or {},
            "help": self.help,
            "apart": self.apart,
        }


def meaning(curriculum: Curriculum, locale: str, default: str) -> Meaning:
    """The meaning of words on the pages of `locale`."""
    entries = curriculum.search_words
    first = [(address(entry.uri or "", locale, default), entry.words) for entry in entries if entry.use == "first"]
    helpful = [
        *(url for url, _ in first),
        *(address(uri, locale, default) for uri in (GLOSSARY, LIBRARY, FORMS, MODULES)),
    ]
    return Meaning(
        (*(entry.words for entry in entries if entry.use == "same"), *map(_forms, curriculum.glossary)),
        tuple(first),
        _joined(entry for entry in entries if entry.use == "ignored"),
        tuple(dict.fromkeys(helpful)),
        (address(GLOSSARY, locale, default),),
    )


def keys(curriculum: Curriculum) -> dict[str, tuple[str, ...]]:
    """Words that lead to a page, in every language: by its uri."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in curriculum.search_words:
        if entry.use == "page" and entry.uri is not None:
            found[entry.uri] = (*found.get(entry.uri, ()), *(word for words in entry.words.values() for word in words))
    return found


def _forms(term: Term) -> Words:
    """Every form of a term, also those that texts should avoid: readers type them."""
    locales = dict.fromkeys((*term.terms, *term.also, *term.avoid))
    return {locale: list(dict.fromkeys((*term.forms(locale), *term.avoid.get(locale, ())))) for locale in locales}


def _joined(entries: Iterable[SearchEntry]) -> Words:
    joined: dict[str, list[str]] = {}
    for entry in entries:
        for locale, words in entry.words.items():
            joined.setdefault(locale, []).extend(words)
    return joined
