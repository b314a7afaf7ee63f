"""Terms of the glossary in a running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from komak.languages.language import Growth
from komak.languages.marks import TURNED, TUTUQ, TYPED
from komak.languages.registry import language
from komak.model import Term

_WORD = re.compile(rf"[^\W_]+(?:[-{TYPED}][^\W_]+)*[{TURNED}{TUTUQ}]?")
_SHORT = 4
"""An Uzbek word of at most so many letters is matched whole or with a known ending, not by its mere beginning."""


@dataclass(frozen=True)
class Found:
    """A term met in a text."""

    term: Term
    start: int
    end: int
    """Offsets in the text: `text[start:end]` is the form that was met."""


@dataclass(frozen=True)
class Form:
    """One way to write a term, as the beginnings of its words."""

    term: Term
    words: tuple[str, ...]
    is_verb: bool = False
    """Uzbek: the last word has lost its -ish and may go on as any verb does (roʻyxatga olish, roʻyxatga oladi)."""
    is_exact: bool = False
    """True if only its last word may have endings: a form to avoid must not hit its neighbours."""

    @cached_property
    def beginning(self) -> Form:
        """Its first word alone: where that does not fit, the others need not be looked at."""
        return self if len(self.words) == 1 else Form(self.term, self.words[:1], is_exact=self.is_exact)

    @cached_property
    def start(self) -> str:
        """How every text begins that fits: the stem of the first word, less the letter that may soften."""
        return self.words[0].partition("-")[0][:-1]


@dataclass(frozen=True)
class Terminology:
    """Forms of all terms in one language, by their first word."""

    locale: str
    forms: Mapping[str, tuple[Form, ...]]
    """By the first letters of a form's first word, the longest form first."""
    _met: dict[str, tuple[Form, ...]] = field(default_factory=dict, compare=False, repr=False)
    """By a word of a text: forms that may begin there."""
    _idle: set[str] = field(default_factory=set, compare=False, repr=False)
    """Words met that begin no form: a text of nothing else, as most texts are, is done with at once."""

    def find(self, text: str) -> Iterator[Found]:
        """Terms in `text` from left to right, the longest form where several fit."""
        if self._idle.issuperset(_WORD.findall(text)):
            return
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            candidates = self._beginning(words[at][0])
            form = self._fitting(candidates, words[at : at + _LONGEST]) if candidates else None
            if form is not None:
                yield Found(form.term, words[at].start(), words[at + len(form.words) - 1].end())
                at += len(form.words)
            else:
                at += 1

    def _fitting(self, candidates: tuple[Form, ...], words: list[re.Match[str]]) -> Form | None:
        if len(candidates[0].words) == 1:  # the longest stands first, and each begins with this word
            return candidates[0]
        reach = max(len(form.words) for form in candidates)
        stems = [stem(word[0], self.locale) for word in words[:reach]]
        return next((form for form in candidates if _fits(form, stems, self.locale)), None)

    def _beginning(self, word: str) -> tuple[Form, ...]:
        found = self._met.get(word)
        if found is None:
            folded = language(self.locale).fold(word)
            alike = [form for form in self.forms.get(folded[:_INDEX], ()) if folded.startswith(form.start)]
            own = [stem(word, self.locale)] if alike else []
            found = self._met[word] = tuple(form for form in alike if _fits(form.beginning, own, self.locale))
            if not found:
                self._idle.add(word)
        return found


_LONGEST = 8
_INDEX = 2


def terminology(terms: Iterable[Term], locale: str, *, avoided: bool = False) -> Terminology:
    """Accepted forms of `terms` in a language, or the forms to avoid."""
    forms: dict[str, list[Form]] = {}
    for term in terms:
        spelt = term.avoid.get(locale, ()) if avoided else term.forms(locale)
        for words, is_verb in {each for text in spelt for each in _words(text, locale)}:
            form = Form(term, words, is_verb and not avoided, is_exact=avoided)
            forms.setdefault(words[0][:_INDEX], []).append(form)
    ordered = {first: tuple(sorted(found, key=_longest_first)) for first, found in forms.items()}
    return Terminology(locale, ordered)


def _words(text: str, locale: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What is compared of each word of a form, and whether the last is a verb now.

    The last word of an Uzbek phrase stands without its own ending: zoʻravonlik qurboni, zoʻravonlik qurbonlari. A -si
    may be the whole ending (oila-si) or half of it (rais-i).
    """
    words = tuple(stem(word, locale) for word in _WORD.findall(text))
    growth = language(locale).growth
    ends = list(_ends(words[-1], growth)) if len(words) > 1 and growth else []
    for end in ends:
        yield (*words[:-1], words[-1].removesuffix(end)), bool(growth and end in growth.verbal)
    if words and not ends:
        yield words, False


def _ends(word: str, growth: Growth) -> Iterator[str]:
    """Endings of the last word of a phrase that leave at least two letters of it."""
    every = (*growth.verbal, *growth.possessive)
    return (end for end in every if word.endswith(end) and len(word) > len(end) + 1)


def _longest_first(form: Form) -> tuple[int, tuple[str, ...]]:
    return -sum(map(len, form.words)) - 100 * len(form.words), form.words


def _fits(form: Form, words: list[str], locale: str) -> bool:
    *first, last = form.words
    if len(words) <= len(first):
        return False
    growth, own = language(locale).growth, words[len(first)]
    if growth is None:
        return list(form.words) == words[: len(form.words)]
    if form.is_exact:
        return first == words[: len(first)] and _begins(last, own, growth)
    begun = all(_begins(wanted, word, growth) for wanted, word in zip(first, words, strict=False))
    return begun and (own.startswith(last) if form.is_verb else _begins(last, own, growth))


def _begins(wanted: str, word: str, growth: Growth) -> bool:
    """The word is the wanted one, perhaps with endings; a last letter that softens before a vowel is still the same."""
    if not word.startswith(wanted[:-1]) or len(word) < len(wanted):
        return False
    last, own = wanted[-1], word[len(wanted) - 1]
    if own != last and (last, own) not in growth.softer:
        return False
    rest = word[len(wanted) :]
    return bool(growth.chain.match(rest)) or (len(wanted) > _SHORT + 3 and not growth.another.match(rest))


@cache
def stem(word: str, locale: str) -> str:
    """What is compared of a word: Russian stem with ё as е, Uzbek word without its marks, in small letters."""
    return language(locale).stem_of(word)
