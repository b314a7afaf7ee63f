"""One Latin word to Cyrillic script: the lexicon decides first, then the rules of the alphabet.

A word stays in Latin script if an author can see why: it is on the keep list, it is a Roman numeral, it has a letter
that Uzbek has not (w, c outside ch, é), or a capital in its middle (GitHub).
"""

from __future__ import annotations

import re
from functools import lru_cache

from komak.languages.script.alphabets import joined, to_cyrillic, uniform
from komak.languages.script.lexicon import Entry, Lexicon, in_case_of

_ROMAN = re.compile(r"(?=[IVXLCDM]{2})M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_FOREIGN = re.compile(r"[wW]|[cC](?![hH])|[^A-Za-zʻʼ\u0400-\u04ff]")
_DIGRAPH = re.compile(r"Sh|Ch|[OG]ʻ")
_CAPITAL_INSIDE = re.compile(r"[a-z]ʻ?[A-Z]")
_MEMORY = 1 << 16


@lru_cache(maxsize=_MEMORY)
def cyrillic(word: str, lexicon: Lexicon) -> str:
    """`word` in Cyrillic script, or as it is if it stays."""
    word = uniform(word)
    if entry := lexicon.kept(word):
        return joined(entry.stem, entry.ending)
    if entry := lexicon.word(word):
        return _from_lexicon(entry)
    if stays(word):
        return word
    return to_cyrillic(lexicon.with_parts(word))


def stays(word: str) -> bool:
    """Whether a `uniform` word that the lexicon does not know is left in Latin script."""
    if _ROMAN.fullmatch(word) or _FOREIGN.search(word):
        return True
    return _CAPITAL_INSIDE.search(_DIGRAPH.sub("S", word)) is not None


def is_ruled(word: str, lexicon: Lexicon) -> bool:
    """Whether the rules alone decide about `word`: the lexicon says nothing, and it does not stay."""
    word = uniform(word)
    known = lexicon.kept(word) or lexicon.word(word) or lexicon.with_parts(word) != word
    return not known and not stays(word)


def _from_lexicon(entry: Entry) -> str:
    target = in_case_of(entry.stem, entry.target)
    if not entry.ending:
        return target
    # Orthography: ь at the end of a word is not written before an ending (апрель, апрелдан; роль, роли, роллар).
    # Oʻzbekiston milliy ensiklopediyasi, entry «Ь»; lex.uz writes «октябрдаги» without exception.
    return to_cyrillic((target[:-1] if target[-1] in "ьЬ" else target) + entry.ending)
