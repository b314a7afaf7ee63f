"""How wide words are in the typeface of the handouts, and where a line may end: as the typesetter sees both."""

from __future__ import annotations

import functools
import re

from fontTools.ttLib import TTFont

from komak.languages.hyphens import SOFT_HYPHEN, syllables

from .engine import FONTS

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"
_BOLD = 1.1  # heavier letters are wider
_UNKNOWN = 0.62  # em
_SLACK = 1.02
# A line may end at a space, after a hyphen or a slash before a letter, around a dash: never inside 2026-yil.
_ENDS = re.compile(rf"[ \t\n{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}]+|(?<=[^\W\d_][-/])(?=[^\W\d_])|(?<=[–—])(?=[^\W\d_])")
_RUN = re.compile(r"[^ \t\n]+")
_LETTERS = re.compile(r"([^\W\d_](?:[^\W\d_]|[ʻʼ’'])+)")
_LEAST_WORD = 5  # letters of a word that syllables are looked for in


def ems(text: str, *, bold: bool = False) -> float:
    """Width of a text on one line, in its size of type."""
    return sum(map(_advance, text)) * (_BOLD if bold else 1.0) * _SLACK


@functools.cache
def _advance(character: str) -> float:
    if character in (SOFT_HYPHEN, ZERO_WIDTH_SPACE):
        return 0.0
    widths, names, units = _font()
    name = names.get(ord(character))
    return widths[name][0] / units if name else _UNKNOWN


@functools.cache
def _font() -> tuple[dict[str, tuple[int, int]], dict[int, str], int]:
    (upright,) = (path for path in FONTS.glob("*.ttf") if "Italic" not in path.name)
    with TTFont(upright, lazy=True) as font:
        return dict(font["hmtx"].metrics), font.getBestCmap(), font["head"].unitsPerEm


def unbroken(text: str) -> list[str]:
    """The parts of a text in which no line ends."""
    return [part for part in _ENDS.split(text) if part]


def widest(text: str, *, bold: bool = False) -> float:
    """Width of the longest part in which no line ends."""
    return max((ems(part, bold=bold) for part in unbroken(text)), default=0.0)


def opened(text: str, room: float, *, bold: bool = False) -> str:
    """`text` in which a line may also end inside what is wider than `room`: between syllables, else anywhere."""
    return _RUN.sub(lambda run: _opened_run(run[0], room, bold=bold), text)


def _opened_run(run: str, room: float, *, bold: bool) -> str:
    if widest(run, bold=bold) <= room:
        return run
    if _NBSP in run:
        return " ".join(_opened_run(part, room, bold=bold) for part in run.split(_NBSP))
    parts = _LETTERS.split(run)
    return ZERO_WIDTH_SPACE.join(_opened_word(part, room, bold=bold) for part in parts if part)


def _opened_word(word: str, room: float, *, bold: bool) -> str:
    if ems(word, bold=bold) <= room and _LETTERS.fullmatch(word):
        return word
    pieces = syllables(word) if len(word) >= _LEAST_WORD and _LETTERS.fullmatch(word) else list(word)
    if max(ems(piece + "-", bold=bold) for piece in pieces) <= room and len(pieces) < len(word):
        return SOFT_HYPHEN.join(pieces)
    return ZERO_WIDTH_SPACE.join(word)


def divided(text: str, *, bold: bool = False) -> float:
    """Width of the longest part if every word is divided that has enough letters."""
    return max((_divided(part, bold=bold) for run in text.split(_NBSP) for part in unbroken(run)), default=0.0)


def _divided(part: str, *, bold: bool) -> float:
    """Words between syllables, and everything else as it stands."""
    pieces = [
        ems(piece + "-", bold=bold)
        for word in _LETTERS.split(part)
        for piece in (syllables(word) if len(word) >= _LEAST_WORD and _LETTERS.fullmatch(word) else [word])
    ]
    return max(pieces, default=0.0)
