"""The page that says what the site stores in a browser, what its host sees, and how to delete it all."""

from __future__ import annotations

from komak.edition import Edition
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import OFFLINE, PLANNER, PRIVACY, address, relative
from komak.outputs.kept import KEPT
from komak.outputs.pages.render import rendered


def privacy_page(edition: Edition) -> Page:
    """What this site knows about a reader."""
    s = edition.strings
    here = address(PRIVACY, edition.locale, edition.default_locale)
    planner, offline = (
        relative(address(uri, edition.locale, edition.default_locale), here) for uri in (PLANNER, OFFLINE)
    )
    markdown = rendered("privacy", s=s, kept=KEPT, planner=planner, offline=offline)
    title, summary = s("privacy.title"), s("privacy.summary")
    return Page(PRIVACY, index_of(PRIVACY), edition.locale, title, title, summary, markdown, None, None,
                edition.locale, kind=Kind.GUIDE)  # fmt: skip
