"""The menu of an edition: what ``menu.yml`` says, and below each page those that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.page import Page
from komak.ground.address import page_uri
from komak.model.menu import WORDS, MenuSection


@dataclass(frozen=True)
class MenuEntry:
    """A page, or a name with entries below it."""

    title: str
    page: Page | None
    children: tuple[MenuEntry, ...] = ()


def menu(edition: Edition, pages: Sequence[Page]) -> tuple[MenuEntry, ...]:
    """The menu with `pages` of `edition`; without ``menu.yml`` every page that has none above it, in their order."""
    branches = _Branches(edition, pages)
    chosen = edition.curriculum.menu
    if chosen is not None:
        return tuple(branches.entries(chosen.pages))
    return tuple(branches.branch(page) for page in pages if page.parent is None)


class _Branches:
    def __init__(self, edition: Edition, pages: Sequence[Page]) -> None:
        self._edition = edition
        self._by_uri = {page.uri: page for page in pages}
        self._below: dict[str | None, list[Page]] = {}
        for page in pages:
            self._below.setdefault(page.parent, []).append(page)

    def entries(self, items: Sequence[str | MenuSection]) -> Iterator[MenuEntry]:
        for item in items:
            if isinstance(item, MenuSection):
                yield self._section(item)
            elif page := self._by_uri.get(page_uri(item)):
                yield self.branch(page)

    def branch(self, page: Page) -> MenuEntry:
        """`page`, or its name above it and all that belongs to it."""
        below = tuple(self.branch(child) for child in self._below.get(page.uri, ()))
        return MenuEntry(page.label, None, (_leaf(page), *below)) if below else _leaf(page)

    def _section(self, section: MenuSection) -> MenuEntry:
        """What belongs to the first page of a section comes after the pages of the section."""
        title = self._edition.strings(f"{WORDS}{section.section}")
        first = self._by_uri.get(page_uri(section.pages[0])) if isinstance(section.pages[0], str) else None
        if first is None:
            return MenuEntry(title, None, tuple(self.entries(section.pages)))
        below = (self.branch(child) for child in self._below.get(first.uri, ()))
        return MenuEntry(title, None, (_leaf(first), *self.entries(section.pages[1:]), *below))


def _leaf(page: Page) -> MenuEntry:
    return MenuEntry(page.label, page)
