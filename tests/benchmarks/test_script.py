"""Uzbek in Cyrillic script: a word is worked out once, and no text is slow."""

from __future__ import annotations

from functools import partial

import pytest
from tests.benchmarks.measuring import interleaved, ratio, show, spread
from tests.benchmarks.projects import ROOT

from komak.languages.script import Lexicon, convert_markdown
from komak.languages.script.words import cyrillic
from komak.source import read
from komak.source.lexicon import read_lexicon
from komak.source.reader import Reader

ROUNDS = 3
OPEN = ["<a ", '<a href="', "`", "<b lang=en>", "<!--", "a.b", "-a.", "[^", "a-", "1", "“", "*a "]
"""Marks that are left open."""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon(Reader(ROOT))


def test_a_word_is_worked_out_once(lexicon: Lexicon) -> None:
    curriculum = read(ROOT).curriculum
    assert curriculum is not None
    text = "\n\n".join(document.body for document in curriculum.documents if document.locale == "uz")

    def anew() -> None:
        cyrillic.cache_clear()
        convert_markdown(text, lexicon)

    seconds = interleaved({"anew": anew, "again": partial(convert_markdown, text, lexicon)}, ROUNDS)
    show("Cyrillic: all texts", ("run", "time"), [(name, spread(times)) for name, times in seconds.items()])

    assert ratio(seconds, "anew", "again") > 1.5


@pytest.mark.parametrize("piece", OPEN)
def test_no_text_is_slow(piece: str, lexicon: Lexicon) -> None:
    """Four times the text takes about four times the time."""
    runs = {name: partial(convert_markdown, piece * count, lexicon) for name, count in (("a", 20_000), ("b", 80_000))}

    assert ratio(interleaved(runs, ROUNDS), "b", "a") < 10
