"""How a name stands on the paper, and what it is called among files: the largest type that fits, letters from a to z."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fontTools.ttLib import TTFont

from komak.press.pdf import FONTS
from komak.roster import Person, Reason, WrongRow

_MM = 72 / 25.4  # points
_NAME_WIDTH = 232 * _MM
_ON_ONE_LINE = (34, 32, 30, 28, 26)
_ON_TWO_LINES = (26, 24, 22, 20, 18)
_KERNING = 1.01  # letters are measured one by one
_BOLD = 700
_LONGEST_FILE = 60

_ASCII = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфцыэўқғҳі", "abvgdeziyklmnoprstufcyeoqghi", strict=True))
    | {"ё": "yo", "ж": "j", "х": "x", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ц": "ts"}
    | dict.fromkeys("ьъʻʼ", "")
    | {"ə": "a", "ı": "i", "ә": "a", "ө": "o", "ү": "u", "ң": "ng", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
)


@dataclass(frozen=True)
class Printed:
    """A person on paper."""

    name: str
    size: int
    """Of the type, in points."""
    lines: tuple[str, ...]
    slug: str
    """The name in a-z and hyphens, for file names; empty if no letter of it can be written so."""


class Typeface:
    """The bold of the print font: which letters it has, and how wide they are."""

    def __init__(self) -> None:
        """Read the font file; only tables that are asked for are decoded."""
        file = next(FONTS.glob("NotoSans[[]*.ttf"))
        self._font = TTFont(io.BytesIO(file.read_bytes()), lazy=True)

    @cached_property
    def _letters(self) -> dict[int, str]:
        letters: dict[int, str] = self._font.getBestCmap()
        return letters

    def lacks(self, text: str) -> str:
        """The first character that cannot be printed, or nothing."""
        return next((letter for letter in text if ord(letter) not in self._letters), "")

    def width(self, text: str, size: float) -> float:
        """Of a line, in points."""
        return sum(map(self._advance, text)) * size * _KERNING

    @cached_property
    def _bold(self) -> object:
        return self._font.getGlyphSet(location={"wght": _BOLD})

    @lru_cache(maxsize=512)  # noqa: B019 (one typeface lives as long as the command)
    def _advance(self, letter: str) -> float:
        width: float = self._bold[self._letters[ord(letter)]].width  # type: ignore[index]  # fontTools has no types
        return width / float(self._font["head"].unitsPerEm)


def printed(people: Iterable[Person], typeface: Typeface) -> tuple[tuple[Printed, ...], tuple[WrongRow, ...]]:
    """Lay out every name; those that have no letters or no room on the paper are wrong rows."""
    fitting, wrong = [], []
    for person in people:
        if lacking := typeface.lacks(person.name):
            wrong.append(WrongRow(person.row, Reason.NO_GLYPH, lacking))
        elif (layout := _layout(person.name, typeface)) is None:
            wrong.append(WrongRow(person.row, Reason.TOO_LONG, person.name))
        else:
            fitting.append(Printed(person.name, *layout, slug_of(person.name)))
    return tuple(fitting), tuple(wrong)


def _layout(name: str, typeface: Typeface) -> tuple[int, tuple[str, ...]] | None:
    def fits(lines: tuple[str, ...], size: int) -> bool:
        return all(typeface.width(line, size) <= _NAME_WIDTH for line in lines)

    one = (name,)
    two = _halves(name, typeface)
    looks = [*((size, one) for size in _ON_ONE_LINE), *((size, two) for size in _ON_TWO_LINES if len(two) > 1)]
    looks += [(size, one) for size in _ON_TWO_LINES]  # a single long word
    return next(((size, lines) for size, lines in looks if fits(lines, size)), None)


def _halves(name: str, typeface: Typeface) -> tuple[str, ...]:
    """Divide a name at the space that leaves the shorter longest line."""
    words = name.split(" ")
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda cut: max(typeface.width(line, 1) for line in cut), default=(name,))


def slug_of(name: str) -> str:
    """The name in letters that every file system has: ``oktam-ganiyev``."""
    latin = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_ASCII))
    slug = re.sub(r"[^a-z0-9]+", "-", latin.encode("ascii", "ignore").decode()).strip("-")
    return slug[:_LONGEST_FILE].rstrip("-")
