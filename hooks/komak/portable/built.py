"""A built site as what is carried away sees it: its files, and which language a page is in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from komak.ground.address import CATALOGUE, KITS, RELEASES
from komak.portable.links import INDEX, asked_later, links, style_links

SEARCH_INDEX = "search/search_index.json"
_FROZEN = re.compile(rf"{RELEASES}\d[^/]*/")


class UnbuiltError(Exception):
    """There is no site in the folder, or not the one that the texts make, or not all of it. The text says what to do."""


@dataclass(frozen=True)
class BuiltSite:
    """A folder that `komak site` has made."""

    folder: Path
    locales: tuple[str, ...]
    """The first has no prefix in addresses."""
    url: str
    edition: str

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file address, without what would carry the site within the site."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return frozenset(name for name in found if not name.startswith(KITS))

    def path(self, address: str) -> Path:
        return self.folder / address

    def text(self, address: str) -> str:
        """Raises UnbuiltError for what is no text."""
        try:
            return self.path(address).read_text("utf-8")
        except (FileNotFoundError, UnicodeDecodeError) as error:
            raise self.broken(address) from error

    def data(self, address: str) -> Any:
        """A file of JSON. Raises UnbuiltError if it is none."""
        try:
            return json.loads(self.text(address))
        except json.JSONDecodeError as error:
            raise self.broken(address) from error

    def broken(self, address: str, others: int = 0) -> UnbuiltError:
        """What to say of a file that is missing or was changed, and of so many others."""
        more = f" and {others} more" if others else ""
        return UnbuiltError(f"The site in {self.folder} is not whole: {address}{more}. Build it anew: komak site.")

    def is_page(self, address: str) -> bool:
        """Whether `address` is that of a page with an address of its own: ``404.html`` is none."""
        return address == INDEX or address.endswith(f"/{INDEX}")

    def is_frozen(self, address: str) -> bool:
        """Whether it belongs to an edition that was frozen."""
        return _FROZEN.match(address) is not None

    def locale_of(self, page: str) -> str:
        """The language of a page, of a frozen one, too."""
        first = _FROZEN.sub("", page).partition("/")[0]
        return first if first in self.locales[1:] else self.locales[0]

    def pages(self, locale: str) -> list[str]:
        """Living pages in a language, in order."""
        own = (name for name in self.files if self.is_page(name) and not self.is_frozen(name))
        return sorted(name for name in own if self.locale_of(name) == locale)

    def home(self, locale: str) -> str:
        return INDEX if locale == self.locales[0] else f"{locale}/{INDEX}"


def built_site(folder: Path) -> BuiltSite:
    """The site in `folder`. Raises UnbuiltError."""
    try:
        told: dict[str, Any] = json.loads((folder / CATALOGUE).read_text("utf-8"))
        return BuiltSite(folder, tuple(told["locales"]), told["site"], told["edition"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnbuiltError(f"There is no built site in {folder}. Build it first: komak site.") from error


def carried(
    site: BuiltSite,
    starts: Iterable[str],
    is_followed: Callable[[str], bool],
    text: Callable[[str], str] | None = None,
) -> frozenset[str]:
    """`starts` and every file that they need or name, through pages that are followed; other pages stay behind.

    `text` says what a file holds where that is not what the site has in it.
    """
    read, found = text or site.text, set[str]()
    waiting = [name for name in starts if name in site.files]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += [
            target
            for target in _named(site, name, read)
            if target in site.files and (not site.is_page(target) or is_followed(target))
        ]
    return frozenset(found)


def _named(site: BuiltSite, name: str, text: Callable[[str], str]) -> Iterable[str]:
    if site.is_page(name):
        html = text(name)
        return [*(link.target for link in links(html, name)), *asked_later(html)]
    return style_links(text(name), name) if name.endswith(".css") else ()
