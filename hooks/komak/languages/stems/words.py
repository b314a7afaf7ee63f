"""Words of a text: letters, digits and every sign that people type for ʻ and ʼ; a hyphen parts words (``words.js``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from komak.ground.unseen import UNSEEN
from komak.languages.marks import TYPED

_WORD = re.compile(rf"(?:[^\W_]|[\u0300-\u036f{TYPED}])+")
_LOST = re.compile(f"[{TYPED}]")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")


def plain(word: str) -> str:
    """Small letters in one piece, without apostrophes and accents of Latin letters: `O'quvchi` and `oʻquvchi` are one word."""
    lower = _LOST.sub("", UNSEEN.sub("", unicodedata.normalize("NFC", word).lower()))
    if lower.isascii():
        return lower
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", lower))
    return unicodedata.normalize("NFC", bare).replace("ı", "i")


def words(text: str) -> list[str]:
    """Words as they are written."""
    return _WORD.findall(text)


def compounds(text: str, fold: Callable[[str], str]) -> list[str]:
    """Folded hyphenated words, written as one: `чек-лист` is found by `чеклист`."""
    return [fold(found.replace("-", "")) for found in _COMPOUND.findall(text)]
