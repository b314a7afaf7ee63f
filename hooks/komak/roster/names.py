"""One name as it was typed to the name as it is written, and what cannot be right in it. Nothing is transliterated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.ground.unseen import without_unseen
from komak.languages import TURNED, TUTUQ, TYPED
from komak.languages.script.alphabets import uniform

from .faults import Reason

_ANY_MARK = re.compile(f"[{TYPED}]")
_HYPHENS = re.compile(r"\s*[-\u2010-\u2014\u2212]\s*")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-zÀ-ɏ]"), re.compile(r"[Ѐ-ӿ]")
_BESIDE_LETTERS = f"{TURNED}{TUTUQ} .()-\N{COMBINING ACUTE ACCENT}"
_EDGES = ' ,;:."«»“”-'


def tidy(cell: str) -> str:
    """A name with single spaces, plain hyphens, ʻ in oʻ and gʻ, ʼ elsewhere, and nothing that nobody sees."""
    text = without_unseen(cell)
    text = _HYPHENS.sub("-", " ".join(text.split()))
    full_stop = "." if re.search(r"\b\w\.$", text) else ""  # Каримов А.
    return " ".join(map(_with_marks, text.strip(_EDGES).split(" "))) + full_stop


def _with_marks(word: str) -> str:
    typed = word.replace(TURNED, "'")  # where it belongs, `uniform` puts it
    marked = uniform(typed) if _LATIN.search(word) else _ANY_MARK.sub(TUTUQ, word)
    return marked.lstrip(TURNED + TUTUQ).rstrip(TUTUQ)


_PART = re.compile(r"[^ .()-]+")  # of a word: a double surname has two
_SMALL = frozenset(
    [
        "oʻgʻli",
        "ogʻli",
        "ugli",
        "ogli",
        "oʻgli",
        "qizi",
        "kizi",
        "ўғли",
        "угли",
        "уғли",
        "ўгли",
        "қизи",
        "кизи",
        "оглы",
        "оглу",
        "кызы",
        "гызы",
        "uulu",
        "уулу",
    ]
)
"""What follows the father's name with a small letter; a great one is right, too."""
_OF_SCOTS = re.compile(r"(Mc|Mac|Мак)(?=[A-ZА-Я])")


def usual_case(name: str) -> str:
    """A tidy name in the letters that names have: a great one first, small ones after it."""
    return _PART.sub(lambda part: _usual(part[0]), name)


def _usual(part: str) -> str:
    small, great = part.lower(), part.capitalize()
    if small in _SMALL:
        return part if part == great else small
    both = "".join(map(str.capitalize, re.split(f"([{TURNED}{TUTUQ}])", part)))  # D’Arc, but Maʼmura
    is_of_scots = _OF_SCOTS.match(part) and not part.isupper()
    return part if part in (great, both) or is_of_scots else great


def unlike_letters(name: str) -> Iterator[tuple[Reason, str]]:
    """What in a tidy name is not part of a name, the plainest first."""
    if not any(map(str.isalpha, name)):
        yield Reason.NO_NAME, name
    if "?" in name or "\N{REPLACEMENT CHARACTER}" in name:
        yield Reason.LOST_LETTER, name
    if digit := re.search(r"\d", name):
        yield Reason.DIGIT, digit[0]
    for sign in name:
        if not sign.isalpha() and sign not in _BESIDE_LETTERS + "?":
            yield Reason.SIGN, sign
    for word in re.split(r"[ -]", name):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield Reason.MIXED_SCRIPT, word
