"""A page as its reader gets it: converted, with the sizes of files."""

from __future__ import annotations

from collections.abc import Mapping

from komak.edition import Edition
from komak.edition.late import settled
from komak.edition.page import FinishedPage, Page
from komak.ground.address import address
from komak.outputs.pages.conversion import Converted
from komak.workshop import FileFacts


def finished(page: Page, draft: Converted, edition: Edition, facts: Mapping[str, FileFacts]) -> FinishedPage:
    """`draft` of `page` with the sizes of files."""
    here = address(page.uri, page.locale, edition.default_locale)
    return FinishedPage(page, here, settled(draft.html, facts, edition.strings), draft.toc)
