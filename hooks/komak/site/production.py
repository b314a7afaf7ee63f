"""Everything that a site is made of, on its way: printing begins at once, pages are converted beside it."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from komak.instruments import forms
from komak.ground.address import CATALOGUE
from komak.outputs.catalogue import catalogue
from komak.press.pdf import Rendered, Rendering, shown, start
from komak.ground.issue import Issue
from komak.outputs.letters import made_letters
from komak.outputs.packs import made_packs, packs
from komak.outputs.pages import Converted, conversion_key, converted, finished
from komak.edition.late import FileFacts
from komak.edition.page import FinishedPage
from komak.outputs.planner import planner_scripts
from komak.outputs.search import search_files
from komak.site.assembly import Site
from komak.workshop import Store


@dataclass(frozen=True)
class Made:
    """What is known at the end: pages, files on disk and small texts by their address."""

    pages: tuple[FinishedPage, ...]
    paths: Mapping[str, Path]
    texts: Mapping[str, str | bytes]
    issues: tuple[Issue, ...] = ()
    """What could not be printed; then nothing may be published."""

    @cached_property
    def by_address(self) -> Mapping[str, FinishedPage]:
        """Every page by its address from the root of the site."""
        return {page.address: page for page in self.pages}


class Production:
    """A run under way. Made by :func:`produce`; ask it for what is :meth:`finished` once."""

    def __init__(self, site: Site, cache: Path, rendering: Rendering, orders: forms.FormRendering) -> None:
        self._site, self._cache, self._rendering, self._orders = site, cache, rendering, orders

    def finished(self) -> Made:
        """Convert the pages, wait for the rest, and put together what needs both."""
        drafts = _converted(self._site, Store(self._cache / "pages"))
        with shown("Handouts") as progress:
            rendered = self._rendering.result(progress).joined(self._orders.result())
        if rendered.issues:
            return Made((), {}, {}, rendered.issues)
        return _made(self._site, drafts, rendered, self._cache)


def produce(site: Site, cache: Path, workers: int = 2, *, with_files: bool = True) -> Production:
    """Begin to make everything and return at once. Without files pages know no sizes; `cache` is where things are kept."""
    day = dt.datetime.combine(site.curriculum.facts.date, dt.time(), dt.UTC)
    # Everything made carries the day of the edition, whoever builds it and when; a date from outside comes first.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    rendering = start(site.sheets if with_files else (), cache / "handouts", workers)
    return Production(site, cache, rendering, forms.start(site.orders if with_files else (), cache / "forms"))


def _converted(site: Site, kept: Store) -> tuple[Converted, ...]:
    default = site.editions[0].default_locale
    keys = {conversion_key(page, default) for page in site.pages}
    drafts = tuple(converted(page, default, kept) for page in site.pages)
    kept.prune(keys)
    return drafts


def _made(site: Site, drafts: tuple[Converted, ...], printed: Rendered, cache: Path) -> Made:
    rendered = printed.joined(made_letters(site.letters, cache / "letters"))
    paths = {dest: artefact.path for dest, artefact in rendered.artefacts.items()}
    facts = file_facts(rendered) | text_facts(site.texts)
    strings = {edition.locale: edition.strings for edition in site.editions}
    wanted = [pack for edition in site.editions for pack in packs(edition)]
    zips = made_packs(wanted, {**site.texts, **paths}, facts, strings, cache / "packs")
    paths |= {address: made.path for address, made in zips.items()}
    facts |= {address: made.facts for address, made in zips.items()}
    pages = tuple(
        finished(page, draft, site.edition(page.locale), facts)
        for page, draft in zip(site.pages, drafts, strict=True)
    )
    texts: dict[str, str | bytes] = {**site.texts, **planner_scripts(site.editions, facts, site.site_url)}
    texts |= search_files(pages, site.editions, facts)
    return Made(pages, {**site.images, **paths}, {**texts, CATALOGUE: catalogue(site.editions, facts, site.site_url)})


def file_facts(rendered: Rendered) -> dict[str, FileFacts]:
    """What pages say about the printed files, by address."""
    return {
        dest: FileFacts(artefact.size, artefact.pages, artefact.sha256) for dest, artefact in rendered.artefacts.items()
    }


def raw_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def text_facts(texts: Mapping[str, str | bytes]) -> dict[str, FileFacts]:
    """What pages say about generated texts that are downloaded, by address."""
    downloads = {place: raw_bytes(content) for place, content in texts.items() if place.startswith("files/")}
    return {place: FileFacts(len(raw), 0, hashlib.sha256(raw).hexdigest()) for place, raw in downloads.items()}
