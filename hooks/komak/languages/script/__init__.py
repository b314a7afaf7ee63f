"""Uzbek in Latin script to Uzbek in Cyrillic script: an edition that nobody has to write.

In: a text, Markdown or a document in Latin script, and the authors' lexicon. Out: the same in Cyrillic script, line for
line. `words` decides about one word, `plain` about a text, `markup` about what of a Markdown file is text at all.
"""

from __future__ import annotations

from functools import partial

from komak.languages.script import markup, plain
from komak.languages.script.lasting import lasting
from komak.languages.script.lexicon import EMPTY, Lexicon
from komak.languages.script.round_trip import doubtful, round_trip
from komak.languages.script.words import cyrillic

__all__ = [
    "EMPTY",
    "Lexicon",
    "convert",
    "convert_markdown",
    "doubtful",
    "lasting",
    "round_trip",
]


def convert(text: str, lexicon: Lexicon = EMPTY) -> str:
    """Plain text in Cyrillic script."""
    return plain.change(text, lexicon, partial(cyrillic, lexicon=lexicon), plain.Quotes())


def convert_markdown(markdown: str, lexicon: Lexicon = EMPTY) -> str:
    """Markdown, with or without HTML in it, in Cyrillic script: the text of it, and no address, id or code."""
    return markup.changed(markdown, lexicon, partial(cyrillic, lexicon=lexicon))
