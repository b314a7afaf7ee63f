"""Latin to Cyrillic and back: the words that come back different were read wrongly, or need a line in the lexicon."""

from __future__ import annotations

from functools import lru_cache

from komak.script import markup
from komak.script.letters import to_latin, uniform
from komak.script.lexicon import Lexicon
from komak.script.words import cyrillic, is_ruled


def round_trip(text: str, lexicon: Lexicon) -> tuple[tuple[str, str, str], ...]:
    """Word, its Cyrillic form, and what that is read back as, for each word of a Markdown text that differs.

    A word that the lexicon decides about is excused: it is there because no rule can bring it back (бюджет).
    """
    seen: dict[str, None] = {}
    markup.changed(text, lexicon, lambda word: seen.setdefault(word) or word)
    found = ((word, cyrillic(word, lexicon), _back(word, lexicon)) for word in seen if is_ruled(word, lexicon))
    return tuple((word, there, back) for word, there, back in found if uniform(word).lower() != back.lower())


@lru_cache(maxsize=1 << 16)
def _back(word: str, lexicon: Lexicon) -> str:
    return to_latin(cyrillic(word, lexicon))
