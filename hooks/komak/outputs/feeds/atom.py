"""A feed as RFC 4287 wants it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """Something that happened."""

    id: str
    """An address that is never used for anything else."""
    title: str
    day: dt.date
    link: str
    content: str
    """HTML."""


@dataclass(frozen=True)
class Feed:
    """A feed in one language."""

    address: str
    """Absolute, its own."""
    title: str
    locale: str
    author: str
    link: str
    """Absolute address of the page that shows the same."""
    entries: tuple[Entry, ...]
    """The newest first; never empty."""


def atom(feed: Feed) -> str:
    """The feed as XML."""
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.locale)
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.entries[0].day))
    _add(root, "link", rel="self", href=feed.address)
    _add(root, "link", href=feed.link)
    _add(_add(root, "author"), "name", feed.author)
    _add_entries(root, feed.entries)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="unicode", pretty_print=True)


def _add_entries(root: etree._Element, entries: Iterable[Entry]) -> None:
    for one in entries:
        entry = _add(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.day))
        _add(entry, "link", href=one.link)
        _add(entry, "content", one.content, type="html")


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element
