"""A handout as an entry in a download box or in the library."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from komak.edition import Edition, Text
from komak.edition.lagging import lagging_mark
from komak.edition.late import token
from komak.edition.page import Kind
from komak.ground.address import (
    COMMON_SHEETS,
    address,
    facilitator_uri,
    guide_address,
    handout_uri,
    module_uri,
    pack_address,
    pdf_address,
    relative,
    self_check_uri,
    slides_address,
    tasks_address,
)
from komak.instruments.questions import QuestionFile, question_files
from komak.model import Handout, Module
from komak.model.tasks import has_tasks


@dataclass(frozen=True)
class FileLink:
    """One more file of the same thing."""

    word: str
    """What it is for, in the language of the page that lists it."""
    href: str
    facts: str
    """Token that becomes format, pages and size."""


@dataclass(frozen=True)
class Download:
    """One file to download, all words in the language of the page that lists it."""

    title: str
    summary: str
    kind: str
    kind_word: str
    pdf_link: str
    page_link: str
    facts: str
    """Token that becomes format, pages and size."""
    language: str
    language_word: str
    track: str
    module_title: str
    more: tuple[FileLink, ...] = ()
    """Other formats."""
    media: str = "application/pdf"
    """Type of the file."""
    lagging: str = ""
    """What is said of a translation that lags behind its source."""

    def pdf_address(self, page: str) -> str:
        """Address of the file, from the site's root; `page` is the address of the page that lists it."""
        return posixpath.normpath(posixpath.join(page, self.pdf_link))


def download(
    handout: Handout, module: Module, edition: Edition, *, page: str, words: Edition | None = None
) -> Download:
    """`handout` in the language of `edition`, listed on the page address `page`, labelled in `words`."""
    words = words or edition
    text = edition.handout_text(handout)
    pdf = pdf_address(module.reference, handout.slug, text.document.locale)  # the source's, if not translated
    own_page = address(handout_uri(module.reference, handout.slug), edition.locale, edition.default_locale)
    return Download(
        title=text.metadata.title,
        summary=text.metadata.summary,
        kind=handout.facts.kind,
        kind_word=words.strings(f"kind.{handout.facts.kind}"),
        pdf_link=relative(pdf, page),
        page_link=relative(own_page, page),
        facts=token(pdf),
        language=text.document.locale,
        language_word=words.names[text.document.locale],
        track=module.track,
        module_title=edition.module_text(module).metadata.title,
        lagging=_mark(text, edition, words),
    )


def paper_kind(kind: str, audience: str, edition: Edition) -> tuple[Kind, tuple[str, ...]]:
    """What a handout or a form is among the results of a search, and the words that say so."""
    word = edition.strings(f"kind.{kind}")
    if audience == "facilitator":
        return Kind.TRAINER, (word, edition.strings("module.facilitator-view"))
    return Kind.HANDOUT, (word,)


def _mark(text: Text[Any], edition: Edition, words: Edition) -> str:
    return lagging_mark(text, replace(edition, strings=words.strings))


def books(module: Module, edition: Edition, *, page: str) -> tuple[Download, ...]:
    """The facilitator's book and the slides, listed on the page address `page`."""
    if edition.locale not in module.documents:
        return ()
    made = (
        ("guide", guide_address(module.reference, edition.locale), facilitator_uri(module.reference)),
        ("slides", slides_address(module.reference, edition.locale), module_uri(module.reference)),
    )
    return tuple(_book(kind, pdf, uri, module, edition, page) for kind, pdf, uri in made)


def common_sheets(modules: Iterable[Module], edition: Edition, *, page: str) -> FileLink | None:
    """The pack of common sheets, offered on the page address `page` beside packs of `modules` that need it."""
    if not any(module.reference in edition.lending.borrowers for module in modules):
        return None
    pack = pack_address(COMMON_SHEETS, edition.locale)
    return FileLink(edition.strings("pack.common"), relative(pack, page), token(pack))


def task_sheets(module: Module, edition: Edition, *, page: str) -> tuple[Download, ...]:
    """The task sheets of a module, listed on the page address `page`; none if it has no task in this language."""
    if not has_tasks(module, edition.locale):
        return ()
    place = tasks_address(module.reference, edition.locale)
    return (_book("tasks", place, module_uri(module.reference), module, edition, page),)


def library_task_sheets(module: Module, edition: Edition, *, page: str) -> tuple[Download, ...]:
    """The same among sheets of other modules and languages: called as its module is called."""
    text = edition.module_text(module).metadata
    return tuple(
        replace(sheets, title=text.title, summary=text.summary) for sheets in task_sheets(module, edition, page=page)
    )


def _book(kind: str, pdf: str, uri: str, module: Module, edition: Edition, page: str) -> Download:
    s = edition.strings
    return Download(
        title=s(f"{kind}.title"),
        summary=s(f"{kind}.summary"),
        kind=kind,
        kind_word=s(f"kind.{kind}"),
        pdf_link=relative(pdf, page),
        page_link=relative(address(uri, edition.locale, edition.default_locale), page),
        facts=token(pdf),
        language=edition.locale,
        language_word=edition.names[edition.locale],
        track=module.track,
        module_title=edition.module_text(module).metadata.title,
        lagging=_mark(edition.module_text(module), edition, edition),
    )


def tests(module: Module, edition: Edition, *, page: str) -> tuple[Download, ...]:
    """Papers, key and files of the test of knowledge, listed on the facilitator's page at the address `page`."""
    return tuple(_test(file, module, edition, page) for file in question_files(module, edition))


def _test(file: QuestionFile, module: Module, edition: Edition, page: str) -> Download:
    is_paper = file.format == "pdf" and file.slug != "test-key"
    on_screen = address(self_check_uri(module.reference), edition.locale, edition.default_locale)
    return Download(
        title=file.title,
        summary=file.summary,
        kind="form" if is_paper else "reading" if file.format == "pdf" else "data",
        kind_word=edition.strings("kind.form" if is_paper else "kind.key" if file.format == "pdf" else "kind.data"),
        pdf_link=relative(file.address, page),
        page_link=relative(on_screen, page) if is_paper else "",
        facts=token(file.address),
        language=edition.locale,
        language_word=edition.names[edition.locale],
        track=module.track,
        module_title=edition.module_text(module).metadata.title,
        media=_MEDIA[file.format],
    )


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEDIA = {"pdf": "application/pdf", "gift": "text/plain", "xml": "application/xml", "xlsx": XLSX}
