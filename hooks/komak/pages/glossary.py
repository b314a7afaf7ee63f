"""The glossary: its page in each language, the short list at the end of a facilitator page, and tips in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from komak.address import GLOSSARY, address, relative
from komak.model import Document, Term
from komak.pages.page import Page, index_of
from komak.pages.render import rendered
from komak.terms import Terminology, sort_key, terminology
from komak.translation import Edition

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)[^>]*?(?P<empty>/?)>|<!--.*?-->", re.DOTALL)
_CLOSED_TO_TIPS = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "script", "nav", "dl", "th", "label", "fieldset"}
)
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "col", "meta", "link", "source"})
_PUNCTUATION = re.compile(r"^[^\w]+")


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


def glossary_page(edition: Edition) -> Page:
    """All terms in the order of the language's own alphabet."""
    s = edition.strings
    entries = glossary_entries(edition.glossary, edition)
    markdown = rendered("glossary", s=s, entries=entries)
    title, summary = s("glossary.title"), s("glossary.summary")
    return Page(GLOSSARY, index_of(GLOSSARY), edition.locale, title, title, summary, markdown,
                "curriculum/glossary.yml", None, edition.locale)  # fmt: skip


def glossary_entries(terms: Iterable[Term], edition: Edition) -> tuple[GlossaryEntry, ...]:
    """`terms` that the language of `edition` has, sorted by its alphabet."""
    entries = (_entry(term, edition) for term in terms if edition.locale in term.terms)
    return tuple(sorted(entries, key=lambda entry: sort_key(_PUNCTUATION.sub("", entry.term), edition.locale)))


def _entry(term: Term, edition: Edition) -> GlossaryEntry:
    locale = edition.locale
    others = [other for other in ("ru", "uz", "en") if other != locale and other in term.terms]
    others = [other for other in others if not (locale.startswith("uz") and other.startswith("uz"))]
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
    used = {found.term.id: found.term for found in _telling(edition).find(document.body)}
    return glossary_entries(used.values(), edition)


def with_tips(html: str, edition: Edition, page: str) -> str:
    """`html` of the page address `page`: the first mention of each term leads to the glossary and tells its meaning.

    Titles, links, tables' heads, code and the glossary lists themselves stay as they are.
    """
    known = _telling(edition)
    link = relative(address(GLOSSARY, edition.locale, edition.default_locale), page)
    told: set[str] = set()
    pieces: list[str] = []
    closed, at = 0, 0
    for tag in (*_TAG.finditer(html), None):
        text = html[at : tag.start() if tag else None]
        pieces.append(text if closed or not text.strip() else _tipped(text, known, edition, link, told))
        if tag is None:
            break
        pieces.append(tag[0])
        at = tag.end()
        closed = _closed(closed, tag)
    return "".join(pieces)


def _closed(closed: int, tag: re.Match[str]) -> int:
    """How many elements are open around the text after `tag` in which no tip may stand."""
    name = (tag["name"] or "").lower()
    if name not in _CLOSED_TO_TIPS or name in _VOID or tag["empty"]:
        return closed
    return max(0, closed - 1) if tag["close"] else closed + 1


def _tipped(text: str, known: Terminology, edition: Edition, link: str, told: set[str]) -> str:
    pieces, at = [], 0
    for found in known.find(text):
        if found.term.id not in told:
            told.add(found.term.id)
            definition = found.term.definition.get(edition.locale, "")
            tip = Markup('<a class="km-term" href="{}#{}" title="{}">').format(link, found.term.id, definition)
            pieces += [text[at : found.start], tip, text[found.start : found.end], "</a>"]
            at = found.end
    return "".join([*pieces, text[at:]])


def _telling(edition: Edition) -> Terminology:
    """Terms worth explaining: preferred forms of several words, or seen in official texts. Others are everyday words."""
    return _terminology(_Key(edition.locale, edition.glossary))


@dataclass(frozen=True)
class _Key:
    """Terms hold mappings and cannot be hashed; their ids in one reading of the glossary can."""

    locale: str
    terms: tuple[Term, ...]

    def __hash__(self) -> int:
        return hash((self.locale, tuple(term.id for term in self.terms)))


@lru_cache(maxsize=8)
def _terminology(key: _Key) -> Terminology:
    chosen = (
        term.model_copy(update={"also": _empty()})
        for term in key.terms
        if term.status != "proposed" or len(term.terms.get(key.locale, "").split()) > 1
    )
    return terminology(chosen, key.locale)


def _empty() -> Mapping[str, list[str]]:
    return {}
