"""Links and pictures read in time that grows with the text are the links and pictures that the stock library reads."""

from __future__ import annotations

import random

import pytest
from markdown import Markdown

from komak import dialect
from komak.dialect.brackets import _Pairs, _pairs

TEXTS = [
    "[a](b) и [a [b] c](d), [![x](y)](z)",
    "[a][1] и [1] и [a] [1] и ![x][1]\n\n[1]: https://example.uz 'Имя'",
    '[a](b (c) d "e") [a](<b c> \'d\') [a](b"c) [a](b',
    "[[a]](b) [a]](b) ![a](b) ![[a](b)",
    "[a](b)[c](d)](e) [[[x](y)",
    r"\[a](b) `[a](b)` [`]`](b) [a\]](b)",
]


@pytest.mark.parametrize("text", TEXTS)
def test_links_are_read_like_the_stock_ones(text: str) -> None:
    """Only time differs."""
    assert dialect.render(text) == Markdown(extensions=["toc"], output_format="xhtml").convert(text)


def test_random_brackets_are_read_like_the_stock_ones() -> None:
    """Two hundred texts of nothing but signs that matter."""
    chance = random.Random(7)
    for _ in range(200):
        text = "x" + "".join(chance.choice(["[", "]", "(", ")", "a", " ", "!", "](", "[a](b)"]) for _ in range(30))
        if "[ ]" not in text:  # a box to tick is ours
            assert dialect.render(text) == Markdown(output_format="xhtml").convert(text), text


def test_brackets_are_paired_once_a_text() -> None:
    """What is before a bracket may change: the pairs behind it are known."""
    pairs = _Pairs()
    text = "[a [b] c] [d"

    assert [pairs.end(text, at) for at in (0, 3, 10)] == [8, 5, None]
    assert pairs.end("xxxxx[b] c] [d", 5) == 7
    assert len(pairs._known) == 1
    assert _pairs("]][") == {}


def test_a_line_of_brackets_is_read_in_one_go() -> None:
    """Every bracket is asked for its partner; the text is walked once for each pattern, not once for each bracket."""
    text = "[" * 60 + "a" * 3000
    pairs = _Pairs()

    assert {pairs.end(text, at) for at in range(60)} == {None}
    assert len(pairs._known) == 1
