"""One word from alphabet to alphabet by rule, without any list: the base is PyPI UzTransliterator.

It is wrapped, not used bare, for four reasons that its source shows: its own list of exceptions is matched as a blind
prefix (``bill`` → ``билль`` spoils ``billur``) and has errors (``angor`` → ``ангьор``); it knows only ‘ and ’; it
takes an e behind a mark for the start of a word; it leaves words of one letter as they are.
"""

from __future__ import annotations

import re
from functools import cache

from UzTransliterator import UzTransliterator

from komak.languages.marks import TURNED, TUTUQ, TYPED

_TURNED_AFTER = re.compile(f"(?<=[OoGg])[{TYPED}]")
_MARKS = re.compile(f"[{TYPED.replace(TURNED, '')}]")
_PAIRS = {"oʻ": "ў", "gʻ": "ғ", "Oʻ": "Ў", "Gʻ": "Ғ"}
_PAIR = re.compile("|".join(_PAIRS))
_S_H = re.compile(r"([Ss])ʼ([Hh])")
_UNLISTED = ("aa", "аа")
"""No exception of the base begins so, in either script: put in front of a word, it leaves the word to the rules."""
_NATIVE_YA = re.compile(r"(?<=[йъЙЪ])[яёю]|я(?=п(?:т|ман|сан|миз|сиз))")
_APART = re.compile(r"(?<=[сС])(?=[ҳҲ])")
_TWO_LETTERS = {"я": "йа", "ё": "йо", "ю": "йу"}


def uniform(word: str) -> str:
    """`word` with ʻ in oʻ and gʻ and ʼ everywhere else, whatever mark was typed."""
    return _MARKS.sub(TUTUQ, _TURNED_AFTER.sub(TURNED, word))


def to_cyrillic(word: str) -> str:
    """A `uniform` word by the rules of the alphabet; what is Cyrillic in it already stays."""
    prepared = _S_H.sub(_separate, word).replace(TUTUQ, "Ъ" if word.isupper() else "ъ")
    prepared = _PAIR.sub(lambda pair: _PAIRS[pair[0]], prepared)
    if prepared[:1] in ("e", "E"):
        prepared = ("э" if prepared[0] == "e" else "Э") + prepared[1:]
    converted: str = _base().transliterate(_UNLISTED[0] + prepared, "lat", "cyr")
    return converted[2:]


def joined(kept: str, ending: str) -> str:
    """A name that stays in Latin script with its Uzbek ending: Word’да, UNICEF’нинг, so that no word mixes alphabets."""
    bare = ending.lstrip("ʼ'’‘")
    return f"{kept}’{to_cyrillic(bare)}" if bare else kept


def to_latin(word: str) -> str:
    """A Cyrillic word back in Latin script, `uniform`, as the base reads it.

    The base reads я ё ю behind a consonant as the soft a o u of a loan word. That is wanted here, because it finds the
    loan words that no line of the lexicon explains, but not in меъёр, муайян and the present tense (кўряпман).
    """
    plain = _NATIVE_YA.sub(lambda letter: _TWO_LETTERS[letter[0]], _APART.sub("ъ", word))
    converted: str = _base().transliterate(_UNLISTED[1] + plain, "cyr", "lat")
    return uniform(converted[2:])


def _separate(match: re.Match[str]) -> str:
    """Sʼh is two letters, с and ҳ (Isʼhoq → Исҳоқ); the tutuq only keeps them from being read as sh."""
    return ("с" if match[1] == "s" else "С") + ("ҳ" if match[2] == "h" else "Ҳ")


@cache
def _base() -> UzTransliterator:
    """One object for the process: each new one reads its two CSV files again."""
    return UzTransliterator()
