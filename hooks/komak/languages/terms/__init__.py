"""Terminology in texts. In: the glossary and a text in one language. Out: where its terms stand, in any of their forms.

Russian words are compared by their Snowball stem; Uzbek words, which only grow at the end, by their beginning.
"""

from komak.languages.terms.finder import Found, Terminology, terminology
from komak.languages.terms.order import sort_key

__all__ = ["Found", "Terminology", "sort_key", "terminology"]
