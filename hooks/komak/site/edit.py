"""One text was edited: the pages that show it, in its own language, at once. Everything else follows with the next build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from komak.edition import Edition
from komak.edition.page import FinishedPage, Page
from komak.model.links import SiteMap, after_edit
from komak.outputs.pages import Converted, finished, handwritten_pages, module_pages, page_order
from komak.site.assembly import Site
from komak.source import read_again
from komak.workshop import FileFacts, make


def edited(site: Site, root: Path, path: str) -> tuple[Site, tuple[Page, ...]] | None:
    """`site` after an edit of the text at `path`, and the pages that changed by it.

    None if the file is more than a text: then the site has to be assembled anew.
    """
    curriculum = read_again(site.curriculum, root, path)
    document = next((one for one in curriculum.documents if one.path == path), None) if curriculum else None
    if curriculum is None or document is None or document.locale not in {one.locale for one in site.editions}:
        return None
    links = after_edit(site.links, document)
    own = replace(site.edition(document.locale), curriculum=curriculum)
    known = {page.uri: page for page in site.pages if page.locale == own.locale}
    changed = {page.uri: page for page in _pages(own, path, links) if known.get(page.uri) != page}
    after = replace(
        site,
        editions=tuple(replace(edition, curriculum=curriculum) for edition in site.editions),
        pages=tuple(changed.get(page.uri, page) if page.locale == own.locale else page for page in site.pages),
        links=links,
    )
    return after, tuple(changed.values())


def _pages(edition: Edition, path: str, links: SiteMap) -> Iterator[Page]:
    for module in edition.curriculum.modules:
        if path.startswith(f"{module.folder}/"):
            yield from module_pages(module, edition, links)
            return
    yield from handwritten_pages(edition, path)


def finished_page(page: Page, site: Site, facts: Mapping[str, FileFacts]) -> FinishedPage:
    """`page` of `site` as its reader gets it; `facts` are those of files, by address."""
    edition = site.edition(page.locale)
    product = make(page_order(page, edition, site.site_url))
    return finished(page, Converted.read(product.content), edition, facts)
