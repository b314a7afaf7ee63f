"""Letters that look the same in both scripts: people type whichever keyboard is on."""

from __future__ import annotations

_LATIN, _CYRILLIC = "ABCEHKMOPTXYabcehkmoptxy", "АВСЕНКМОРТХУавсенкмортху"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)


def in_cyrillic(text: str) -> str:
    """`text` with every Latin look-alike as the Cyrillic letter."""
    return text.translate(_TO_CYRILLIC)


def in_latin(text: str) -> str:
    """`text` with every Cyrillic look-alike as the Latin letter."""
    return text.translate(_TO_LATIN)
