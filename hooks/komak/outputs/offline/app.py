"""What a phone needs to put the site beside its programs: a web manifest a language, icons from the brand's sign."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from PIL import Image

from komak.edition import Edition
from komak.ground.address import address, app_address, icon_address, relative
from komak.ground.provenance import PROVENANCE
from komak.press.colours import SAND, TEAL
from komak.press.pdf import raster
from komak.workshop import Product

_SIGN = Path(__file__).parents[3] / "theme/brand/favicon.svg"
_SIZES = {"180": (180, False), "192": (192, False), "512": (512, False), "maskable": (512, True)}
"""Name of an icon to its dots, and whether a phone may cut its edges away; 180 is what an iPhone takes."""
_SAFE = 0.8
"""Of a maskable icon everything is seen that is in a circle of this width."""


@dataclass(frozen=True)
class Icon:
    """A PNG of the sign in the favicon."""

    maker: ClassVar[str] = "outputs.offline.app.painted"
    suffix: ClassVar[str] = ".png"

    dest: str = field(metadata=PROVENANCE)
    sign: Path
    size: int
    is_maskable: bool


def icons() -> Iterator[Icon]:
    """Every icon; they are the same in all languages."""
    for name, (size, is_maskable) in _SIZES.items():
        yield Icon(icon_address(name), _SIGN, size, is_maskable)


def painted(icon: Icon) -> Product:
    """The sign in its size; one that may be cut has it smaller, on the colour of the brand."""
    drawing = raster(icon.sign, is_clear=True)
    if drawing is None:
        raise ValueError(f"{icon.sign} is no drawing")
    sign = Image.open(io.BytesIO(drawing)).convert("RGBA")
    side = round(icon.size * _SAFE) if icon.is_maskable else icon.size
    image = Image.new("RGBA", (icon.size, icon.size), f"#{TEAL}" if icon.is_maskable else (0, 0, 0, 0))
    small = sign.resize((side, side), Image.Resampling.LANCZOS)
    image.alpha_composite(small, ((icon.size - side) // 2,) * 2)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return Product(file.getvalue())


def app_files(editions: Iterable[Edition]) -> Mapping[str, str]:
    """The web manifest of every language, by address."""
    return {
        app_address(edition.locale): json.dumps(_manifest(edition), ensure_ascii=False, indent=1) + "\n"
        for edition in editions
    }


def _manifest(edition: Edition) -> Mapping[str, object]:
    """Addresses in it are from where it stands."""
    here = app_address(edition.locale).rpartition("/")[0] + "/"
    name = edition.strings("site.name")
    return {
        "name": f"{name}: {edition.theme_words['komak.tagline']}",
        "short_name": name,
        "description": edition.strings("catalogue.summary"),
        "lang": edition.locale,
        "dir": "ltr",
        "start_url": relative(address("", edition.locale, edition.default_locale), here),
        "scope": relative("", here),
        "display": "standalone",
        "theme_color": f"#{TEAL}",
        "background_color": f"#{SAND}",
        "icons": [_icon(name, here) for name in _SIZES if name != "180"],
    }


def _icon(name: str, here: str) -> Mapping[str, str]:
    size, is_maskable = _SIZES[name]
    return {
        "src": relative(icon_address(name), here),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": "maskable" if is_maskable else "any",
    }
