"""Everything that is made of a curriculum: a new kind of product is its room, its address, and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from komak.edition import Edition
from komak.edition.page import Page
from komak.instruments.forms import example_sheets, form_orders, form_sheets, voices
from komak.instruments.questions import result_tables
from komak.model.links import SiteMap
from komak.outputs.books import book_orders
from komak.outputs.letters import letter_orders
from komak.outputs.metadata import preview_pictures
from komak.outputs.offline import icons
from komak.outputs.packs import pack_order, packs
from komak.outputs.pages import participant_lists
from komak.outputs.sheets import programme_sheets, sheets
from komak.outputs.sheets.questions import question_sheets
from komak.workshop import Artefact, FileFacts, Order


def orders(
    editions: tuple[Edition, ...], pages: tuple[Page, ...], site: SiteMap, root: Path, site_url: str
) -> Iterator[Order]:
    """What can be made at once. `root` is the project folder, `site_url` the public address, with ``/`` at its end."""
    for edition in editions:
        yield from sheets(edition, site, root, site_url)
        yield from question_sheets(edition, root, site_url)
        yield from programme_sheets(edition, site_url)
        yield from book_orders(edition, site, site_url)
        yield from result_tables(edition)
        yield from participant_lists(edition)
        yield from preview_pictures(edition, (page for page in pages if page.locale == edition.locale))
    yield from icons()
    curriculum, all_voices = editions[0].curriculum, voices(editions, site_url)
    yield from form_sheets(curriculum.forms, all_voices)
    yield from example_sheets(curriculum, all_voices)
    yield from form_orders(curriculum.forms, all_voices)
    yield from letter_orders(editions, site, site_url)


def later_orders(
    editions: tuple[Edition, ...],
    artefacts: Mapping[str, Artefact],
    texts: Mapping[str, str],
    facts: Mapping[str, FileFacts],
) -> Iterator[Order]:
    """What is made of what was made, all by address."""
    contents: dict[str, Artefact | str] = {**texts, **artefacts}
    for edition in editions:
        for pack in packs(edition):
            yield pack_order(pack, contents, facts, edition.strings)
