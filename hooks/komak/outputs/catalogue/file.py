"""A file of the site as the catalogue tells it."""

from __future__ import annotations

from typing import Any

from komak.workshop import FileFacts


def file_entry(place: str, locale: str, facts: FileFacts) -> dict[str, Any]:
    """Where it is, in which language, how large; a PDF unless the caller says another format."""
    return {
        "address": place,
        "locale": locale,
        "format": "pdf",
        "size": facts.size,
        "pages": facts.pages,
        "sha256": facts.sha256,
    }
