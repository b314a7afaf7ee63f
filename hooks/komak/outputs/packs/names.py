"""Titles as file names that a Russian or Uzbek reader can tell apart, in letters that every ZIP program keeps."""

from __future__ import annotations

import re
import unicodedata

from komak.languages import language, unmarked

_LONGEST = 48


def file_name(title: str, locale: str) -> str:
    """``Лист наблюдателя`` is ``list-nablyudatelya``; letters of no known script are left out."""
    letters = language(locale).ascii or language("ru").ascii
    latin = "".join(letters.get(letter, letter) for letter in title.lower())
    plain = unicodedata.normalize("NFKD", unmarked(latin)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit("-", 1)[0]
