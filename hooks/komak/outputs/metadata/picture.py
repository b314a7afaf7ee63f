"""The picture that a messenger shows beside a link: the name of the site and what it is, one a language."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import fontpkg_noto_sans
from PIL import Image, ImageDraw, ImageFont

from komak.edition import Edition
from komak.ground.address import preview_address
from komak.ground.provenance import PROVENANCE
from komak.press.colours import SAND, TEAL
from komak.workshop import Product

_SIZE = 1200, 630
_EDGE = 96
_FONT = str(Path(fontpkg_noto_sans.__file__).parent / "files/NotoSans[wdth,wght].ttf")
_WIDEST = 200
"""Width is told in per cent up to 100, weight up to 900."""


@dataclass(frozen=True)
class PreviewPicture:
    """A PNG of 1200 × 630 dots: what Open Graph recommends."""

    maker: ClassVar[str] = "outputs.metadata.picture.drawn"
    suffix: ClassVar[str] = ".png"

    dest: str = field(metadata=PROVENANCE)
    name: str
    words: str
    edition: str


def preview_picture(edition: Edition) -> PreviewPicture:
    """The picture of a language."""
    number = edition.strings("cite.edition", edition=edition.curriculum.facts.edition)
    return PreviewPicture(
        preview_address(edition.locale), edition.strings("site.name"), edition.theme_words["komak.tagline"], number
    )


def drawn(order: PreviewPicture) -> Product:
    """Dark letters on sand, a band above; nothing that a small screen makes unreadable."""
    image = Image.new("RGB", _SIZE, f"#{SAND}")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _SIZE[0], 28), fill=f"#{TEAL}")
    draw.text((_EDGE, 120), order.name, font=_font(120, 700), fill=f"#{TEAL}")
    draw.multiline_text((_EDGE, 300), _in_lines(order.words, draw), font=_font(48), fill="#1F2A2A", spacing=18)
    draw.text((_EDGE, 540), order.edition, font=_font(32), fill=f"#{TEAL}")
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return Product(file.getvalue())


def _in_lines(words: str, draw: ImageDraw.ImageDraw) -> str:
    """At most four lines that fit between the edges."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=_font(48)) > _SIZE[0] - 2 * _EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines[:4])


def _font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    """The typeface has two axes, weight and width, in an order of its own."""
    font = ImageFont.truetype(_FONT, size)
    font.set_variation_by_axes(
        [weight if (axis["maximum"] or 0) > _WIDEST else 100 for axis in font.get_variation_axes()]
    )
    return font
