"""Is the rest of a word a chain of Uzbek endings? So that ``rol`` of the lexicon is found in ``rolini``, not in ``rolik``.

Only what can follow a noun counts, and whatever follows the verb that ``-la`` makes of it (``filtrlanmagan``). Endings
of verbs alone would find iota in ``yotadi``.
"""

from __future__ import annotations

import re

_CASES = "ni ning ga ka qa da dan dagi gacha dek day niki"
_OWNERS = "lar i si im ing imiz ingiz miz ngiz m ng"
_PERSONS = "man san siz sizlar dir dirlar"
_PARTICLES = "mi chi u yu gina am"
_MADE = "li lik siz chi cha dor dosh simon xona viy iy aro noma shunos parvar"
_ENDINGS = sorted({*f"{_CASES} {_OWNERS} {_PERSONS} {_PARTICLES} {_MADE}".split()}, key=len, reverse=True)
CHAIN = rf"(?:{'|'.join(_ENDINGS)})*(?:la[a-zʻʼ]*)?"
_CHAIN = re.compile(CHAIN)


def is_chain(rest: str) -> bool:
    """Whether `rest`, the end of a word in small letters, is made of endings; nothing is a chain too."""
    return _CHAIN.fullmatch(rest) is not None
