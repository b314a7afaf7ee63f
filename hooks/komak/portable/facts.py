"""What a library says of a ZIM file: metadata as openZIM asks for them, and the icon beside the title."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from komak.edition import Edition
from komak.languages import language
from komak.press.pdf import raster

_SIGN = Path(__file__).parents[2] / "theme/brand/favicon.svg"
_ICON = 48
_TITLE, _DESCRIPTION, _LONG = 30, 80, 4000
"""Most signs of each, by openZIM."""
_FLAVOUR = "maxi"
"""Everything: texts, pictures and files."""


def zim_name(edition: Edition) -> str:
    """``komak_uz-cyrl_all_maxi_2026-11.zim``: as Kiwix names files, so that a newer one takes the place of an older one."""
    return f"{_name(edition)}_{_FLAVOUR}_{edition.curriculum.facts.date:%Y-%m}.zim"


def metadata(edition: Edition, site_url: str) -> Mapping[str, str | dt.date]:
    """By the names of openZIM; libzim adds ``Counter`` and the icon."""
    facts, own = edition.curriculum.facts, language(edition.locale)
    makers = ", ".join(one.name for one in facts.contributors) or edition.strings("site.name")
    return {
        "Name": _name(edition),
        "Flavour": _FLAVOUR,
        "Title": _short(edition.texts.title, _TITLE),
        "Description": _short(edition.theme_words["komak.tagline"], _DESCRIPTION),
        "LongDescription": _short(edition.texts.summary, _LONG),
        "Language": own.iso or own.base,
        "Creator": makers,
        "Publisher": edition.strings("site.name"),
        "Date": facts.date,
        "Source": site_url,
        "License": facts.licence,
        "Scraper": f"komak {version('komak')}",
        "Tags": "_category:other;_pictures:yes;_videos:no;_details:yes;_ftindex:yes",
    }


def icon() -> bytes:
    """The sign of the site as PNG."""
    drawing = raster(_SIGN)
    assert drawing is not None  # it is ours
    with Image.open(io.BytesIO(drawing)) as sign, io.BytesIO() as file:
        sign.convert("RGBA").resize((_ICON, _ICON), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
        return file.getvalue()


def _name(edition: Edition) -> str:
    return f"komak_{edition.locale.lower()}_all"


def _short(text: str, most: int) -> str:
    """`text`, or as many of its words as fit."""
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0].rstrip(" ,.:;—–-") + "…"
