"""What an edition added to the catalogue, changed in it and took out, an entry for each edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.works import work_titles
from komak.ground.address import MODULES, address, catalogue_feed_address
from komak.model.history import Issued
from komak.outputs.feeds.atom import Entry, Feed, atom

_ITEM, _GONE = Markup('<li><a href="{}">{}</a></li>'), Markup("<li>{}</li>")


def catalogue_feeds(editions: tuple[Edition, ...], site_url: str) -> Mapping[str, str]:
    """Address to content of the feed of every language; none if the project keeps no history."""
    return {
        catalogue_feed_address(edition.locale): atom(_feed(edition, site_url))
        for edition in editions
        if edition.curriculum.history.editions
    }


def _feed(edition: Edition, site_url: str) -> Feed:
    s, link = edition.strings, site_url + address(MODULES, edition.locale, edition.default_locale)
    own, titles = site_url + catalogue_feed_address(edition.locale), work_titles(edition)
    entries = (
        Entry(f"{own}#{one.edition}", s("cite.edition", edition=one.edition), one.date, link,
              "".join(_content(one, titles, edition, site_url)))
        for one in reversed(edition.curriculum.history.editions)
    )  # fmt: skip
    return Feed(own, f"{s('site.name')}. {s('history.title')}", edition.locale, s("site.name"), link, tuple(entries))


def _content(one: Issued, titles: Mapping[str, str], edition: Edition, site_url: str) -> Iterator[Markup]:
    """Of a language only what reads otherwise in it; what was there then and is gone now has no link."""
    written = edition.derived_from or edition.locale
    changed = [uri for uri, locales in one.changed.items() if written in locales]
    for kind, uris in (("added", one.added), ("changed", changed), ("removed", one.removed)):
        if uris:
            yield Markup("<h2>{}</h2><ul>{}</ul>").format(
                edition.strings(f"history.{kind}"), Markup().join(_items(uris, titles, edition, site_url))
            )


def _items(uris: Iterable[str], titles: Mapping[str, str], edition: Edition, site_url: str) -> Iterator[Markup]:
    for uri in uris:
        if uri in titles:
            yield _ITEM.format(site_url + address(uri, edition.locale, edition.default_locale), titles[uri])
        else:
            yield _GONE.format(uri)
