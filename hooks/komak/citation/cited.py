"""What a page is cited as: a text with chapters, a chapter of it, a module, a handout, a form, or the whole curriculum."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from komak.edition import Edition, page_title
from komak.edition.days import days_in
from komak.edition.page import Page
from komak.edition.transcribed import derived_words
from komak.ground.address import FORMS, MODULES, address, page_uri, release_address

IMPRINT = "licence/"
"""The hand-written page that says how the whole curriculum is cited."""
_TEXTS = ("guide", "model")
"""Folders of ``docs/`` that are one text, a page a chapter; numbered texts are, too."""
_CITE = "cite."


class Kind(StrEnum):
    """What is cited; its value ends the keys of the words that are special to it."""

    CURRICULUM = "curriculum"
    TEXT = "text"
    CHAPTER = "chapter"
    MODULE = "module"
    HANDOUT = "handout"
    FORM = "form"


@dataclass(frozen=True)
class Cited:
    """Everything that a citation tells, as plain data in the language of its page."""

    kind: Kind
    uri: str
    """Of the page, without language."""
    locale: str
    """Of the page, and of the words of the citation."""
    language: str
    """Of the text itself; another one where a translation is missing."""
    title: str
    container: str
    """Title of the text or curriculum that it is part of; empty for a whole."""
    url: str
    """Public address of the page."""
    authors: tuple[str, ...]
    place: str
    """City of publication; may be empty."""
    edition: str
    date: str
    """Day of the edition, YYYY-MM-DD."""
    written_date: str
    """The same day as the language writes it."""
    doi: str
    """Of the whole edition; may be empty."""
    licence: str
    summary: str
    words: Mapping[str, str] = field(repr=False)
    """Words of citations in the language of the page, by key without ``cite.``."""

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.date)

    @property
    def is_part(self) -> bool:
        return bool(self.container)

    @property
    def key(self) -> str:
        """Name in a program for references: ``komak-guide-assessment-uz``; no two citations share it."""
        parts = re.split(r"[^a-z0-9]+", self.uri.lower())
        return "-".join(["komak", *filter(None, parts), self.locale.lower()])

    def said(self, key: str, **values: str) -> str:
        """A word of citations. Raises KeyError for one that no language has."""
        return self.words[key].format(**values)


def cited(page: Page, edition: Edition, site_url: str) -> Cited | None:
    """What `page` of `edition` is cited as; None for a page that only leads to others. `site_url` ends with ``/``."""
    if page.uri == IMPRINT:
        return whole(edition, site_url)
    kind = _kind(page.uri, edition)
    if kind is None:
        return None
    container = "" if kind is Kind.TEXT else _container(page.uri, kind, edition)
    return _cited(page, kind, container, edition, site_url)


def whole(edition: Edition, site_url: str) -> Cited:
    """The curriculum itself; its address is that of the site in the language of `edition`."""
    texts = edition.texts
    home = Page("", "index.md", edition.locale, texts.title, texts.title, texts.summary, "", None, None, edition.locale)
    return _cited(home, Kind.CURRICULUM, "", edition, site_url)


def _cited(page: Page, kind: Kind, container: str, edition: Edition, site_url: str) -> Cited:
    facts = edition.curriculum.facts
    return Cited(
        kind=kind,
        uri=page.uri,
        locale=edition.locale,
        language=page.language,
        title=page.title,
        container=container,
        url=site_url + _home(edition) + address(page.uri, edition.locale, edition.default_locale),
        authors=tuple(_in_script(one.name, edition) for one in facts.contributors if one.role == "author"),
        place=edition.texts.place or "",
        edition=facts.edition,
        date=facts.date.isoformat(),
        written_date=days_in([facts.date], edition),
        doi=facts.doi or "",
        licence=facts.licence,
        summary=page.description,
        words=edition.strings.below(_CITE),
    )


def _home(edition: Edition) -> str:
    """Where the pages stand that are cited: the living ones at the root, those of a release at its own address."""
    name = edition.curriculum.releasing
    return release_address(name) if name else ""


def _kind(uri: str, edition: Edition) -> Kind | None:
    parts = uri.strip("/").split("/")
    if parts[0] in {*_TEXTS, *(text.folder for text in edition.curriculum.numbered)}:
        return {1: Kind.TEXT, 2: Kind.CHAPTER}.get(len(parts))
    if uri.startswith(FORMS):
        return (
            Kind.FORM if len(parts) == 2 and any(form.slug == parts[1] for form in edition.curriculum.forms) else None
        )
    module = edition.curriculum.module("/".join(parts[1:3])) if uri.startswith(MODULES) else None
    if module is None or len(parts) > 4:
        return None
    if len(parts) == 3:
        return Kind.MODULE
    return Kind.HANDOUT if module.handout(parts[3]) else None


def _container(uri: str, kind: Kind, edition: Edition) -> str:
    if kind is not Kind.CHAPTER:
        return edition.texts.title
    folder = uri.partition("/")[0]
    for work in edition.curriculum.written_pages:
        source = work.get(edition.curriculum.facts.source_locale)
        if source and page_uri(source.neutral_path.removeprefix("docs/")) == f"{folder}/":
            return page_title(edition.page_text(work))
    return edition.texts.title


def _in_script(text: str, edition: Edition) -> str:
    """`text` of neutral facts as a derived language writes it."""
    return derived_words({"": text}, edition.lexicon)[""] if edition.derived_from else text
