"""What changed in the texts that can be cited, an entry for each release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from komak.edition import Edition
from komak.edition.changes import changes
from komak.ground.address import RELEASES, address, feed_address, release_address
from komak.model.releases import Release
from komak.outputs.feeds.atom import Entry, Feed, atom


def text_feeds(editions: tuple[Edition, ...], site_url: str) -> Mapping[str, str]:
    """Address to content of the feed of every language; none as long as nothing was released."""
    return {
        feed_address(edition.locale): atom(_feed(edition, site_url))
        for edition in editions
        if edition.curriculum.releases
    }


def _feed(edition: Edition, site_url: str) -> Feed:
    s, releases = edition.strings, edition.curriculum.releases
    return Feed(
        address=site_url + feed_address(edition.locale),
        title=f"{s('site.name')}. {s('releases.changes')}",
        locale=edition.locale,
        author=s("site.name"),
        link=_page(edition, site_url),
        entries=tuple(
            _entry(before, release, edition, site_url)
            for before, release in reversed([(None, releases[0]), *pairwise(releases)])
        ),
    )


def _page(edition: Edition, site_url: str) -> str:
    return site_url + address(RELEASES, edition.locale, edition.default_locale)


def _entry(before: Release | None, release: Release, edition: Edition, site_url: str) -> Entry:
    return Entry(
        id=site_url + release_address(release.name),
        title=edition.strings("release.name", name=release.name),
        day=release.facts.date,
        link=_page(edition, site_url),
        content="".join(_content(before, release, edition)),
    )


def _content(before: Release | None, release: Release, edition: Edition) -> Iterator[str]:
    """The changes as HTML; of the first release there are none."""
    for folder, languages in release.words.items() if before else ():
        locale = edition.locale if edition.locale in languages else release.facts.locales[0]
        old = before.words.get(folder, {}).get(locale, ()) if before else ()
        for change in changes(old, languages[locale]):
            told = edition.strings(f"releases.{change.kind}")
            yield f"<p>§ {change.number} — {told}</p><p>{change.marked}</p>"
