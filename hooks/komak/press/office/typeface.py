"""Two cuts of Noto Sans for files that people type into: Russian, Uzbek in both scripts, signs. Made by ``make fonts``.

A reader's program sets what is typed in the font that the file brings; the whole variable font would be 2 MB.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import fontpkg_noto_sans
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
CUTS = {"regular": 400, "bold": 700}

_NEIGHBOURS = "ҐґҒғҖҗҚқҢңҮүҰұҲҳҶҷҺһӘәӢӣӨөӮӯ"
"""Cyrillic letters beyond the common ones: of Uzbek, and of names from Kazakhstan, Kyrgyzstan, Tajikistan and Turkmenistan."""

_CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # names in other Latin alphabets
    *(0x2BB, 0x2BC),
    *range(0x400, 0x460),  # Russian and its neighbours in Europe, Ў
    *map(ord, _NEIGHBOURS),
    *range(0x2010, 0x2028),
    *(0x202F, 0x2030, 0x2039, 0x203A, 0x20AC, 0x20BD, 0x2116, 0x2212),
)


def cut(name: str) -> bytes:
    """The TrueType file of a cut: ``regular`` or ``bold``."""
    return (FOLDER / f"{name}.ttf").read_bytes()


@cache
def regular() -> TTFont:
    """The regular cut, taken apart."""
    return TTFont(io.BytesIO(cut("regular")), lazy=False)


def make() -> None:
    """Write both cuts anew from the variable font of the print room; the same font gives the same bytes."""
    from fontTools import subset
    from fontTools.varLib import instancer

    source = next((Path(fontpkg_noto_sans.__file__).parent / "files").glob("NotoSans[[]*.ttf"))
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    FOLDER.mkdir(exist_ok=True)
    for name, weight in CUTS.items():
        font = TTFont(source, recalcTimestamp=False)
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=_CHARACTERS)
        chosen.subset(font)
        instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True, updateFontNames=True)
        font.save(FOLDER / f"{name}.ttf")


if __name__ == "__main__":
    make()
