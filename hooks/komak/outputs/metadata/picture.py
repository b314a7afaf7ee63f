"""The picture that a messenger shows beside a link: title and summary of the page, name and edition of the site."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import fontpkg_noto_sans
from PIL import Image, ImageDraw, ImageFont

from komak.edition import Edition
from komak.edition.page import Page
from komak.ground.address import preview_address
from komak.ground.provenance import PROVENANCE
from komak.languages.typography import glued
from komak.press.colours import SAND, TEAL
from komak.workshop import Product

_SIZE = _WIDTH, _HEIGHT = 1200, 630
_EDGE = 80
_FOOT = 520
"""Where the band with the name of the site begins."""
_FONT = str(Path(fontpkg_noto_sans.__file__).parent / "files/NotoSans[wdth,wght].ttf")
_WIDEST = 200
"""Width is told in per cent up to 100, weight up to 900."""
_TITLE_LINES = 3
_SPACING = 10


@dataclass(frozen=True)
class PreviewPicture:
    """A PNG of 1200 × 630 dots, as Open Graph recommends, in two colours: there is one for every page."""

    maker: ClassVar[str] = "outputs.metadata.picture.drawn"
    suffix: ClassVar[str] = ".png"

    dest: str = field(metadata=PROVENANCE)
    """Address from the site's root."""
    title: str
    summary: str
    name: str
    """Of the site."""
    edition: str
    """With its word: ``Издание 2026.1``."""


def preview_pictures(edition: Edition, pages: Iterable[Page]) -> Iterator[PreviewPicture]:
    """The picture of each of `pages`, which are of `edition`."""
    name, number = (
        edition.strings("site.name"),
        edition.strings("cite.edition", edition=edition.curriculum.facts.edition),
    )
    for page in pages:
        title, summary = (page.title, page.description) if page.uri else (name, edition.theme_words["komak.tagline"])
        yield PreviewPicture(preview_address(page.uri, page.locale), title, summary, name, number)


def drawn(order: PreviewPicture) -> Product:
    """Dark letters on sand above a dark band. Messengers show it at half its size: that smooths the letters."""
    image = Image.new("1", _SIZE)
    draw = ImageDraw.Draw(image)
    title = _in_lines(order.title, _font(68, 700), _TITLE_LINES)
    draw.multiline_text((_EDGE, 64), title, font=_font(68, 700), fill=1, spacing=_SPACING)
    below = draw.multiline_textbbox((_EDGE, 64), title, font=_font(68, 700), spacing=_SPACING)[3] + 36
    summary = _in_lines(order.summary, _font(36), int(_FOOT - below) // 52)
    draw.multiline_text((_EDGE, below), summary, font=_font(36), fill=1, spacing=_SPACING)
    draw.rectangle((0, _FOOT, *_SIZE), fill=1)
    middle = (_FOOT + _HEIGHT) / 2
    draw.text((_EDGE, middle), order.name, font=_font(48, 700), fill=0, anchor="lm")
    draw.text((_WIDTH - _EDGE, middle), order.edition, font=_font(32), fill=0, anchor="rm")
    return Product(_png(image))


def _png(image: Image.Image) -> bytes:
    coloured = image.convert("P")
    coloured.putpalette(bytes.fromhex(SAND + TEAL))
    file = io.BytesIO()
    coloured.save(file, "PNG", bits=1)
    return file.getvalue()


def _in_lines(words: str, font: ImageFont.FreeTypeFont, most: int) -> str:
    """At most so many lines that fit between the edges; what is left out is an ellipsis."""
    lines: list[str] = []
    for word in glued(words).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _WIDTH - 2 * _EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"])


@functools.cache
def _font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    """The typeface has two axes, weight and width, in an order of its own."""
    font = ImageFont.truetype(_FONT, size)
    font.set_variation_by_axes(
        [weight if (axis["maximum"] or 0) > _WIDEST else 100 for axis in font.get_variation_axes()]
    )
    return font
