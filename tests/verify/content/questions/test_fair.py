"""The published questions measure what was learned: nothing but knowledge leads to the answer."""

from __future__ import annotations

from tests.reading import letters
from tests.verify.questions.conftest import Taught

from komak.instruments.questions import blocks, variants


def test_the_right_option_has_no_favourite_place(taught: Taught) -> None:
    for paper in variants(taught.module, taught.edition):
        first = [item.options[0].id in item.right for item in paper.items if item.kind == "single"]
        assert first
        assert sum(first) < len(first)


def test_the_longest_option_is_no_hint(taught: Taught) -> None:
    """Who knows nothing must not find the answer by its length."""
    items = [item for block in blocks(taught.module, taught.edition) for item in block.items if item.kind == "single"]
    longest = [max(item.options, key=lambda option: len(option.text)).id in item.right for item in items]

    assert longest
    assert sum(longest) <= len(items) / 2


def test_reasons_are_no_sentences_of_the_module(taught: Taught) -> None:
    """What explains an answer is not something that participants have read already."""
    text = letters(taught.edition.module_text(taught.module).document.text)
    wordings = [
        (placed.question.id, letters(wording[taught.edition.locale]))
        for placed in taught.module.test.answered
        for wording in (placed.question.rationale.right, placed.question.rationale.wrong)
    ]

    assert wordings
    assert [name for name, words in wordings if words in text] == []
