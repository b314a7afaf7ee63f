"""English: the third column of the glossary, titles of sources."""

from __future__ import annotations

from komak.languages.language import Language

LANGUAGE = Language(
    tag="en",
    name="English",
    alphabet=tuple("abcdefghijklmnopqrstuvwxyz"),
    vowels="aeiou",
    iso="eng",
    telling=frozenset({"the", "and", "of", "is", "are", "for", "with", "this", "that", "to", "from", "by", "you"}),
)
