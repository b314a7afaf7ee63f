"""Addresses of what a page is made of get the hash of the file: ``komak.css?v=1a2b3c4d``.

So a page always has the styles and scripts that it was built with, whatever a browser, a host or a service worker has
kept of the build before. Documents keep their plain addresses: those are cited.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping

SEARCH = "assets/search/"
"""Scripts that load each other: all of them carry the hash of all."""
_PARTS = re.compile(
    r"""((?:\b(?:href|src|data-terms)=|"search": ?)")(\.{0,2}/?[\w./-]+\.(?:css|js|svg|png|jpe?g|gif|webp|webmanifest))(?=["#])"""
)
"""Files by their endings. Fonts are not among them: styles name them, too, and a browser would load them twice."""
_IMPORTS = re.compile(r"""((?:\bfrom |\bimport\()["`]\./[^"`]+\.js)(?=["`])""")
_LENGTH = 8
_VERSION = re.compile(rf"\?v=[0-9a-f]{{{_LENGTH}}}(?=[\"#`])")


def versions(hashes: Mapping[str, str]) -> dict[str, str]:
    """Address to version of everything that a page may be made of."""
    search = hashlib.sha256("".join(hashes[name] for name in sorted(hashes) if name.startswith(SEARCH)).encode())
    return {
        name: search.hexdigest()[:_LENGTH] if name.startswith(SEARCH) else found[:_LENGTH]
        for name, found in hashes.items()
    }


def unversioned(text: str) -> str:
    """`text` as it was before it was sealed."""
    return _VERSION.sub("", text)


def versioned(page: str, here: str, known: Mapping[str, str]) -> str:
    """The HTML of the page at the address `here` with versions of the files that are `known`."""

    def told(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, match[2]))
        return f"{match[0]}?v={known[target]}" if target in known and not match[2].startswith("/") else match[0]

    return _PARTS.sub(told, page)


def with_versions(script: str, version: str) -> str:
    """A script of the search that imports the others by their version."""
    return _IMPORTS.sub(rf"\g<1>?v={version}", script)
