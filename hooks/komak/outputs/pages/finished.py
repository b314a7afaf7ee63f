"""A page as its reader gets it: converted, with the sizes of files, tips on terms and settled line ends."""

from __future__ import annotations

from collections.abc import Mapping

from komak.edition import Edition
from komak.edition.late import settled
from komak.edition.page import FinishedPage, Page
from komak.ground.address import address
from komak.languages.typography import glued_html
from komak.outputs.pages.conversion import Converted
from komak.outputs.pages.glossary import with_tips
from komak.outputs.pages.home import TEMPLATE, in_sections
from komak.workshop import FileFacts


def finished(page: Page, draft: Converted, edition: Edition, facts: Mapping[str, FileFacts]) -> FinishedPage:
    """`draft` of `page` with the sizes of files and the tips on terms."""
    here = address(page.uri, page.locale, edition.default_locale)
    html = settled(draft.html, facts, edition.strings)
    if page.has_tips and edition.glossary:
        html = with_tips(html, edition, here)
    html = glued_html(html)
    is_home = page.meta.get("template") == TEMPLATE
    return FinishedPage(page, here, in_sections(html) if is_home else html, draft.toc)
