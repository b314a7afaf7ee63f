"""Titles as file names that a Russian or Uzbek reader can tell apart, in letters that every ZIP program keeps."""

from __future__ import annotations

import re
import unicodedata

_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
_UZBEK = _RUSSIAN | {"ё": "yo", "ж": "j", "х": "x", "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h"}
_LONGEST = 48


def file_name(title: str, locale: str) -> str:
    """``Лист наблюдателя`` is ``list-nablyudatelya``; letters of no known script are left out."""
    letters = _UZBEK if locale.startswith("uz") else _RUSSIAN
    latin = "".join(letters.get(letter, letter) for letter in title.lower())
    plain = unicodedata.normalize("NFKD", re.sub("[ʻʼ‘’']", "", latin)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit("-", 1)[0]
