"""Column widths and Uzbek syllables."""

from __future__ import annotations

import pytest

from komak.handouts.columns import Cell, widths
from komak.handouts.hyphens import SOFT_HYPHEN, hyphenate, syllables


@pytest.mark.parametrize(
    "divided",
    [
        "roʻy·xat·ga", "qoʻn·gʻi·roq", "maʼ·lu·mot", "yor·dam·chi·si", "ij·ti·mo·iy", "sanʼ·at", "oʻ·qi·tuv·chi",
        "рўй·хат·га", "маъ·лу·мот", "қўн·ғи·роқ", "so·at", "bi·rin·chi", "singil", "shahr",
    ],
)  # fmt: skip
def test_syllables(divided: str) -> None:
    """A line ends between syllables, never inside oʻ, gʻ, sh, ch or ng, never before one letter."""
    assert "·".join(syllables(divided.replace("·", ""))) == divided


def test_only_long_words() -> None:
    """Words that fit stay as they are."""
    assert hyphenate("ona bolalarimizning", 10).split(" ")[0] == "ona"
    assert SOFT_HYPHEN in hyphenate("ona bolalarimizning", 10)


def test_widths() -> None:
    """Together the columns fill the line; the tick column is narrow, the long text wide, the empty one has room."""
    rows = [
        [Cell("№", heading=True), Cell("Что", heading=True), Cell("Да", heading=True), Cell("Подпись", heading=True)],
        [Cell("1"), Cell("Забирает ребёнка из школы и звонит учителю"), Cell("", ticks=1), Cell("", writing=True)],
    ]
    number, text, tick, signature = widths(rows, 80.0)

    assert sum((number, text, tick, signature)) == pytest.approx(80.0)
    assert number < tick < signature < text
    assert signature >= 15


def test_widths_without_rows() -> None:
    """An empty table has no columns."""
    assert widths([], 80.0) == []
