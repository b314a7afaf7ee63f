"""Words and Markdown in Cyrillic script, by golden tables that a native speaker can read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from komak.languages.script import EMPTY, Lexicon, convert, convert_markdown

WORDS: dict[str, dict[str, str]] = yaml.load(Path(__file__).with_name("words.yml").read_text("utf-8"), yaml.BaseLoader)
CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("markdown.yml").read_text("utf-8"))


def test_enough_words() -> None:
    """The tables are no sample of three words."""
    assert sum(map(len, WORDS.values())) >= 200
    assert len(CASES) >= 30


@pytest.mark.parametrize(("latin", "cyrillic"), WORDS["rules"].items())
def test_rules(latin: str, cyrillic: str) -> None:
    """The alphabet alone gives the right word."""
    assert convert(latin, EMPTY) == cyrillic


@pytest.mark.parametrize(("latin", "cyrillic"), [*WORDS["rules"].items(), *WORDS["lexicon"].items()])
def test_lexicon(latin: str, cyrillic: str, lexicon: Lexicon) -> None:
    """The lexicon adds its words and spoils none of the others."""
    assert convert(latin, lexicon) == cyrillic


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_markdown(case: dict[str, str], lexicon: Lexicon) -> None:
    """Every construct: text changes, nothing else does."""
    assert convert_markdown(case["latin"], lexicon) == case["cyrillic"]


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_twice(case: dict[str, str], lexicon: Lexicon) -> None:
    """What is in Cyrillic script already is not touched again."""
    assert convert_markdown(case["cyrillic"], lexicon) == case["cyrillic"]


def test_control() -> None:
    """Without the lexicon its words come out wrong: the table tests it, not the rules."""
    wrong = [latin for latin, cyrillic in WORDS["lexicon"].items() if convert(latin, EMPTY) != cyrillic]

    assert len(wrong) > len(WORDS["lexicon"]) / 2
