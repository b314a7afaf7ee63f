"""What is known of languages. `known/` has one file for each, with alphabet, endings, dates, rules of spelling and names.

`script` writes Uzbek in Cyrillic letters, `terms` finds terms in running text, `strings` are the words of the interface.
"""

from komak.languages.language import Growth, Language, Searched
from komak.languages.marks import TURNED, TUTUQ, TYPED, unmarked
from komak.languages.registry import described, language

__all__ = ["TURNED", "TUTUQ", "TYPED", "Growth", "Language", "Searched", "described", "language", "unmarked"]
