"""The menu of the core as MkDocs' navigation: previous and next follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from komak.site import MenuEntry, Page


def navigation(entries: Sequence[MenuEntry], nav: Navigation, files: Files, config: MkDocsConfig) -> Navigation:
    """`entries` for MkDocs, which has read its own `nav`: only the home page."""
    items = [_item(entry, files, config) for entry in entries]
    linked = list(_pages(items))
    for before, after in pairwise(linked):
        before.next_page, after.previous_page = after, before
    _adopt(items, None)
    result = Navigation(items, linked)
    result.homepage = nav.homepage
    return result


def _item(entry: MenuEntry, files: Files, config: MkDocsConfig) -> StructureItem:
    if entry.page is None:
        return Section(_name(entry), [_item(child, files, config) for child in entry.children])
    return _page(entry, entry.page, files, config)


def _page(entry: MenuEntry, page: Page, files: Files, config: MkDocsConfig) -> MkDocsPage:
    file = files.src_uris[page.source]
    if file.page is None:
        return MkDocsPage(_name(entry), file, config)
    file.page.title = _name(entry)
    return file.page


def _name(entry: MenuEntry) -> str:
    """The name as HTML: themes print names as they are."""
    return escape(entry.title, quote=False)


def _pages(items: Sequence[StructureItem]) -> Iterator[MkDocsPage]:
    for entry in items:
        if isinstance(entry, MkDocsPage):
            yield entry
        elif isinstance(entry, Section):
            yield from _pages(entry.children)


def _adopt(items: Sequence[StructureItem], parent: Section | None) -> None:
    for entry in items:
        entry.parent = parent
        if isinstance(entry, Section):
            _adopt(entry.children, entry)
