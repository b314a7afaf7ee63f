"""Is a piece in *italics* the title of a foreign work? Then it stays in Latin script as a whole."""

from __future__ import annotations

import re

_TARGET = re.compile(r"\]\([^)]*\)|https?://\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ'’‘][^\W\d_]+)*")
_NOT_UZBEK = re.compile(r"w|c(?!h)")
_ENGLISH = frozenset(
    ["the", "of", "and", "for", "in", "to", "with", "from", "by", "a", "an", "at", "your", "their", "is", "are"]
)
_UZBEK = frozenset(["va", "bilan", "uchun", "haqida", "boʻyicha", "yoki", "ham", "bu", "ushbu", "emas", "kerak"])


def is_foreign(text: str) -> bool:
    """Whether `text` has letters that Uzbek has not (w, c outside ch) or two of the little words of English.

    One Uzbek sign (oʻ, gʻ, a tutuq, one of the little words of Uzbek) is enough to say no: an Uzbek sentence may well
    name Microsoft Word.
    """
    words = [word.lower() for word in _WORD.findall(_TARGET.sub(" ", text))]
    if any("ʻ" in word or "ʼ" in word or word in _UZBEK for word in words):
        return False
    return any(map(_NOT_UZBEK.search, words)) or sum(word in _ENGLISH for word in words) > 1
