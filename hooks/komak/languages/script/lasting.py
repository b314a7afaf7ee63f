"""A lexicon that remembers, in a file, the texts that it converted in the last run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from komak.languages.script import markup
from komak.languages.script.lexicon import Lexicon
from komak.languages.script.words import cyrillic
from komak.workshop.memory import code_version, kept


@contextmanager
def lasting(lexicon: Lexicon, file: Path | None) -> Iterator[Lexicon]:
    """Yield `lexicon` with a memory in `file`; without a file it forgets."""
    known = repr((lexicon.words, lexicon.parts, lexicon.keep))
    version = code_version(Path(__file__).parent, "UzTransliterator") + hashlib.sha256(known.encode()).hexdigest()
    word = partial(cyrillic, lexicon=lexicon)
    with kept(file, lambda markdown: markup.changed(markdown, lexicon, word), version) as convert:
        yield replace(lexicon, convert=convert)
