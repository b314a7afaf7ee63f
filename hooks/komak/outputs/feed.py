"""Atom: what changed in the texts that can be cited, an entry for each release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import etree

from komak.edition import Edition
from komak.edition.changes import changes
from komak.ground.address import RELEASES, address, feed_address, release_address
from komak.model.releases import Release

_ATOM = "http://www.w3.org/2005/Atom"


def feeds(editions: tuple[Edition, ...], site_url: str) -> Mapping[str, str]:
    """Address to content of the feed of every language; none as long as nothing was released."""
    return {
        feed_address(edition.locale): _feed(edition, site_url) for edition in editions if edition.curriculum.releases
    }


def _feed(edition: Edition, site_url: str) -> str:
    s, own = edition.strings, site_url + feed_address(edition.locale)
    releases = edition.curriculum.releases
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", edition.locale)
    _add(root, "id", own)
    _add(root, "title", f"{s('site.name')}. {s('releases.changes')}")
    _add(root, "updated", _moment(releases[-1]))
    _add(root, "link", rel="self", href=own)
    _add(root, "link", href=site_url + address(RELEASES, edition.locale, edition.default_locale))
    _add(_add(root, "author"), "name", s("site.name"))
    for before, release in reversed([(None, releases[0]), *pairwise(releases)]):
        entry = _add(root, "entry")
        _add(entry, "id", site_url + release_address(release.name))
        _add(entry, "title", s("release.name", name=release.name))
        _add(entry, "updated", _moment(release))
        _add(entry, "link", href=site_url + address(RELEASES, edition.locale, edition.default_locale))
        _add(entry, "content", "".join(_content(before, release, edition)), type="html")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="unicode", pretty_print=True)


def _content(before: Release | None, release: Release, edition: Edition) -> Iterator[str]:
    """The changes as HTML; of the first release there are none."""
    for folder, languages in release.words.items() if before else ():
        locale = edition.locale if edition.locale in languages else release.facts.locales[0]
        old = before.words.get(folder, {}).get(locale, ()) if before else ()
        for change in changes(old, languages[locale]):
            told = edition.strings(f"releases.{change.kind}")
            yield f"<p>§ {change.number} — {told}</p><p>{change.marked}</p>"


def _moment(release: Release) -> str:
    return f"{release.facts.date.isoformat()}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element
