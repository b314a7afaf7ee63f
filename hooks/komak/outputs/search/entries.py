"""Finished pages to what the index has of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from komak.edition import Edition
from komak.edition.late import settled, token
from komak.edition.page import FinishedPage
from komak.ground.address import address
from komak.languages.typography import glued
from komak.outputs.search.extract import sections
from komak.outputs.search.meaning import Meaning, keys, meaning
from komak.outputs.search.page import Download, SearchPage
from komak.outputs.search.write import index_files
from komak.workshop import FileFacts


def search_files(
    pages: Iterable[FinishedPage], editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]
) -> dict[str, str]:
    """Address to content of every file of the index of a site."""
    return index_files(search_pages(pages, editions, facts), meanings(editions))


def search_pages(
    pages: Iterable[FinishedPage], editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]
) -> list[SearchPage]:
    """What can be found of a site, in all its languages."""
    by_locale, led = {edition.locale: edition for edition in editions}, keys(editions[0].curriculum)
    searched = (each for each in pages if each.page.is_searched)
    return [_entry(each, by_locale[each.page.locale], led.get(each.page.uri, ()), facts) for each in searched]


def meanings(editions: tuple[Edition, ...]) -> dict[str, Meaning]:
    """How the words of readers are understood, by language."""
    curriculum, default = editions[0].curriculum, editions[0].default_locale
    return {edition.locale: meaning(curriculum, edition.locale, default) for edition in editions}


def _entry(
    finished: FinishedPage, edition: Edition, led: tuple[str, ...], facts: Mapping[str, FileFacts]
) -> SearchPage:
    page = finished.page
    return SearchPage(
        locale=page.locale,
        url=finished.address,
        title=escape(page.title, quote=False),
        kind=page.kind,
        sections=sections(finished.html),
        labels=page.labels,
        keys=led,
        download=_download(page.download, edition, facts),
        shown_on=None if page.shown_on is None else address(page.shown_on, page.locale, edition.default_locale),
    )


def _download(file: str | None, edition: Edition, facts: Mapping[str, FileFacts]) -> Download | None:
    return Download(file, glued(settled(token(file), facts, edition.strings))) if file else None
