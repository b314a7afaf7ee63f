"""The public page that says, for each text and language, whether the translation follows the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.page import Kind, Page, index_of
from komak.edition.status import TextStatus, text_status, wording_status
from komak.ground.address import STATUS
from komak.model import Work
from komak.outputs.pages.render import rendered


@dataclass(frozen=True)
class StatusEntry:
    """A row: a text in a language."""

    title: str
    language: str
    state: str


@dataclass(frozen=True)
class StatusGroup:
    """A module with its handouts, or the hand-written pages."""

    id: str
    title: str
    entries: tuple[StatusEntry, ...]


def status_page(edition: Edition) -> Page:
    """State of every text in every written language but the source; derived languages follow their base."""
    s = edition.strings
    markdown = rendered("status", s=s, groups=_groups(edition))
    title, summary = s("status.title"), s("status.summary")
    return Page(STATUS, index_of(STATUS), edition.locale, title, title, summary, markdown, None,
                "authors/", edition.locale, kind=Kind.AUTHOR)  # fmt: skip


def _groups(edition: Edition) -> tuple[StatusGroup, ...]:
    curriculum = edition.curriculum
    modules = [
        StatusGroup(
            f"{module.track}-{module.slug}",
            edition.module_text(module).metadata.title,
            _entries([module.documents, *(handout.documents for handout in module.handouts)], edition),
        )
        for module in curriculum.modules
    ]
    pages = list(curriculum.written_pages)
    return (
        *modules,
        StatusGroup("pages", edition.strings("status.pages"), _entries(pages, edition)),
        StatusGroup("texts", edition.strings("status.texts"), tuple(_wordings(edition))),
    )


def _wordings(edition: Edition) -> Iterator[StatusEntry]:
    """Files of texts: forms by their name, the others by their path."""
    facts = edition.curriculum.facts
    for wordings in edition.curriculum.wordings:
        said = wordings.texts.get(edition.locale) or wordings.texts.get(facts.source_locale, {})
        title = said["title"].text if "title" in said else wordings.path
        for locale in facts.locales:
            if locale != facts.source_locale and facts.source_locale in wordings.texts:
                state = _state(wording_status(wordings, facts, locale), edition)
                yield StatusEntry(title.replace("|", "/"), edition.names[locale], state)


def _entries(works: Iterable[Work], edition: Edition) -> tuple[StatusEntry, ...]:
    facts = edition.curriculum.facts
    return tuple(
        StatusEntry(
            _title(documents, edition),
            edition.names[locale],
            _state(text_status(documents, facts.source_locale, locale), edition),
        )
        for documents in works
        if facts.source_locale in documents
        for locale in facts.locales
        if locale != facts.source_locale
    )


def _title(documents: Work, edition: Edition) -> str:
    document = documents.get(edition.locale) or documents[edition.curriculum.facts.source_locale]
    return (document.metadata.title or document.neutral_path).replace("|", "/")


def _state(status: TextStatus, edition: Edition) -> str:
    return edition.strings(f"status.{status.state}", changed=len(status.changed), total=status.total)
