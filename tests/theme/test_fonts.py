"""The web fonts are what make_fonts.py makes, hold every letter of both languages, and are asked for by the CSS."""

import importlib.util
import re
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from komak.outputs.styles import styles

ROOT = Path(__file__).parents[2]
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
UZBEK_CYRILLIC = "ўқғҳ"
LATIN = "abcdefghijklmnopqrstuvwxyz0123456789ʻʼ«»“”„–—…·×°"
LETTERS = {"latin": LATIN, "cyrillic": RUSSIAN + UZBEK_CYRILLIC + "№", "signs": "éàüöç€₽•"}


def _make_fonts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_fonts", ROOT / "hooks" / "theme" / "make_fonts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make_fonts = _make_fonts()
FILES = [(style, subset) for style in make_fonts.STYLES for subset in make_fonts.SUBSETS]


def test_committed_files_are_made_from_these_sources() -> None:
    """Script, typeface and web fonts are those of the last run; `make nightly` makes the fonts themselves again."""
    assert make_fonts.RECORD.read_text("utf-8") == make_fonts.record(), "run `make fonts`"


@pytest.mark.parametrize(("style", "subset"), FILES)
def test_font_has_its_letters(style: str, subset: str) -> None:
    """Everything the languages write is there, capital and small, from regular to bold."""
    font = TTFont(BytesIO((make_fonts.TARGET / make_fonts.name(style, subset)).read_bytes()))
    letters = LETTERS[subset]

    missing = {letter for letter in letters + letters.upper() if ord(letter[0]) not in font.getBestCmap()}

    assert not missing
    axes = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] if "fvar" in font else []
    assert axes == ([("wght", 400, 700)] if style == "upright" else [])


def test_no_character_is_in_two_files() -> None:
    ranges = [make_fonts.codepoints(ranges) for ranges in make_fonts.SUBSETS.values()]

    assert sum(map(len, ranges)) == len(set().union(*ranges))


def test_styles_ask_for_the_same_ranges() -> None:
    """`unicode-range` in the CSS and the glyphs in the files cannot drift apart."""
    css = styles()

    declared = re.findall(r'url\("fonts/noto-sans-(\w+)(?:-italic)?\.woff2"\).*?unicode-range: (.*?);', css, re.DOTALL)

    assert sorted(declared) == sorted((subset, make_fonts.SUBSETS[subset]) for _, subset in FILES)
