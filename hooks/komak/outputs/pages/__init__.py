"""Edition to pages. In: an `Edition` and the map of the site. Out: Markdown pages as plain data.

Catalogue, tracks, modules (for participants and for the facilitator), handouts, library, and what authors read
about rules and fields; hand-written pages of ``docs/``. `finished` makes the HTML that a reader gets.
"""

from __future__ import annotations

from collections.abc import Iterator

from komak.edition import Edition
from komak.edition.page import Page
from komak.model import Module
from komak.model.links import SiteMap
from komak.outputs.pages.acts import acts_page
from komak.outputs.pages.authors import author_pages
from komak.outputs.pages.citing import SCRIPT as CITING_SCRIPT
from komak.outputs.pages.conversion import Converted, PageOrder, page_order
from komak.outputs.pages.coordination import coordination_page, coordination_styles
from komak.outputs.pages.evidence import evidence_page
from komak.outputs.pages.examples import example_pages
from komak.outputs.pages.finished import finished
from komak.outputs.pages.forms import form_page, forms_page
from komak.outputs.pages.glossary import glossary_page, meanings
from komak.outputs.pages.handwritten import handwritten_pages
from komak.outputs.pages.library import catalogue_page, library_page, library_styles, track_page
from komak.outputs.pages.lists import participant_lists
from komak.outputs.pages.module import handout_page, module_page
from komak.outputs.pages.offline import offline_page
from komak.outputs.pages.planner import planner_page
from komak.outputs.pages.privacy import privacy_page
from komak.outputs.pages.programmes import programme_pages
from komak.outputs.pages.releases import releases_page
from komak.outputs.pages.self_check import self_check_page
from komak.outputs.pages.side_by_side import side_by_side_pages
from komak.outputs.pages.status import status_page
from komak.outputs.pages.unindented import unindented

__all__ = [
    "CITING_SCRIPT",
    "Converted",
    "PageOrder",
    "coordination_styles",
    "finished",
    "handwritten_pages",
    "library_styles",
    "meanings",
    "module_pages",
    "page_order",
    "pages",
    "participant_lists",
    "unindented",
]


def pages(edition: Edition, site: SiteMap, *, has_kit: bool = False) -> Iterator[Page]:
    """Every page of `edition`: hand-written ones first, generated ones in the order of the menu.

    `has_kit`: the site will have a copy for a stick to download.
    """
    yield from handwritten_pages(edition)
    yield catalogue_page(edition)
    for track in edition.curriculum.tracks:
        yield track_page(track, edition)
        for module in track.modules:
            yield from module_pages(module, edition, site)
    yield from programme_pages(edition)
    yield library_page(edition)
    yield forms_page(edition)
    for form in edition.curriculum.forms:
        yield form_page(form, edition)
    yield from example_pages(edition)
    yield planner_page(edition)
    yield privacy_page(edition)
    yield offline_page(edition, has_kit=has_kit)
    yield glossary_page(edition)
    yield from releases_page(edition)
    yield coordination_page(edition)
    if edition.curriculum.acts:
        yield acts_page(edition)
    if edition.curriculum.evidence:
        yield evidence_page(edition)
    yield from author_pages(edition)
    yield status_page(edition)


def module_pages(module: Module, edition: Edition, site: SiteMap) -> Iterator[Page]:
    """Every page of a module in the language of `edition`."""
    yield module_page(module, edition, site, is_facilitator=False)
    yield module_page(module, edition, site, is_facilitator=True)
    if module.test:
        yield self_check_page(module, edition)
    for handout in module.handouts:
        yield handout_page(handout, module, edition, site)
    yield from side_by_side_pages(module, edition, site)
