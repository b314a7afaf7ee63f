"""Generated pages in the navigation: the tree follows each page's parent, previous and next follow the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from komak.engines.mkdocs_files import neutral_source
from komak.pages import Page


def hang(nav: Navigation, pages: Sequence[Page], files: Files, config: MkDocsConfig) -> Navigation:
    """`nav` with every generated page below its parent.

    A page in `nav` becomes the branch that hangs below it; a section gets the branches of its first page.
    """
    branches = _Branches(pages, files, config)
    items = [branches.grown(entry) for entry in nav.items]
    linked = list(_pages(items))
    for before, after in pairwise(linked):
        before.next_page, after.previous_page = after, before
    _adopt(items, None)
    result = Navigation(items, linked)
    result.homepage = nav.homepage
    return result


class _Branches:
    """Generated pages by source file and by parent."""

    def __init__(self, pages: Sequence[Page], files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config
        self._by_source = {page.source: page for page in pages}
        self._children: dict[str, list[Page]] = {}
        for page in pages:
            if page.parent is not None:
                self._children.setdefault(_source(page.parent), []).append(page)

    def grown(self, entry: StructureItem) -> StructureItem:
        if isinstance(entry, MkDocsPage):
            page = self._by_source.get(entry.file.src_uri)
            return self._branch(page) if page else entry
        if isinstance(entry, Section):
            first = next((child for child in entry.children if isinstance(child, MkDocsPage)), None)
            children = [self._leaf(child) if child is first else self.grown(child) for child in entry.children]
            more = self._children.get(neutral_source(first.file), []) if first else []
            return Section(entry.title, [*children, *(self._branch(page) for page in more)])
        return entry

    def _leaf(self, entry: MkDocsPage) -> MkDocsPage:
        """The page alone: what hangs below it comes after its neighbours."""
        page = self._by_source.get(entry.file.src_uri)
        return self._page(page) if page else entry

    def _branch(self, page: Page) -> StructureItem:
        below = [self._branch(child) for child in self._children.get(_source(page.uri), ())]
        return Section(_label(page), [self._page(page), *below]) if below else self._page(page)

    def _page(self, page: Page) -> MkDocsPage:
        file = self._files.src_uris[page.source]
        if file.page is not None:  # named in mkdocs.yml
            file.page.title = _label(page)
            return file.page
        return MkDocsPage(_label(page), file, self._config)


def _label(page: Page) -> str:
    """The page's name as HTML: themes print names as they are."""
    return escape(page.label, quote=False)


def _source(uri: str) -> str:
    return f"{uri}index.md"


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
