"""A language of a built site as one ZIM file: what Kiwix opens on a phone, a computer, or from a box that sends Wi-Fi.

Addresses in it are those of the site, so links between pages stay; a link to a folder names the page in it, and where a
script makes an address of a folder (the search, the planner), a redirect stands. What the file does not hold, another
language above all, is a link to the published site.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from libzim.writer import ContentProvider, Creator, FileProvider, Hint, IndexData, Item, StringProvider

from komak.edition import Edition
from komak.ground.address import OFFLINE
from komak.languages import Language, language
from komak.outputs.offline import unversioned
from komak.portable.built import SEARCH_INDEX, BuiltSite, carried
from komak.portable.facts import icon, metadata, zim_name
from komak.portable.findable import Findable, findable, page_title
from komak.portable.links import INDEX, Link, page_file, relinked, to_file, to_public
from komak.portable.pages import alone, for_kiwix
from komak.portable.sameness import settle
from komak.portable.search_scripts import SCRIPTS
from komak.portable.silence import silence

_PACKED_TIGHT = re.compile(r"text/|image/svg|application/(?:json|javascript|atom|xml|manifest)")
"""Types that become smaller; others are packed already."""
_TYPES = {
    ".bib": "text/plain",
    ".cff": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gift": "text/plain",
    ".js": "text/javascript",
    ".ris": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/atom+xml",
}
"""What the machine's own list may not know, or may say in another way."""
_BOOKKEEPING = page_file(OFFLINE)
"""The page on what a browser keeps."""
_FETCHED = (SEARCH_INDEX, SCRIPTS)
"""What scripts ask for and no page names."""


@dataclass(frozen=True)
class Zim:
    """A file that was made."""

    file: Path
    pages: int
    files: int
    """Pages, and all that they need and offer."""


class _Words(IndexData):
    """What the full-text index takes of a page."""

    def __init__(self, words: Findable) -> None:
        super().__init__()
        self._words = words

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return self._words.bare_title

    def get_content(self) -> str:
        return self._words.text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return self._words.text.count(" ")


class _Entry(Item):
    """A file of the site; `text` stands for what is in it where that was changed, `words` make it a page that is found."""

    def __init__(self, address: str, file: Path, text: str | None = None, words: Findable | None = None) -> None:
        super().__init__()
        self._address, self._file, self._text, self._words = address, file, text, words
        if words:
            self.get_indexdata = lambda: _Words(words)

    def get_path(self) -> str:
        return self._address

    def get_title(self) -> str:
        return self._words.title if self._words else ""

    def get_mimetype(self) -> str:
        suffix = Path(self._address).suffix
        return _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")

    def get_contentprovider(self) -> ContentProvider:
        return FileProvider(self._file) if self._text is None else StringProvider(self._text)

    def get_hints(self) -> dict[Hint, int]:
        return {
            Hint.FRONT_ARTICLE: int(self._words is not None),
            Hint.COMPRESS: int(_PACKED_TIGHT.match(self.get_mimetype()) is not None),
        }


def pack_zim(site: BuiltSite, edition: Edition, folder: Path) -> Zim:
    """Write the language of `edition` as one file into `folder`; what was there under its name is replaced at the end."""
    kept = _kept(site, edition.locale)
    file = folder / zim_name(edition)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    try:
        _write(draft, site, edition, kept)
        settle(draft, f"{site.url}{file.name}")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return Zim(file, len(list(filter(site.is_page, kept))), len(kept))


def _kept(site: BuiltSite, locale: str) -> frozenset[str]:
    """Pages of the language with all that they name, and what the search fetches."""
    fetched = (*_FETCHED, f"search/{locale}.")
    asked = (name for name in site.files if name.startswith(fetched))
    pages = (page for page in site.pages(locale) if not page.endswith(_BOOKKEEPING))
    starts = [*pages, *asked]
    return carried(site, starts, _followed(site, locale), lambda name: alone(site.text(name)))


def _followed(site: BuiltSite, locale: str) -> Callable[[str], bool]:
    return lambda page: site.locale_of(page) == locale and not page.endswith(_BOOKKEEPING)


def _write(file: Path, site: BuiltSite, edition: Edition, kept: frozenset[str]) -> None:
    own = language(edition.locale)
    creator = Creator(file).config_indexing(True, own.iso or own.base).config_nbworkers(1)  # more would mix the order
    creator.set_mainpath(site.home(edition.locale))
    with silence(), creator:
        for name, value in metadata(edition, site.url).items():
            creator.add_metadata(name, value)
        creator.add_illustration(48, icon())
        for entry in _entries(site, edition, kept):
            creator.add_item(entry)
        for folder, page in _folders(filter(site.is_page, sorted(kept))):
            creator.add_redirection(folder, page_title(site.text(page)), page, {})


def _folders(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((page.removesuffix(INDEX), page) for page in pages if page != INDEX)


def _entries(site: BuiltSite, edition: Edition, kept: frozenset[str]) -> Iterator[_Entry]:
    own = language(edition.locale)
    for name in sorted(kept):
        if site.is_page(name):
            yield _page(name, site, edition, kept, own)
        elif name.startswith(SCRIPTS):
            yield _Entry(name, site.path(name), unversioned(site.text(name)))
        else:
            yield _Entry(name, site.path(name))


def _page(name: str, site: BuiltSite, edition: Edition, kept: frozenset[str], own: Language) -> _Entry:
    html = site.text(name)
    changed = relinked(for_kiwix(html, edition), name, _written(name, kept, site.url))
    return _Entry(name, site.path(name), changed, findable(html, own))


def _written(here: str, kept: frozenset[str], site_url: str) -> Callable[[Link], str | None]:
    """Links of the page `here`, inside the file or to the published site."""

    def written(link: Link) -> str | None:
        if link.target in kept:
            return to_file(link.target, here, link.fragment)
        return to_public(link.target, site_url, link.fragment) if link.tag == "a" else None

    return written
