"""Syllables of words that are wider than their column: no engine ships Uzbek hyphenation patterns.

Uzbek and Russian spelling is regular enough for syllables: every syllable has one vowel, and a consonant before a vowel begins one.
"""

from __future__ import annotations

import re

from komak.languages.marks import TURNED, TUTUQ
from komak.languages.registry import described

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_FEWEST = 2  # letters left on either side of a hyphen

_KNOWN = described().values()
_PAIRS = sorted({letter for one in _KNOWN for letter in one.digraphs})
# One letter to a reader's eye, never divided (n-gʻ is none); the tutuq belgisi closes what stands before it.
_LETTER = re.compile(rf"(?:{'|'.join(rf'{pair}(?!{TURNED})' for pair in _PAIRS)}|.)[{TUTUQ}ьъй]?", re.IGNORECASE)
_SEPARATING = (TUTUQ, "ь", "ъ", "й", "Ь", "Ъ", "Й")
_VOWELS = frozenset("".join(one.vowels for one in _KNOWN))


def syllables(word: str) -> list[str]:
    """Divide a word where Uzbek orthography lets a line end: ``roʻyxatga`` is ``roʻy·xat·ga``."""
    letters = _LETTER.findall(word)
    parts = [""]
    for at, letter in enumerate(letters):
        if _begins_syllable(letters, at) and len(parts[-1]) >= _FEWEST and len("".join(letters[at:])) >= _FEWEST:
            parts.append("")
        parts[-1] += letter
    return parts


def _begins_syllable(letters: list[str], at: int) -> bool:
    """A consonant before a vowel begins one, and so does a vowel after a vowel."""
    if not any(map(_is_vowel, letters[:at])):
        return False
    if _is_vowel(letters[at]):
        return _is_vowel(letters[at - 1]) or letters[at - 1].endswith(_SEPARATING)
    # ``ng`` may be one sound (si·ngil) or two (himoyalan·gan): no hyphen there rather than a wrong one.
    stays = letters[at].endswith(_SEPARATING) or letters[at].lower() == "ng"
    return not stays and at + 1 < len(letters) and _is_vowel(letters[at + 1])


def _is_vowel(letter: str) -> bool:
    return letter[:1].lower() in _VOWELS
