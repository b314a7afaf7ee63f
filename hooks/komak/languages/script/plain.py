"""Plain text to Cyrillic script: words, and the quotation marks around them. Addresses and codes stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from komak.languages.script.alphabets import joined
from komak.languages.script.lexicon import Lexicon
from komak.languages.script.suffixes import CHAIN

WordChange: TypeAlias = Callable[[str], str]

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = rf"(?:[OoGg](?:ʻ|['`´‘’ʼʿ](?=[{_LETTER}]))|ʼ(?=[{_LETTER}])|(?<=[{_LETTER}])(?:ʼ|['`´‘’ʿ](?=[{_LETTER}]))|[{_LETTER}])+"
_ENDINGS = (
    "uz|ru|org|com|net|int|info|edu|gov|eu|uk|io|"
    "md|yml|yaml|json|xml|pdf|docx?|xlsx?|pptx?|html?|css|js|svg|png|jpe?g|webp|py|toml|txt|zip|csv|ics|gift|exe"
)
_LABELS = r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"  # with limits: no text may be read again from each of its letters
_ADDRESS = (
    r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>)\]”»]*[^\s<>)\]”».,;:!?]|[Ww]ww\.[^\s<>)\]]*\w"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}@{_LABELS}"
    rf"|(?<![\w.-]){_LABELS}\.(?:{_ENDINGS})(?:/[^\s<>)\]”»]*[\w/])?(?![\w-]|\.\w)"
)
_CODE = (
    rf"[{_LETTER}]+(?:\+\w+)+|[{_LETTER}]+\d\w*"  # U+02BB, Ctrl+S, A4, KM012
    r"|(?<![\w-])--[a-z][a-z-]*"  # --skip-bad
    r"|(?<![\wʻʼ'’-])(?!(?:PQ|PF|VMQ|F|FQ)-)[A-Z]{2,}-\d\w*"  # INT-03; acts of state are words: PF-201 is ПФ-201
    r"|(?<!\w)[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+"  # KOMAK_ALLOW_OUTDATED
    r"|(?<!\w)[Ee]-mail(?!\w)"
)
_INITIAL = re.compile(r"\.\s*[A-ZА-ЯЎҚҒҲ]")
_COMPOUND = re.compile(r"-[^\W\d_]")
_NUMERALS = frozenset("IVX")
_CLOSES = {"«": "»", "“": "”", "„": "“"}
_SWAP = {"“": "«", "”": "»"}


class Quotes:
    """Turns “…” into «…»; quotes inside quotes stay “…”. Remembers what is open up to the next empty line."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []

    def reset(self) -> None:
        self._open.clear()

    def mark(self, mark: str) -> str:
        """The mark to write for `mark`."""
        if self._open and mark == self._open[-1][0]:
            return self._open.pop()[1]
        if mark not in _CLOSES:
            return _SWAP.get(mark, mark)
        outer = not self._open and mark == "“"
        self._open.append((_CLOSES[mark], "»" if outer else _CLOSES[mark]))
        return "«" if outer else mark


def change(text: str, lexicon: Lexicon, word: WordChange, quotes: Quotes) -> str:
    """`text` with `word` done to every Latin word that is neither an address, a code nor a kept phrase."""
    lone = _NUMERALS | lexicon.letters
    return _token(lexicon).sub(lambda match: _changed(match, lone, word, quotes), text)


def _changed(match: re.Match[str], lone: frozenset[str], word: WordChange, quotes: Quotes) -> str:
    found = match[0]
    if match.lastgroup == "word":
        # “X bob” is a chapter, “A javobi” an answer; but “I. Karimov” is a person and “e-maktab” one word.
        neighbour = _INITIAL if found.isupper() else _COMPOUND
        return found if found in lone and not neighbour.match(match.string, match.end()) else word(found)
    if match.lastgroup == "ending":
        return joined(match["phrase"], match["ending"])
    if match.lastgroup == "mark":
        return quotes.mark(found)
    if match.lastgroup == "gap":
        quotes.reset()
    return found


@lru_cache(maxsize=8)
def _token(lexicon: Lexicon) -> re.Pattern[str]:
    phrase = rf"(?P<phrase>{lexicon.phrase.pattern})(?:(?![^\W\d_]|[ʻʼ'’])|(?P<ending>[ʼ'’]?{CHAIN})(?!\w))"
    word = rf"(?P<word>{_WORD})|(?P<mark>[“”„«»])|(?P<gap>\n[ >]*\n)"
    return re.compile(rf"{phrase}|(?P<kept>{_ADDRESS}|{_CODE})|{word}")
