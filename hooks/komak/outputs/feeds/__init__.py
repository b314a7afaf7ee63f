"""What programs are told when something changes: an Atom feed of the citable texts, and one of the catalogue, in every language."""

from __future__ import annotations

from collections.abc import Mapping

from komak.edition import Edition
from komak.outputs.feeds.catalogue import catalogue_feeds
from komak.outputs.feeds.texts import text_feeds

__all__ = ["feeds"]


def feeds(editions: tuple[Edition, ...], site_url: str) -> Mapping[str, str]:
    """Address to content of every feed that has something to tell; `site_url` ends with ``/``."""
    return {**text_feeds(editions, site_url), **catalogue_feeds(editions, site_url)}
