"""Order of words in each language's own alphabet: no library here knows that oʻ, gʻ, sh and ch follow z in Uzbek."""

from __future__ import annotations

import re
from functools import cache

ALPHABETS = {
    "ru": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "uz": "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ng",
    "uz-Cyrl": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш ъ ь э ю я ў қ ғ ҳ",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
"""Letters in order. Uzbek Latin: law of 1995, the digraphs are letters and stand at the end (FACTS 6.1)."""


_WRITTEN_IN_CYRILLIC = frozenset({"ru", "kk", "ky", "tg", "tt", "ba", "mn", "uk", "be", "bg", "mk", "sr"})
"""Languages that are Cyrillic unless their code says otherwise."""


def is_cyrillic(locale: str) -> bool:
    """Whether a language is written in Cyrillic script: its code says so, or the language does."""
    language, _, script = locale.partition("-")
    return script == "Cyrl" or (not script and language in _WRITTEN_IN_CYRILLIC)


def sort_key(word: str, locale: str) -> tuple[int, ...]:
    """Key to sort words of a language; foreign letters come last, spaces and hyphens first, case is nothing."""
    letters = _letters(locale)
    return tuple(letters.get(letter, len(letters) + ord(letter[0])) for letter in _split(locale).findall(word.lower()))


@cache
def _letters(locale: str) -> dict[str, int]:
    ordered = ALPHABETS.get(locale, ALPHABETS["en"]).split()
    return {letter: place for place, letter in enumerate([" ", "-", *ordered])}


@cache
def _split(locale: str) -> re.Pattern[str]:
    """One match a letter: digraphs before their first letter, the mark ʼ nowhere. “ng” is sorted as n and g."""
    digraphs = [letter for letter in _letters(locale) if len(letter) > 1 and letter != "ng"]
    return re.compile("|".join([*digraphs, "[^ʼ]"]), re.DOTALL)
