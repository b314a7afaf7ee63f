"""Is the rest of a word a chain of Uzbek endings? So that ``rol`` of the lexicon is found in ``rolini``, not in ``rolik``.

Endings of one letter other than a possessive are left out: with them almost everything would be a chain.
"""

from __future__ import annotations

import re

_NOUN = "lar i si im ing imiz ingiz miz ngiz m ng ni ning ga ka qa da dan dagi gacha dek day niki u yu mi gina"
_PERSON = "man san siz sizlar dir dirlar"
_MADE = (
    "li lik siz siz lik chi dor dosh simon xona iy viy aviy cha aro noma shunos parvar"
    " la lash lan lashtir lantir lat ish lab lay laydi ladi lagan lasa lasin lamoq lovchi lanuvchi"
)
_VERB = "gan di adi ydi ib moqda moq ma may mas mang sa sin uvchi vchi tir il in ilgan iladi ayotgan yotgan"
_CHAIN = re.compile(rf"(?:{'|'.join(sorted({*(_NOUN + ' ' + _PERSON + ' ' + _MADE + ' ' + _VERB).split()}))})+")


def is_chain(rest: str) -> bool:
    """Whether `rest`, the end of a word in small letters, is made of endings; nothing is a chain too."""
    return not rest or _CHAIN.fullmatch(rest) is not None
