"""Latin to Cyrillic and back: the words that come back different were read wrongly, or need a line in the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from komak.languages.script import markup
from komak.languages.script.alphabets import to_latin, uniform
from komak.languages.script.lexicon import Lexicon
from komak.languages.script.words import cyrillic, is_ruled


def round_trip(text: str, lexicon: Lexicon) -> tuple[tuple[str, str, str], ...]:
    """Word, its Cyrillic form, and what that is read back as, for each word of a Markdown text that differs.

    A word that the lexicon decides about is excused: it is there because no rule can bring it back (бюджет).
    """
    return tuple(filter(None, (_different(word, lexicon) for word in _words(text, lexicon))))


def doubtful(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Words of a Markdown text with a ts that may be ц: the rules write тс, and no reading back can tell.

    Before -sa and -sin of a verb, -siz, -san and the like of a noun it is surely тс (aytsin, ketsangiz, vaqtsiz).
    """
    maybe = (word for word in _words(text, lexicon) if "t" in word or "T" in word)
    return tuple(word for word in maybe if _MAYBE_TSE.search(uniform(word).lower()) and is_ruled(word, lexicon))


@lru_cache(maxsize=4)
def _words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Every Latin word of a Markdown text, once: both questions are asked of one text."""
    seen: dict[str, None] = {}
    markup.changed(text, lexicon, lambda word: seen.setdefault(word) or word)
    return tuple(seen)


_OF_VERB = "sa(?:m|ng|ngiz|ngizlar|k|lar|miz|nglar)?(?:mi|ku|da|chi)?|sin(?:lar)?(?:mi|chi|u)?"
_OF_NOUN = "siz.*|san(?:mi)?|simon.*|sira.*|sevar.*|soz(?:lik.*|lar.*|i.*|ni|ga)?"
_MAYBE_TSE = re.compile(rf"(?<=t)(?!(?:{_OF_VERB}|{_OF_NOUN})$)s(?!h)")


SURE = re.compile(r"(?:[abdfgijklmnopqrtuvxz]|sh|ch|s(?!h)|(?<![sc])h|y(?![aeou])|(?<![aeiou])e)+")
"""Letters that stand for one letter there and back, whatever is beside them: two words of three, and the rules are slow."""


@lru_cache(maxsize=1 << 16)
def _different(word: str, lexicon: Lexicon) -> tuple[str, str, str] | None:
    if SURE.fullmatch(word[:1].lower() + word[1:]) or not is_ruled(word, lexicon):
        return None
    there = cyrillic(word, lexicon)
    back = to_latin(there)
    return (word, there, back) if uniform(word).lower() != back.lower() else None
