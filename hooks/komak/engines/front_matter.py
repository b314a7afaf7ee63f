"""What stands above a page for themes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from komak.site import Page


def front_matter(page: Page, more: Mapping[str, object] | None = None) -> str:
    """Title, description and the rest as YAML, which JSON is. Themes print both words into HTML as they are: escaped."""
    words = {"title": escape(page.title, quote=False), "description": escape(page.description)}
    lines = (
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in {**page.meta, **words, **(more or {})}.items()
    )
    return f"---\n{''.join(lines)}---\n"
