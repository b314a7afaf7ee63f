"""Syllables of words that are wider than their column: no engine ships Uzbek hyphenation patterns.

Uzbek and Russian spelling is regular enough for syllables: every syllable has one vowel, and a consonant before a vowel begins one.
"""

from __future__ import annotations

import re

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_FEWEST = 2  # letters left on either side of a hyphen

# One letter to an Uzbek eye, never divided; the tutuq belgisi closes what stands before it.
_LETTER = re.compile(r"(?:[oO]ʻ|[gG]ʻ|[sS][hH]|[cC][hH]|[nN][gG](?!ʻ)|.)[ʼьъй]?")
_SEPARATING = ("ʼ", "ь", "ъ", "й", "Ь", "Ъ", "Й")
_VOWELS = frozenset("aeiouаеёиоуўэюяы")


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
