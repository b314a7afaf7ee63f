"""Which letters are to be made: each template in each language that has it, with everything that stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from komak.edition import Edition
from komak.edition.printed_links import public_links
from komak.ground.address import EVENTS, address, event_uri, letter_address
from komak.ground.provenance import PROVENANCE
from komak.instruments.forms import DOCX, voices
from komak.instruments.forms.voice import Voice
from komak.model import Letter
from komak.model.links import SiteMap


@dataclass(frozen=True)
class LetterOrder:
    """One file to make."""

    maker: ClassVar[str] = "outputs.letters.word.letter"
    suffix: ClassVar[str] = DOCX

    dest: str = field(metadata=PROVENANCE)
    """Address from the site's root."""
    locale: str
    title: str
    summary: str
    head: str
    """What the running header says: the name of the event."""
    markdown: str
    links: Mapping[str, str]
    """``href`` as written to the public address."""
    brand: str
    edition: str
    licence: str
    page_words: str
    url: str
    """Address of the event's page, for the footer."""


def letter_orders(editions: tuple[Edition, ...], site: SiteMap, site_url: str) -> Iterator[LetterOrder]:
    """Every letter of every edition; a missing translation has no file of its own."""
    spoken: dict[str, Voice] = {voice.name: voice for voice in voices(editions, site_url)}
    for edition in editions:
        for letter in edition.curriculum.letters:
            if edition.locale in letter.documents:
                yield _order(letter, edition, site, spoken[edition.locale], site_url)


def _order(letter: Letter, edition: Edition, site: SiteMap, voice: Voice, site_url: str) -> LetterOrder:
    text = edition.letter_text(letter)
    return LetterOrder(
        dest=letter_address(letter.kit, letter.slug, edition.locale),
        locale=edition.locale,
        title=text.metadata.title,
        summary=text.metadata.summary,
        head=_event(letter.kit, edition) or text.metadata.title,
        markdown=text.document.body,
        links=public_links(text.document, edition, site, site_url),
        brand=voice.words["site.name"][edition.locale],
        edition=voice.edition,
        licence=voice.licence,
        page_words=voice.words["print.page"][edition.locale],
        url=site_url + address(event_uri(letter.kit), edition.locale, edition.default_locale),
    )


def _event(kit: str, edition: Edition) -> str:
    """Name of the event's page in the language of `edition`, if there is one."""
    page = f"docs/{EVENTS}{kit}.md"
    named = (other.metadata.title for other in edition.curriculum.pages
             if other.locale == edition.locale and other.neutral_path == page)  # fmt: skip
    return next(filter(None, named), "")
