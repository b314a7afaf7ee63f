"""Make the web fonts of the site from the typeface of the handouts.

    python hooks/theme/make_fonts.py    writes docs/assets/fonts/ and, into .fonts.sha256, what they were made from

Source: Noto Sans, the variable TTF of the package fontpkg-noto-sans (SIL Open Font License 1.1).
The width axis is dropped, the weight axis kept from regular to bold in upright letters, and the glyphs are split in three
files: an Uzbek page in Latin script never fetches Cyrillic, and only a page with a foreign name or an arrow fetches those.
Same source, same bytes: no clock, no random order.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parents[2] / "docs" / "assets" / "fonts"
RECORD = Path(__file__).with_name(".fonts.sha256")
"""What the committed fonts were made from: to make them anew at every test run would take most of a minute."""
STYLES = {"upright": "NotoSans[wdth,wght].ttf", "italic": "NotoSans-Italic[wdth,wght].ttf"}
WEIGHTS = {"upright": (400, 700), "italic": 400}
"""Bold italics are seldom and slanted by the browser: with their weights the italic files are almost twice as large."""
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "tnum", "lnum"]

# The ranges are repeated as `unicode-range` in hooks/theme/styles/01-fonts.css; tests/theme/test_fonts.py compares the two.
SUBSETS: dict[str, str] = {
    # Russian; Uzbek Ў Қ Ғ Ҳ; the numero sign, which stands in Cyrillic text only
    "cyrillic": "U+0401, U+040E, U+0410-044F, U+0451, U+045E, U+0492-0493, U+049A-049B, U+04B2-04B3, U+2116",
    # ASCII; « » ° · × § © ¹ ² ³; ʻ U+02BB and ʼ U+02BC; dashes, quotes, ellipsis, narrow space; minus
    "latin": (
        "U+0020-007E, U+00A0, U+00A7, U+00A9, U+00AB, U+00B0, U+00B2-00B3, U+00B7, U+00B9, U+00BB, U+00D7, U+02BB-02BC, "
        "U+2011, U+2013-2014, U+2018-2019, U+201C-201E, U+2026, U+202F, U+2212"
    ),
    # letters of French, German and Turkish names; combining acute; what is seldom: bullet, € ₽, arrows, ≤ ≥
    "signs": (
        "U+00A1-00A6, U+00A8, U+00AA, U+00AC-00AF, U+00B1, U+00B4-00B6, U+00B8, U+00BA, U+00BC-00D6, U+00D8-00FF, U+0131, "
        "U+0143-0144, U+0152-0153, U+01F4-01F5, U+0301, U+2009-200A, U+2010, U+201A, U+2022, U+2032-2033, U+20AC, U+20BD, "
        "U+2190-2193, U+2264-2265"
    ),
}


def codepoints(ranges: str) -> set[int]:
    """The characters that a CSS `unicode-range` names."""
    points: set[int] = set()
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def make(style: str, subset: str) -> bytes:
    """One woff2 file: `style` of STYLES, the glyphs of `subset` of SUBSETS."""
    source = files("fontpkg_noto_sans").joinpath("files", STYLES[style])
    font = TTFont(BytesIO(source.read_bytes()), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wdth": 100, "wght": WEIGHTS[style]}, updateFontNames=False)
    if "gvar" in font:
        _give_every_glyph_its_variations(font)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=codepoints(SUBSETS[subset]))
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _give_every_glyph_its_variations(font: TTFont) -> None:
    """The instancer forgets glyphs that no longer vary; the subsetter asks for every one of them."""
    variations = font["gvar"].variations
    for glyph in font.getGlyphOrder():
        if glyph not in variations:
            variations[glyph] = []


def _options() -> Options:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright, family, style, licence: the OFL wants them kept
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["STAT", "MVAR", "DSIG", "meta"]
    return options


def name(style: str, subset: str) -> str:
    return f"noto-sans-{subset}{'' if style == 'upright' else '-' + style}.woff2"


def record() -> str:
    """Digests of this script, of the source fonts and of the web fonts made of them, as `sha256sum` writes them."""
    package = files("fontpkg_noto_sans").joinpath("files")
    made_from = [(Path(__file__).name, Path(__file__).read_bytes())]
    made_from += [(source, package.joinpath(source).read_bytes()) for source in STYLES.values()]
    made = [(path.name, path.read_bytes()) for path in sorted(TARGET.glob("*.woff2"))]
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in made_from + made)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for style in STYLES:
        for subset in SUBSETS:
            path, data = TARGET / name(style, subset), make(style, subset)
            path.write_bytes(data)
            print(f"{path.name}: {len(data) / 1024:.1f} KB")
    RECORD.write_text(record(), "utf-8")


if __name__ == "__main__":
    main()
