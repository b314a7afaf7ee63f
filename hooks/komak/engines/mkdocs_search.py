"""The search index of a MkDocs build: collects the pages of every language, writes the files at the end."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from komak.address import address
from komak.engines.mkdocs_files import language
from komak.search import SearchPage, download, hand_written, index_files, keys, meaning, roles, sections
from komak.site import Site


class SearchIndex:
    """Pages seen so far, in all languages."""

    def __init__(self, site: Site) -> None:
        self._site, self._roles = site, roles(site.curriculum)
        self._keys = keys(site.curriculum)
        self._default = site.editions[0].default_locale
        self._pages: dict[str, SearchPage] = {}

    def add(self, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Take a page whose content is final, unless its front matter says ``search: {exclude: true}``."""
        if (page.meta.get("search") or {}).get("exclude"):
            return
        locale = language(config).locale
        uri = page.url if locale == self._default else page.url.removeprefix(f"{locale}/")
        self._pages[page.url] = self._searchable(page, "" if uri == "./" else uri, locale)

    def _searchable(self, page: MkDocsPage, uri: str, locale: str) -> SearchPage:
        role, strings = self._roles.get(uri) or hand_written(uri), self._site.edition(locale).strings
        content = page.content or ""
        return SearchPage(
            locale=locale,
            url=address(uri, locale, self._default),
            title=str(page.meta.get("title") or page.title),
            kind=role.kind,
            sections=sections(content),
            labels=tuple(strings(key) for key in role.labels),
            keys=self._keys.get(uri, ()),
            download=download(content, page.url),
            shown_on=None if role.shown_on is None else address(role.shown_on, locale, self._default),
        )

    def write(self, folder: Path) -> None:
        """Write the index. static-i18n ends a build several times; the last end has the pages of all languages."""
        meanings = {
            edition.locale: meaning(self._site.curriculum, edition.locale, self._default)
            for edition in self._site.editions
        }
        for name, text in index_files(self._pages.values(), meanings).items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
