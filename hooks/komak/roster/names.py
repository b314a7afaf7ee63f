"""One name as it was typed to the name as it is written, and what cannot be right in it. Nothing is transliterated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.script.letters import TURNED, TUTUQ, uniform
from komak.unseen import without_unseen

from .faults import Reason

_OTHER_MARKS = str.maketrans(dict.fromkeys("ʻ‛ʽʾˈʹ′＇ꞌ՚", "'"))  # and uniform knows the common ones
_ANY_MARK = re.compile(r"['`´‘’ʻʼʿ]")
_HYPHENS = re.compile(r"\s*[-\u2010-\u2014\u2212]\s*")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-zÀ-ɏ]"), re.compile(r"[Ѐ-ӿ]")
_OF_A_NAME = re.compile(r"[^\W\d_]|[ʻʼ .()-]|\N{COMBINING ACUTE ACCENT}")
_EDGES = ' ,;:."«»“”-'


def tidy(cell: str) -> str:
    """A name with single spaces, plain hyphens, ʻ in oʻ and gʻ, ʼ elsewhere, and nothing that nobody sees."""
    text = without_unseen(cell)
    text = _HYPHENS.sub("-", " ".join(text.split()))
    full_stop = "." if re.search(r"\b\w\.$", text) else ""  # Каримов А.
    return " ".join(map(_with_marks, text.translate(_OTHER_MARKS).strip(_EDGES).split(" "))) + full_stop


def _with_marks(word: str) -> str:
    marked = uniform(word) if _LATIN.search(word) else _ANY_MARK.sub(TUTUQ, word)
    return marked.lstrip(TURNED + TUTUQ).rstrip(TUTUQ)


def unlike_letters(name: str) -> Iterator[tuple[Reason, str]]:
    """What in a tidy name is not part of a name, the plainest first."""
    if not any(map(str.isalpha, name)):
        yield Reason.NO_NAME, name
    if "?" in name or "\N{REPLACEMENT CHARACTER}" in name:
        yield Reason.LOST_LETTER, name
    if digit := re.search(r"\d", name):
        yield Reason.DIGIT, digit[0]
    for sign in name:
        if not _OF_A_NAME.match(sign) and sign != "?":
            yield Reason.SIGN, sign
    for word in re.split(r"[ -]", name):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield Reason.MIXED_SCRIPT, word
