"""What authors know about words: how some are written in Cyrillic script, and which stay in Latin script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from komak.ground.lines import Lines
from komak.languages.marks import TUTUQ
from komak.languages.script.alphabets import uniform
from komak.languages.script.suffixes import is_chain


@dataclass(frozen=True)
class Entry:
    """A word found in the lexicon: what it becomes, and the endings behind it."""

    target: str
    stem: str
    ending: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """``curriculum/lexicon.uz-Cyrl.yml``, looked up. Compared by identity, so that converted words can be memoised."""

    words: Mapping[str, str] = field(default_factory=dict)
    """Latin stem in small letters to its Cyrillic form; Uzbek endings may follow."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Latin letters anywhere in a word to Cyrillic ones."""
    keep: tuple[str, ...] = ()
    """Names, abbreviations and phrases that stay as they are; capitals count."""
    lines: Lines = field(default_factory=Lines)
    """Line in the file by dotted path, for issues."""
    convert: Callable[[str], str] | None = None
    """Converts Markdown with this lexicon and remembers what it did; see `lasting`."""

    def word(self, word: str) -> Entry | None:
        """The longest stem of `words` that `word` is made of, if only endings follow it.

        A target with a capital is a name: Olga is one, olgani (what was taken) is not.
        """
        small = word.lower()
        for end in range(min(len(small), self._longest), 0, -1):
            target = self.words.get(small[:end])
            if target is not None and is_chain(small[end:]) and (word[0].isupper() or not target.istitle()):
                return Entry(target, word[:end], word[end:])
        return None

    def kept(self, word: str) -> Entry | None:
        """The entry of `keep` that `word` is made of: ``UNICEF`` in ``UNICEFning``."""
        for end in range(min(len(word), self._longest), 0, -1):
            if word[:end] in self._kept_words and is_chain(word[end:].removeprefix(TUTUQ)):
                return Entry(word[:end], word[:end], word[end:])
        return None

    def with_parts(self, word: str) -> str:
        """`word` with every entry of `parts` in Cyrillic letters, the rest untouched."""
        return self._part.sub(lambda part: in_case_of(part[0], self.parts[part[0].lower()]), word)

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        """Matches the entries of `keep` that are more than one plain word, the longest first; endings may follow."""
        phrases = sorted((entry for entry in self.keep if not entry.isalpha()), key=len, reverse=True)
        patterns = [r"\s+".join(map(re.escape, entry.split())) for entry in phrases]
        return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})" if patterns else r"(?!)")

    @cached_property
    def letters(self) -> frozenset[str]:
        """The entries of `keep` that are one letter: names of answers (A, B, C), letters that a text speaks about."""
        return frozenset(entry for entry in self.keep if len(entry) == 1)

    @cached_property
    def _kept_words(self) -> frozenset[str]:
        return frozenset(entry for entry in self.keep if entry.isalpha() and len(entry) > 1)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, (*self.words, *self._kept_words)), default=0)

    @cached_property
    def _part(self) -> re.Pattern[str]:
        longest_first = sorted(self.parts, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)


EMPTY = Lexicon()


def key_of(word: str) -> str:
    """How a word of the lexicon is looked up: small letters, the two marks of the alphabet."""
    return uniform(word).lower()


def in_case_of(sample: str, target: str) -> str:
    """`target` in capitals as `sample` has them; a target with capitals of its own (ЎзР) stays."""
    if target != target.lower():
        return target
    if len(sample) > 1 and sample.isupper():
        return target.upper()
    return target[:1].upper() + target[1:] if sample[:1].isupper() else target
