"""Pages of one language to what is counted of their words: which stem stands where, and which words have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from komak.languages import Searched, language
from komak.languages.stems import compounds, plain, words
from komak.outputs.search.rows import PageRow


@dataclass
class Place:
    """How often a stem stands in a section, by field."""

    title: int = 0
    text: int = 0
    kind: int = 0


@dataclass(frozen=True)
class Length:
    """Words of a section."""

    title: int
    text: int


@dataclass
class Counts:
    """Everything that is counted; sections are numbered through all pages."""

    places: dict[str, dict[int, Place]] = field(default_factory=dict)
    """Stem to number of a section to its counts."""
    stems: dict[str, str] = field(default_factory=dict)
    """Folded word to its stem."""
    written: dict[str, str] = field(default_factory=dict)
    """Folded word to how it is written where it is met first."""
    lengths: list[Length] = field(default_factory=list)


_PLAIN = Searched(plain, str)
"""A language without a stemmer keeps its words."""


def counted(pages: Iterable[PageRow], tag: str) -> Counts:
    """Count the words of all `pages`, in their order."""
    found = Counts()
    reader = _Reader(found, language(tag).search or _PLAIN)
    for page in pages:
        first = len(found.lengths)
        for _, title, text in page.sections:
            at = len(found.lengths)
            found.lengths.append(Length(reader.read(at, "title", title), reader.read(at, "text", text)))
        for key in page.keys:
            reader.read(first, "kind", key)
    return found


class _Reader:
    """Reads texts into `counts`; a site has few different words, each is folded and stemmed once."""

    def __init__(self, counts: Counts, searched: Searched) -> None:
        self._counts = counts
        self._fold, self._stem = cache(searched.fold), cache(searched.stem)

    def read(self, section: int, part: str, text: str) -> int:
        """Note the words of `text`; return their number."""
        folded = self._folded(text)
        for word in [*folded, *filter(None, compounds(text, self._fold))]:
            self._note(word, section, part)
        return len(folded)

    def _folded(self, text: str) -> Sequence[str]:
        found = []
        for word in words(text):
            folded = self._fold(word)
            if folded:
                self._counts.written.setdefault(folded, word.lower())
                found.append(folded)
        return found

    def _note(self, word: str, section: int, part: str) -> None:
        stem = self._counts.stems.setdefault(word, self._stem(word))
        place = self._counts.places.setdefault(stem, {}).setdefault(section, Place())
        setattr(place, part, 1 if part == "kind" else getattr(place, part) + 1)
