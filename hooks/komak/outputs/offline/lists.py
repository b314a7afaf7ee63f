"""What a build consists of, in lists that a browser takes what it needs of: a module, the search, what every page needs.

Each list is JSON in ``assets/offline/`` and names its build. A module is cut into groups, so that a reader chooses: pages,
papers, what only a trainer needs, files to write in, everything once more as ZIP.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from komak.edition import Edition
from komak.ground.address import (
    FORMS,
    MODULES,
    OFFLINE,
    OFFLINE_LISTS,
    PLANNER,
    SELF_CHECK_KEY,
    address,
    facilitator_uri,
    module_uri,
    offline_list,
    self_check_uri,
    track_uri,
)
from komak.model import Module
from komak.outputs.offline.versions import SEARCH

Json: TypeAlias = dict[str, Any]

_LINKS = re.compile(r"""\b(?:href|src|data-terms)="([^"#:]+)["#]""")
_DOWNLOADS, _PACKS, _INDEX = "files/", "packs/", "search/"
_FONTS = ("assets/fonts/", ".woff2")
_PROGRAM = "assets/javascripts/"
"""Draws what a search finds; no page names it, its address has a hash of its own."""
COMMON = "common"


@dataclass(frozen=True)
class ListedFile:
    """A file as a list tells it."""

    address: str
    size: int
    hash: str
    """Its beginning."""


@dataclass(frozen=True)
class Contents:
    """A built site."""

    files: Mapping[str, ListedFile]
    """By address; that of a page ends with ``/`` or is empty."""
    pages: Mapping[str, str]
    """HTML by address, without frozen editions."""
    versions: Mapping[str, str]
    _linked: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    """What was found: the page of all modules is asked about once a module."""

    def linked(self, page: str) -> frozenset[str]:
        """Addresses of the site that a page names, with their versions."""
        if page not in self._linked:
            found = {posixpath.join(page, href) for href in _LINKS.findall(self.pages.get(page, ""))}
            self._linked[page] = frozenset(map(_normal, found))
        return self._linked[page]

    def parts(self, page: str) -> set[str]:
        """What the page is made of."""
        return {target for target in self.linked(page) if "?v=" in target}

    def entries(self, addresses: Iterable[str]) -> list[tuple[str, int, str]]:
        """Files by their addresses, those of the site only."""
        known = ((one, self.files.get(one.partition("?")[0])) for one in sorted(set(addresses)))
        return [(one, file.size, file.hash) for one, file in known if file]


def _normal(target: str) -> str:
    whole = posixpath.normpath(f"/{target}")[1:]
    return f"{whole}/" if whole and target.endswith("/") else whole


def lists(contents: Contents, editions: tuple[Edition, ...], build: str) -> dict[str, Json]:
    """Every list by its address."""
    head: Json = {"build": build, "locales": [edition.locale for edition in editions]}
    found = {COMMON: _common(contents, editions), **_by_hash(contents, editions)}
    for edition in editions:
        search = _search(contents, edition)
        found[search["id"]] = search
        weight = sum(size for group in search["groups"] for _, size, _ in group["files"])
        for module in edition.curriculum.modules:
            made = _module(module, edition, contents)
            found[made["id"]] = {**made, "search": [search["id"], weight]}
    return {f"{OFFLINE_LISTS}{name}.json": {**head, **made} for name, made in found.items()}


def _by_hash(contents: Contents, editions: tuple[Edition, ...]) -> dict[str, Json]:
    """Pages of a language, and all files: for what a reader has only opened."""
    others = tuple(f"{edition.locale}/" for edition in editions[1:])
    found: dict[str, dict[str, str]] = {f"pages.{edition.locale}": {} for edition in editions}
    for page in contents.pages:
        locale = page.partition("/")[0] if page.startswith(others) else editions[0].locale
        found[f"pages.{locale}"][page] = contents.files[page].hash
    found["files"] = {
        name: file.hash for name, file in contents.files.items() if name.startswith((_DOWNLOADS, _PACKS, *_FONTS[:1]))
    }
    return {name: {"files": hashes} for name, hashes in found.items()}


def _common(contents: Contents, editions: tuple[Edition, ...]) -> Json:
    """The page that says what is kept, in every language: what a reader sees where a page is not."""
    pages = [address(OFFLINE, edition.locale, edition.default_locale) for edition in editions]
    fonts = (name for name in contents.files if name.startswith(_FONTS[0]) and name.endswith(_FONTS[1]))
    return {"id": COMMON, "groups": [_group(COMMON, {*_whole(pages, contents), *fonts}, contents)]}


def _search(contents: Contents, edition: Edition) -> Json:
    own = (name for name in contents.files if name.startswith(f"{_INDEX}{edition.locale}."))
    scripts = (f"{name}?v={contents.versions[name]}" for name in contents.files if name.startswith(SEARCH))
    drawing = (name for name in contents.files if name.startswith(_PROGRAM))
    group = _group("search", [f"{_INDEX}search_index.json", *own, *scripts, *drawing], contents)
    title, home = edition.strings("offline.search-title"), address("", edition.locale, edition.default_locale)
    return {"id": f"search.{edition.locale}", "title": title, "page": home, "locale": edition.locale, "groups": [group]}


def _module(module: Module, edition: Edition, contents: Contents) -> Json:
    def here(uri: str) -> str:
        return address(uri, edition.locale, edition.default_locale)

    home, trainers = here(module_uri(module.reference)), here(facilitator_uri(module.reference))
    own = [page for page in contents.pages if page.startswith(home)]
    linked = {page: contents.linked(page) for page in own}
    forms = {target for found in linked.values() for target in found if target.startswith(here(FORMS))}
    around = [here(uri) for uri in ("", MODULES, track_uri(module.track), PLANNER, OFFLINE)]
    groups = _downloads(linked, home, trainers)
    key = here(self_check_uri(module.reference)) + SELF_CHECK_KEY  # a script asks for it
    return {
        "id": offline_list(module.reference, edition.locale),
        "title": edition.module_text(module).metadata.title,
        "page": home,
        "locale": edition.module_text(module).document.locale,
        "groups": [
            _group("pages", [*_whole([*own, *(forms & contents.pages.keys()), *around], contents), key], contents),
            *(_group(name, targets, contents) for name, targets in groups.items()),
        ],
    }


def _downloads(linked: Mapping[str, frozenset[str]], home: str, trainers: str) -> dict[str, set[str]]:
    """Files that the pages of a module offer, by what they are for."""
    offered = {target for found in linked.values() for target in found}
    files = {target for target in offered if target.startswith(_DOWNLOADS)}
    papers = {target for target in files if target.endswith(".pdf") and not target.endswith(".fill.pdf")}
    for_all = papers & linked.get(home, frozenset())
    return {
        "papers": for_all,
        "trainer": papers - for_all,
        "editable": files - papers,
        "packs": {target for target in offered if target.startswith(_PACKS)} & linked.get(trainers, frozenset()),
    }


def _whole(pages: Iterable[str], contents: Contents) -> Iterator[str]:
    for page in pages:
        yield page
        yield from contents.parts(page)


def _group(name: str, addresses: Iterable[str], contents: Contents) -> Json:
    return {"name": name, "files": contents.entries(addresses)}
