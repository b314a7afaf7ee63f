"""All that is known of a language: one frozen value, so that a new one is one file in ``known/``.

Every field has a default that is right for a language nobody has described: letters in Unicode's order, words compared
as they are, no rule of spelling. Rooms ask for a field, never for the name of a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from komak.languages.dates import DaysWriter, one_by_one

_LATIN_OPTIONS, _CYRILLIC_OPTIONS = "ABCDEFGHIJ", "АБВГДЕЖЗИК"
_WRITTEN_IN_CYRILLIC = frozenset({"ru", "kk", "ky", "tg", "tt", "ba", "mn", "uk", "be", "bg", "mk", "sr"})
"""Languages that are Cyrillic unless their tag says otherwise."""


def parted(words: str) -> tuple[str, ...]:
    """Words written one behind the other."""
    return tuple(words.split())


@dataclass(frozen=True)
class Growth:
    """How words grow at their end, in a language that is compared by beginnings and not by stems."""

    chain: re.Pattern[str]
    """Endings, one behind the other, that leave a word what it is."""
    possessive: tuple[str, ...]
    """Endings of the last word of a phrase: zoʻravonlik qurbon-i."""
    verbal: tuple[str, ...]
    """The same of a verbal noun, which may go on as any verb does."""
    another: re.Pattern[str]
    """Beginnings of a rest that make another word of it."""
    softer: frozenset[tuple[str, str]]
    """Last letter, and what it becomes before a vowel."""


@dataclass(frozen=True)
class Searched:
    """How the search brings words of readers and of texts together: it forgives more than the glossary may."""

    fold: Callable[[str], str]
    """A word so that spellings in every script are equal."""
    stem: Callable[[str], str]
    """A folded word so that its forms are equal."""


@dataclass(frozen=True)
class Language:
    """One language in one script."""

    tag: str
    """As among the `locales` of curriculum.yml, by BCP 47: ``uz``, ``uz-Cyrl``."""
    name: str = ""
    """In English, for messages to authors."""
    alphabet: tuple[str, ...] = ()
    """Small letters in the order of a dictionary; what is one letter to a reader is one here: ``sh``, ``oʻ``."""
    vowels: str = ""
    made_from: str = ""
    """Tag of the language whose texts are converted into this one by `script`; empty: it is written."""
    word_tag: str = ""
    """Name in Word and Excel; empty: the tag."""
    iso: str = ""
    """Name of three letters in ISO 639-3, for archives; empty: that of `base`."""
    search: Searched | None = None
    """How readers' words are compared; ``theme/assets/search/<base>.js`` does the same. None: as they are."""
    options: str = ""
    """Letters that name the options of a question; empty: those of the script."""
    fold: Callable[[str], str] = str.lower
    """A word so that spellings of one word are equal."""
    stem: Callable[[str], str] | None = None
    """A folded word so that forms of one word are equal; None: by `growth`, or as it is."""
    growth: Growth | None = None
    days: DaysWriter = one_by_one
    """Days of one year as one writes them."""
    date: str = ""
    """A date as it should be written, an example for messages."""
    wrong_dates: re.Pattern[str] | None = None
    """Dates in a foreign order."""
    numbers: tuple[str, ...] = ()
    """How the words for 0, 1, 2 … begin; several beginnings parted by commas."""
    telling: frozenset[str] = frozenset()
    """Small words that no neighbour has."""
    telling_ends: re.Pattern[str] | None = None
    """Ends of words that no neighbour has."""
    marked: tuple[str, ...] = ()
    """Beginnings of common words (whole words with a full stop) that are nothing without their ʻ and ʼ."""
    dotted: tuple[str, ...] = ()
    """Words, and beginnings with a star, that have ё and never е there."""
    name_endings: str = ""
    """Pattern of what may stand behind a person's name."""
    name_drops: str = ""
    """Letters at the end of a name that endings take away."""
    age_after: str = ""
    """Pattern of the words behind the number of somebody's years."""
    age_before: str = ""
    """Pattern of the words between such a number and the name."""
    no_units: tuple[str, ...] = ()
    """Words behind a number that belong to what follows: a line may end before them."""
    abbreviations: tuple[str, ...] = ()
    """Short words with a full stop that no line ends behind."""
    laws: tuple[str, ...] = ()
    """Kinds of acts: no line ends between them and their number."""
    before_day: str = ""
    """Pattern behind which the number of a day stands: ``2026-yil``."""
    ascii: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Letters to a-z, for the names of files."""
    is_described: bool = True
    """False for the default of a language that nobody has described."""

    @property
    def base(self) -> str:
        """The language whatever its script: ``uz``."""
        return self.tag.partition("-")[0]

    @property
    def babel(self) -> str:
        """Name in Babel."""
        return self.tag.replace("-", "_")

    @property
    def is_cyrillic(self) -> bool:
        """Whether it is written in Cyrillic script: its letters say so, or its tag, or what is known of the language."""
        if self.alphabet:
            return "\u0400" <= self.alphabet[0] <= "\u04ff"
        return self.tag.endswith("-Cyrl") or (self.tag == self.base and self.base in _WRITTEN_IN_CYRILLIC)

    @property
    def option_letters(self) -> str:
        """Great letters that name the options of a question, in order."""
        return self.options or (_CYRILLIC_OPTIONS if self.is_cyrillic else _LATIN_OPTIONS)

    @property
    def digraphs(self) -> tuple[str, ...]:
        """Letters of two signs."""
        return tuple(letter for letter in self.alphabet if len(letter) > 1)

    @property
    def office_tag(self) -> str:
        """Name in Word and Excel."""
        return self.word_tag or self.tag

    def stem_of(self, word: str) -> str:
        """What is compared of a word."""
        folded = self.fold(word)
        return self.stem(folded) if self.stem else folded
