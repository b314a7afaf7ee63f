"""Edition to pages. In: an `Edition` and the map of the site. Out: Markdown pages as plain data.

Catalogue, tracks, modules (for participants and for the facilitator), handouts, library, and what authors read
about rules and fields. Hand-written pages in ``docs/`` are the engine's own business, but for their notices and
for languages that have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from komak.links import SiteMap
from komak.pages.authors import author_pages
from komak.pages.examples import example_pages
from komak.pages.forms import form_page, forms_page
from komak.pages.glossary import glossary_page, told
from komak.pages.handwritten import page_letters, page_notices, substitute_pages, with_notice
from komak.pages.late import FileFacts, settled
from komak.pages.letters import with_letters
from komak.pages.library import catalogue_page, library_page, library_styles, track_page
from komak.pages.lists import participant_lists
from komak.pages.module import handout_page, module_page
from komak.pages.page import Page
from komak.pages.planner import planner_page
from komak.pages.self_check import self_check_page
from komak.pages.side_by_side import side_by_side_pages
from komak.pages.status import status_page
from komak.translation import Edition

__all__ = [
    "FileFacts",
    "Page",
    "library_styles",
    "page_letters",
    "page_notices",
    "pages",
    "participant_lists",
    "settled",
    "told",
    "with_letters",
    "with_notice",
]


def pages(edition: Edition, site: SiteMap) -> Iterator[Page]:
    """Every generated page of `edition`, in the order of the navigation."""
    yield catalogue_page(edition)
    for track in edition.curriculum.tracks:
        yield track_page(track, edition)
        for module in track.modules:
            yield module_page(module, edition, site, is_facilitator=False)
            yield module_page(module, edition, site, is_facilitator=True)
            if module.test:
                yield self_check_page(module, edition)
            for handout in module.handouts:
                yield handout_page(handout, module, edition, site)
            yield from side_by_side_pages(module, edition, site)
    yield library_page(edition)
    yield forms_page(edition)
    for form in edition.curriculum.forms:
        yield form_page(form, edition)
    yield from example_pages(edition)
    yield planner_page(edition)
    yield glossary_page(edition)
    yield from author_pages(edition)
    yield status_page(edition)
    yield from substitute_pages(edition)
