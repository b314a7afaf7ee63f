"""Order of words in each language's own alphabet: no library here knows that oʻ, gʻ, sh and ch follow z in Uzbek."""

from __future__ import annotations

import re
from functools import cache

from komak.languages.registry import language


def sort_key(word: str, locale: str) -> tuple[int, ...]:
    """Key to sort words of a language; foreign letters come last, spaces and hyphens first, case is nothing."""
    letters = _letters(locale)
    return tuple(letters.get(letter, len(letters) + ord(letter[0])) for letter in _split(locale).findall(word.lower()))


@cache
def _letters(locale: str) -> dict[str, int]:
    ordered = language(locale).alphabet or language("en").alphabet
    return {letter: place for place, letter in enumerate([" ", "-", *ordered])}


@cache
def _split(locale: str) -> re.Pattern[str]:
    """One match a letter: digraphs before their first letter, the mark ʼ nowhere. “ng” is sorted as n and g."""
    digraphs = [letter for letter in _letters(locale) if len(letter) > 1 and letter != "ng"]
    return re.compile("|".join([*digraphs, "[^ʼ]"]), re.DOTALL)
