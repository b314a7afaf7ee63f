"""A module in two languages side by side: one page for participants, one with everything for editors and trainers."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from komak.edition import Edition, pair_of
from komak.edition.late import token
from komak.edition.page import Page, index_of
from komak.edition.pairs import pair_markdown
from komak.ground.address import (
    address,
    facilitator_uri,
    module_uri,
    pair_address,
    pair_uri,
    relative,
    track_uri,
)
from komak.model import Module
from komak.model.links import SiteMap
from komak.outputs.pages.body import links
from komak.outputs.pages.render import rendered


def side_by_side_pages(module: Module, edition: Edition, site: SiteMap) -> Iterator[Page]:
    """Both pages, if the module has the two languages that this edition sets side by side."""
    if pair_of(module, edition) is not None:
        yield _page(module, edition, site, is_facilitator=False)
        yield _page(module, edition, site, is_facilitator=True)


def _page(module: Module, edition: Edition, site: SiteMap, *, is_facilitator: bool) -> Page:
    pair = pair_of(module, edition)
    assert pair is not None
    left, right = pair
    uri = pair_uri(module.reference, is_facilitator=is_facilitator)
    here = address(uri, edition.locale, edition.default_locale)
    parent = facilitator_uri(module.reference) if is_facilitator else module_uri(module.reference)
    pdf = pair_address(module.reference, left.locale, right.locale, is_facilitator=is_facilitator)
    body = pair_markdown(left, right, edition.strings("translation.outdated-here"), is_facilitator=is_facilitator)
    title = edition.strings("pair.title", title=edition.module_text(module).metadata.title)
    markdown = rendered(
        "pair",
        s=edition.strings,
        title=title,
        languages=[edition.names[side.locale] for side in (left, right)],
        is_facilitator=is_facilitator,
        track_title=edition.track_texts(module.track).title,
        track_link=relative(address(track_uri(module.track), edition.locale, edition.default_locale), here),
        parent_link=relative(address(parent, edition.locale, edition.default_locale), here),
        pdf_link=relative(pdf, here),
        facts=token(pdf),
        body=Markup(body),  # noqa: S704
    )
    return Page(uri, index_of(uri), edition.locale, title, edition.strings("pair.label"), title, markdown,
                right.path, parent, left.locale, {"hide": ["toc"]}, is_searched=False, has_tips=True,
                links=links(body, left, uri, site, module_uri(module.reference)))  # fmt: skip
