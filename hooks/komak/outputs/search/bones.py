"""What is left of a Russian word however it is written in Latin letters: the order of the list for those who type so."""

from __future__ import annotations

import re

_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip
_STEPS = tuple((re.compile(pattern), by) for pattern, by in (
    ("shch|sch|sh", "w"), ("ch", "q"), ("zh", "j"), ("kh|x", "h"), ("ts|tc", "c"), (r"(?:^|(?<=[aeiou]))j(?=[aou])", "y"),
    ("[iy]+(?=[aeou])", ""), ("y", "i"), (r"(.)\1+", r"\1"),
))  # fmt: skip


def skeleton(word: str) -> str:
    """The same as ``skeleton`` in ``typing.js``: `soglasie`, `soglasiye` and `согласие` are one."""
    latin = word.translate(_LATIN)
    for pattern, by in _STEPS:
        latin = pattern.sub(by, latin)
    return latin
