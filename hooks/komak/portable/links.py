"""Links in built HTML and styles: which files of the site they name, and the same text with other links.

A *file address* is that of a file from the root of the site (``uz/about/index.html``): where no server answers, a link to a
folder opens nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote, urlsplit

INDEX = "index.html"
_TAG = re.compile(r"""<([A-Za-z][\w-]*+)(\s[^<>"']*+(?:(?:"[^"]*"|'[^']*')[^<>"']*+)*+)>""")
"""One with attributes."""
_ATTRIBUTE = re.compile(r'(?<=\s)(href|src|poster|data-key|data-terms)="([^"]*)"')
"""``data-key`` is how the self-check names the script with its answers, ``data-terms`` a page that with the meanings of terms."""
_PROGRAM = re.compile(r'data-program="([^"]+)"')
_STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass(frozen=True)
class Link:
    """A link to a file of the site."""

    tag: str
    target: str
    """File address."""
    fragment: str
    """With its ``#``, or empty."""
    value: str
    """As it is written."""


def page_file(address: str) -> str:
    """File address of what a reader's address names."""
    return address + INDEX if address.endswith("/") or not address else address


def links(html: str, here: str) -> Iterator[Link]:
    """Every link of the page at the file address `here` to the site itself."""
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            if found := _link(tag[1], attribute[2], here):
                yield found


def asked_later(html: str) -> Iterator[str]:
    """File addresses that scripts of a page ask for and no link names: Material's program, with the first search (box.js)."""
    return (f"assets/javascripts/{name}" for name in _PROGRAM.findall(html))


def style_links(style: str, here: str) -> Iterator[str]:
    """File addresses that a style sheet names."""
    for value in _STYLE_URL.findall(style):
        if found := _link("style", value, here):
            yield found.target


def relinked(html: str, here: str, written: Callable[[Link], str | None]) -> str:
    """The page with each link to the site as `written` says; what is None is no link any more."""

    def attribute(tag: str, match: re.Match[str]) -> str:
        found = _link(tag, match[2], here)
        value = written(found) if found else match[2]
        return "" if value is None else f'{match[1]}="{value}"'

    def element(match: re.Match[str]) -> str:
        attributes = _ATTRIBUTE.sub(lambda one: attribute(match[1], one), match[2])
        return f"<{match[1]}{attributes}>"

    return _TAG.sub(element, html)


def to_file(target: str, here: str, fragment: str = "") -> str:
    """What to write on the page `here` for a link to `target`; both are file addresses."""
    path = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{here}"))
    return escape(quote(path) + fragment)


def to_public(target: str, site_url: str, fragment: str = "") -> str:
    """The whole address of the file `target` on the published site."""
    return escape(site_url + quote(target.removesuffix(INDEX)) + fragment)


def _link(tag: str, value: str, here: str) -> Link | None:
    """None for what is elsewhere, and for a place on the same page."""
    address = urlsplit(unescape(value).strip())
    if address.scheme or address.netloc or not address.path:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), unquote(address.path)))[1:]
    is_folder = address.path.endswith(("/", "/.", "/..")) or address.path in {".", ".."}
    fragment = f"#{address.fragment}" if address.fragment else ""
    return Link(tag.lower(), page_file(f"{path}/" if path and is_folder else path), fragment, value)
