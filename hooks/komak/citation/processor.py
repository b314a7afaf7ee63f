"""The door to citeproc: a style and an item of CSL-JSON in, what the style makes of it out, as HTML.

A style has no words of its own but those that its standard fixes: the terms of a language come from the interface.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

Item: TypeAlias = dict[str, Any]
"""An item of CSL-JSON."""
Terms: TypeAlias = tuple[tuple[str, str], ...]
"""CSL's name of a term and its word."""

STYLES = Path(__file__).parent / "styles"
_INFO_END = "</info>"
_ONE_AT_A_TIME = Lock()
"""A style keeps the formatter and the citation that it is at."""


def reference(style: str, item: Item, terms: Terms = (), locator: str = "") -> str:
    """`item` as the ``citation`` of a style has it; `locator` is the place in it: a paragraph."""
    from citeproc import Citation, CitationItem, Locator  # slow: only what makes pages waits for it

    with _ONE_AT_A_TIME:
        book = _book(style, item, terms)
        place = {"locator": Locator("paragraph", escape(locator, quote=False))} if locator else {}
        citation = Citation([CitationItem(item["id"], **place)])
        book.register(citation)
        return str(book.cite(citation, None))


def entry(style: str, item: Item, terms: Terms = ()) -> str:
    """`item` as the ``bibliography`` of a style has it."""
    from citeproc import Citation, CitationItem

    with _ONE_AT_A_TIME:
        book = _book(style, item, terms)
        book.register(Citation([CitationItem(item["id"])]))
        return str(book.bibliography()[0])


def _book(style: str, item: Item, terms: Terms) -> Any:
    from citeproc import CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    return CitationStylesBibliography(_style(style, terms), CiteProcJSON([_escaped(item)]), formatter.html)


@cache
def _style(name: str, terms: Terms) -> Any:
    from citeproc import CitationStylesStyle

    words = "".join(f'<term name="{term}">{escape(word)}</term>' for term, word in terms)
    own = f"<locale><terms>{words}</terms></locale>" if terms else ""
    source = (STYLES / f"{name}.csl").read_text("utf-8").replace(_INFO_END, _INFO_END + own)
    return CitationStylesStyle(io.BytesIO(source.encode()), validate=False)


def _escaped(item: Mapping[str, Any]) -> Item:
    """`item` with what is no markup made safe for HTML: citeproc prints text as it is."""
    return {name: value if name in ("id", "type") else _safe(value) for name, value in item.items()}


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value, quote=False)
    if isinstance(value, list):
        return [_safe(part) for part in value]
    return {name: _safe(part) for name, part in value.items()} if isinstance(value, dict) else value
