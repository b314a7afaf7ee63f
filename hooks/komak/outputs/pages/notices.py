"""What a reader is told above a text: it is not translated, behind its source, converted from another script, or cites old acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from komak.edition import Edition, Text
from komak.edition.lagging import changed_parts
from komak.ground.address import address, relative
from komak.outputs.pages.acts import ActNotice, act_notices


@dataclass(frozen=True)
class Notice:
    """One line above a text, with a link to the text it comes from."""

    words: str
    link: str
    link_words: str
    locale: str
    """Language of the linked page."""
    language: str
    """Its own language: it may stand in a text that is in another one."""
    parts_words: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    """Id on this page, empty if it has none, and title of every part that is meant."""

    @property
    def html(self) -> str:
        link = Markup('<a href="{}" hreflang="{}">{}</a>').format(self.link, self.locale, self.link_words)
        named = Markup(", ").join(_part(name, title) for name, title in self.parts)
        told = Markup(" {} {}. ").format(self.parts_words, named) if self.parts else Markup(" ")
        return Markup('<p class="km-notice" lang="{}">{}{}{}</p>').format(self.language, self.words, told, link)


def _part(name: str, title: str) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(name, title) if name else escape(title)


def notices(text: Text[Any], uri: str, edition: Edition) -> tuple[Notice | ActNotice, ...]:
    """Everything that a reader of `text` on the page `uri` has to know about its language and its acts."""
    source = edition.curriculum.facts.source_locale
    found = list[Notice | ActNotice]()
    if text.is_fallback:
        found.append(_notice("translation.missing", source, uri, edition))
    if text.freshness is not None and not text.freshness.is_fresh:
        counts = {"changed": len(text.freshness.changed), "total": text.freshness.total}
        notice = _notice("translation.outdated", source, uri, edition, **counts)
        words = edition.strings("translation.outdated-parts")
        found.append(replace(notice, parts_words=words, parts=changed_parts(text, edition)))
    if edition.derived_from and not text.is_fallback:
        found.append(_notice("translation.converted", edition.derived_from, uri, edition))
    return (*found, *act_notices(text.document, uri, edition))


def _notice(key: str, locale: str, uri: str, edition: Edition, **values: int) -> Notice:
    here = address(uri, edition.locale, edition.default_locale)
    link = relative(address(uri, locale, edition.default_locale), here)
    return Notice(edition.strings(key, **values), link, edition.strings(f"{key}-link"), locale, edition.locale)
