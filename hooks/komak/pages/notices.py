"""What a reader is told about the language of a text: not translated, behind its source, converted from another script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from komak.address import address, relative
from komak.translation import Edition, Text


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

    @property
    def html(self) -> str:
        return Markup('<p class="km-notice" lang="{}">{} <a href="{}" hreflang="{}">{}</a></p>').format(
            self.language, self.words, self.link, self.locale, self.link_words
        )


def notices(text: Text[Any], uri: str, edition: Edition) -> tuple[Notice, ...]:
    """Everything that a reader of `text` on the page `uri` has to know about its language."""
    source = edition.curriculum.facts.source_locale
    found = []
    if text.is_fallback:
        found.append(_notice("translation.missing", source, uri, edition))
    if text.freshness is not None and not text.freshness.is_fresh:
        counts = {"changed": len(text.freshness.changed), "total": text.freshness.total}
        found.append(_notice("translation.outdated", source, uri, edition, **counts))
    if edition.derived_from and not text.is_fallback:
        found.append(_notice("translation.converted", edition.derived_from, uri, edition))
    return tuple(found)


def _notice(key: str, locale: str, uri: str, edition: Edition, **values: int) -> Notice:
    here = address(uri, edition.locale, edition.default_locale)
    link = relative(address(uri, locale, edition.default_locale), here)
    return Notice(edition.strings(key, **values), link, edition.strings(f"{key}-link"), locale, edition.locale)
