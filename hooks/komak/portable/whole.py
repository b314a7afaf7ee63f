"""Whether a built site is still as it was built: what is carried away for years may not miss a page.

A sealed site lists itself with hashes (outputs/offline). One for a host that wants no service worker has no lists: its first
pages and the beginning of its search are all that is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from komak.ground.address import OFFLINE_LISTS
from komak.portable.built import SEARCH_INDEX, BuiltSite
from komak.portable.links import page_file


def damaged(site: BuiltSite, locales: Sequence[str]) -> list[str]:
    """File addresses that these languages need and that are missing, or are not what was built; in order."""
    return sorted(name for name, found in dict(_built(site, locales)).items() if not _is_whole(site, name, found))


def _built(site: BuiltSite, locales: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every file address with the beginning of the file's hash, if that is known."""
    yield from ((name, "") for name in (*map(site.home, locales), SEARCH_INDEX))
    if f"{OFFLINE_LISTS}common.json" not in site.files:
        return
    parts = [f"{kind}.{locale}" for kind in ("pages", "search") for locale in locales]
    for name in ("common", "files", *parts):
        told = site.data(f"{OFFLINE_LISTS}{name}.json")
        for address, found in told.get("files", {}).items():
            yield page_file(address), found
        for group in told.get("groups", ()):
            yield from ((page_file(address.partition("?")[0]), found) for address, _, found in group["files"])


def _is_whole(site: BuiltSite, name: str, found: str) -> bool:
    return name in site.files and hashlib.sha256(site.path(name).read_bytes()).hexdigest().startswith(found)
