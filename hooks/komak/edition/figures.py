"""A figure in one language: its drawing with its words, as a piece of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from lxml import etree
from markupsafe import escape

from komak.edition import Edition
from komak.model import Figure
from komak.model.figures import SHOWN

_SVG = "{http://www.w3.org/2000/svg}"
_IMAGE = re.compile(r'<img alt="(?P<alt>[^"]*)" src="/figures/(?P<slug>[a-z0-9-]+)\.svg" ?/?>')
"""What Python-Markdown makes of a figure: its attributes come in this order."""
_LINE = "1.25em"


def figures_of(markdown: str, edition: Edition) -> dict[str, str]:
    """The drawings that `markdown` shows, by name, in the language of `edition`."""
    named = {match["slug"] for match in SHOWN.finditer(markdown)}
    return {figure.slug: drawn(figure, edition) for figure in edition.curriculum.figures if figure.slug in named}


def drawn(figure: Figure, edition: Edition) -> str:
    """The drawing with its words; one that a language lacks is said in the source language.

    Ids go: several figures may stand on one page.
    """
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False)
    root = etree.fromstring(figure.drawing.encode(), parser)
    for text in root.iter(f"{_SVG}text"):
        wording = figure.data.words.get(str(text.attrib.pop("id", "")), {})
        _say(text, wording.get(edition.locale) or wording.get(edition.curriculum.facts.source_locale, ""))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _say(text: etree._Element, words: str) -> None:
    """Put `words` where `text` is, one line below the other around its middle."""
    lines = words.strip().split("\n")
    for child in list(text):
        text.remove(child)
    text.text = None
    for number, line in enumerate(lines):
        span = etree.SubElement(text, f"{_SVG}tspan", x=text.get("x", "0"))
        span.set("dy", _LINE if number else f"{0.625 * (1 - len(lines)):g}em")
        span.text = line


def with_figures(html: str, figures: Mapping[str, str]) -> str:
    """`html` with the drawings in the place of their pictures, told to who does not see them by the author's text."""

    def put(match: re.Match[str]) -> str:
        drawing = figures.get(match["slug"])
        if drawing is None:
            return match[0]
        told = escape(unescape(match["alt"]))
        return drawing.replace("<svg ", f'<svg class="km-figure" role="img" aria-label="{told}" ', 1)

    return _IMAGE.sub(put, html)
