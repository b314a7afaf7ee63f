"""Links of a text as paper needs them: addresses that a reader can type."""

from __future__ import annotations

from komak.edition import Edition
from komak.ground.address import address
from komak.model import Document
from komak.model.links import Fault, SiteMap, addresses, resolve


def public_links(document: Document, edition: Edition, site: SiteMap, site_url: str) -> dict[str, str]:
    """Every link of the text to the public address that a reader of the paper can type."""
    targets = {href: resolve(href, document, site) for href in addresses(document.body)}
    return {
        href: site_url
        + address(target.uri, edition.locale, edition.default_locale)
        + (f"#{target.anchor}" if target.anchor else "")
        for href, target in targets.items()
        if not isinstance(target, Fault) and not target.is_external and not href.startswith("#")
    }
