"""The Markdown dialect of Koʻmak: Markdown in, XHTML out, one definition for web pages and for print.

The room is itself a Python-Markdown extension, so ``mkdocs.yml`` says only ``markdown_extensions: [komak.dialect]``.
MkDocs adds ``toc``, ``tables`` and ``fenced_code`` on its own; :func:`render` adds them for everybody else.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree, html
from markdown import Markdown
from markdown.extensions import Extension

from komak.languages.typography import glued_html

from .admonitions import Admonitions
from .attributes import Attributes
from .brackets import Brackets
from .forms import Forms
from .links import Links
from .notes import Notes
from .safety import REFUSED, refused

__all__ = ["REFUSED", "KomakDialect", "enclosed", "makeExtension", "parsed", "refused", "render", "shown", "tree"]

_STANDARD = ("attr_list", "def_list", "footnotes", "md_in_html", "sane_lists")
_CONFIGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "↩ {}"},  # the stock title is an English sentence on every page
}
_MKDOCS_ADDS = ("toc", "tables", "fenced_code")


class KomakDialect(Extension):
    """Standard extensions in use, and our own: form elements, admonitions, brackets, footnotes, neutral attributes."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register every part; each part names its priority and the reason for it."""
        md.registerExtensions(_STANDARD, _CONFIGS)
        for part in (Admonitions(), Brackets(), Forms(), Notes(), Attributes()):
            part.extendMarkdown(md)


def makeExtension(**options: Any) -> KomakDialect:
    """Answer to ``markdown_extensions: [komak.dialect]``."""
    return KomakDialect(**options)


def render(markdown: str) -> str:
    """Return the XHTML of a Markdown text, the same as on a web page of the site."""
    try:
        return _converter().convert(markdown)
    except BaseException:
        del _local.converter  # it stopped in the middle of a text and would read the next one wrongly
        raise


@dataclass(frozen=True)
class Shown:
    """A text as a page shows it."""

    xhtml: str
    headings: list[dict[str, Any]]
    """Nested as in a table of contents: ``name`` (as HTML), ``id``, ``level``, ``children``."""


def shown(markdown: str, address: Callable[[str], str]) -> Shown:
    """`markdown` as a page, each of its links and pictures led through `address`; HTML in it stays as it is."""
    converter = _converter()
    converter.treeprocessors.register(Links(address), "links", 0)  # after every other: what they make is led, too
    try:
        return Shown(render(markdown), getattr(converter, "toc_tokens", []))
    finally:
        converter.treeprocessors.deregister("links")


def enclosed(markdown: str, attributes: str = "") -> str:
    """`markdown` inside an element of ours. Python-Markdown then takes for HTML what stands in code, links and pictures, too."""
    return f'<div {attributes} markdown="1">\n\n{markdown}\n\n</div>\n'


def tree(markdown: str) -> html.HtmlElement:
    """Return the parsed XHTML of a Markdown text under a ``<div>`` root, its line ends settled as on a page."""
    return parsed(glued_html(render(markdown)))


def parsed(xhtml: str) -> html.HtmlElement:
    """Return what :func:`render` made as a tree under a ``<div>`` root."""
    root: html.HtmlElement = html.fragment_fromstring(xhtml, create_parent="div")
    etree.strip_elements(root, etree.Comment, with_tail=False)
    return root


_local = threading.local()


def _converter() -> Markdown:
    """Return this thread's converter: building one costs as much as three pages."""
    if not hasattr(_local, "converter"):
        _local.converter = Markdown(extensions=[*_MKDOCS_ADDS, KomakDialect()], output_format="xhtml")
    converter: Markdown = _local.converter
    converter.reset()
    return converter
