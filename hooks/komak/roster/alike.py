"""Letters and marks that look the same or say the same: people type whichever keyboard is on."""

from __future__ import annotations

import re
import unicodedata

from komak.languages import TYPED

_LATIN, _CYRILLIC = "ABCEHKMOPTXYabcehkmoptxy", "АВСЕНКМОРТХУавсенкмортху"
_MARKS = re.compile(f"[{TYPED}?]")
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)


def plain(text: str) -> str:
    """In small letters, without apostrophes, ё as е."""
    said = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return " ".join(_MARKS.sub("", said).split())


def in_cyrillic(text: str) -> str:
    """`text` with every Latin look-alike as the Cyrillic letter."""
    return text.translate(_TO_CYRILLIC)


def in_latin(text: str) -> str:
    """`text` with every Cyrillic look-alike as the Latin letter."""
    return text.translate(_TO_LATIN)
