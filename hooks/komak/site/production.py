"""Everything that a site is made of, on its way: files and pages are made at once, then what needs them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from komak.edition.page import FinishedPage, Page
from komak.ground.address import CATALOGUE, CATALOGUE_SCHEMA, address
from komak.ground.issue import Issue
from komak.outputs.catalogue import catalogue, catalogue_schema
from komak.outputs.pages import Converted, finished, page_order
from komak.outputs.planner import planner_scripts
from komak.outputs.search import index_orders, search_files
from komak.site.assembly import Site
from komak.site.products import later_orders
from komak.site.shelf import kept_releases
from komak.workshop import FileFacts, Means, Outcome, Run, Workshop, shown
from komak.workshop.moment import dated, moment_of


@dataclass(frozen=True)
class Made:
    """What is known at the end: pages, files on disk and small texts by their address."""

    pages: tuple[FinishedPage, ...]
    paths: Mapping[str, Path]
    texts: Mapping[str, str | bytes]
    issues: tuple[Issue, ...] = ()
    """What could not be printed; then nothing may be published."""
    facts: Mapping[str, FileFacts] = field(default_factory=dict)
    """Size and pages of every file, by address."""
    notes: tuple[str, ...] = ()
    """What was done without on the way, a line each."""

    @cached_property
    def by_address(self) -> Mapping[str, FinishedPage]:
        """Every page by its address from the root of the site."""
        return {page.address: page for page in self.pages}


class Production:
    """A run under way. Made by :func:`produce`; ask it for what is :meth:`finished` once."""

    def __init__(self, site: Site, workshop: Workshop, cache: Path, *, with_files: bool) -> None:
        self._site, self._workshop, self._cache, self._moment = (
            site,
            workshop,
            cache,
            moment_of(site.curriculum.facts.date),
        )
        # Everything made carries the day of the edition, whoever builds it and when.
        with dated(self._moment):
            self._files: Run = workshop.begin(site.orders if with_files else ())
            self._pages: Run = workshop.begin(
                page_order(page, site.edition(page.locale), site.site_url) for page in site.pages
            )

    def finished(self) -> Made:
        """Wait for files and pages, and make what needs them."""
        with self._workshop as workshop, dated(self._moment):
            with shown("Handouts") as progress:
                files = workshop.result(self._files, progress)
            drafts = workshop.result(self._pages)
            if files.issues:
                return Made((), {}, {}, files.issues)
            facts = _facts(files) | _facts_of_texts(self._site.texts)
            packs = workshop.made(later_orders(self._site.editions, files.artefacts, self._site.texts, facts))
            facts |= _facts(packs)
            pages = _pages(self._site, drafts, facts)
            found = search_files(workshop.made(index_orders(pages, self._site.editions, facts)))
            notes = tuple(filter(None, (workshop.store.trouble,)))
            paths = {dest: artefact.path for dest, artefact in files.joined(packs).artefacts.items()}
            texts = {**self._site.texts, **found, **_small_files(self._site, facts)}
            frozen = kept_releases(self._site.root, self._site.curriculum.releases, self._cache / "releases")
            return Made(pages, {**self._site.images, **paths, **frozen}, texts, facts=facts, notes=notes)


def produce(site: Site, cache: Path, means: Means | None = None, *, with_files: bool = True) -> Production:
    """Begin to make everything and return at once. Without files pages know no sizes; `cache` is where things are kept."""
    return Production(site, Workshop(cache / "made", means), cache, with_files=with_files)


def _pages(site: Site, drafts: Outcome, facts: Mapping[str, FileFacts]) -> tuple[FinishedPage, ...]:
    by_locale = {edition.locale: edition for edition in site.editions}
    return tuple(finished(page, _draft(drafts, page, site), by_locale[page.locale], facts) for page in site.pages)


def _draft(drafts: Outcome, page: Page, site: Site) -> Converted:
    made = drafts.artefacts[address(page.uri, page.locale, site.editions[0].default_locale)]
    return Converted.read(made.path.read_bytes())


def _small_files(site: Site, facts: Mapping[str, FileFacts]) -> dict[str, str | bytes]:
    """What is written at the end, because it tells facts of the files."""
    listed = catalogue(site.editions, facts, site.site_url)
    return {
        **planner_scripts(site.editions, facts, site.site_url),
        CATALOGUE: listed,
        CATALOGUE_SCHEMA: catalogue_schema(site.site_url),
    }


def _facts(outcome: Outcome) -> dict[str, FileFacts]:
    """What pages say about files, by address."""
    return {dest: artefact.facts for dest, artefact in outcome.artefacts.items()}


def raw_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _facts_of_texts(texts: Mapping[str, str]) -> dict[str, FileFacts]:
    """What pages say about generated texts that are downloaded, by address."""
    downloads = {place: text.encode() for place, text in texts.items() if place.startswith("files/")}
    return {place: FileFacts(len(raw), 0, hashlib.sha256(raw).hexdigest()) for place, raw in downloads.items()}
