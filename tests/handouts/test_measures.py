"""Column widths and Uzbek syllables."""

from __future__ import annotations

import pytest

from komak.languages.hyphens import SOFT_HYPHEN, syllables
from komak.press.pdf.columns import Cell, columns
from komak.press.pdf.measure import ZERO_WIDTH_SPACE, opened, unbroken, widest


@pytest.mark.parametrize(
    "divided",
    [
        "roʻy·xat·ga", "qoʻn·gʻi·roq", "maʼ·lu·mot", "yor·dam·chi·si", "ij·ti·mo·iy", "sanʼ·at", "oʻ·qi·tuv·chi",
        "рўй·хат·га", "маъ·лу·мот", "қўн·ғи·роқ", "so·at", "bi·rin·chi", "singil", "shahr", "рай·он", "семья", "разъ·ез·ды",
    ],
)  # fmt: skip
def test_syllables(divided: str) -> None:
    """A line ends between syllables, never inside oʻ, gʻ, sh, ch or ng, never before one letter."""
    assert "·".join(syllables(divided.replace("·", ""))) == divided


def test_only_what_is_too_wide_is_opened() -> None:
    """Words between syllables, codes anywhere, no-break spaces first; what fits stays as it is."""
    assert opened("ona bolalarimizning", 5).split(" ")[0] == "ona"
    assert SOFT_HYPHEN in opened("ona bolalarimizning", 5)
    assert opened("СМ-2025-000123", 40) == "СМ-2025-000123"
    assert opened("СМ-2025-000123", 4).replace(ZERO_WIDTH_SPACE, "") == "СМ-2025-000123"
    assert opened("12\u00a0месяцев", 5) == "12 месяцев"
    assert all(
        widest(opened(text, 4)) <= 4 for text in ("9" * 130, "a_b_c_d_e.docx", "слово" * 20, "x\u00a0y\u00a0z w")
    )


def test_a_line_ends_where_the_typesetter_lets_it() -> None:
    """After a hyphen before a letter, never before a digit; a number keeps its ending."""
    assert unbroken("СМ-2025-000123") == ["СМ-2025-000123"]
    assert unbroken("кейс-конференция") == ["кейс-", "конференция"]
    assert unbroken("2026-yil, да/нет") == ["2026-yil,", "да/", "нет"]
    assert unbroken("15\u00a0%") == ["15\u00a0%"]


ROWS = [
    [Cell("№", heading=True), Cell("Что", heading=True), Cell("Да", heading=True), Cell("Подпись", heading=True)],
    [Cell("1"), Cell("Забирает ребёнка из школы и звонит учителю"), Cell("", ticks=1), Cell("", writing=True)],
]


def test_widths() -> None:
    """Together the columns fill the line; the tick column is narrow, the long text wide, the empty one has room."""
    made = columns(ROWS, 480.0, 10.0)
    number, text, tick, signature = made.widths

    assert sum(made.widths) == pytest.approx(480.0)
    assert max(number, tick) < signature < text
    assert signature >= 90
    assert (made.scale, made.is_enough) == (1.0, True)


def test_a_narrow_table_gets_smaller_type_then_divided_words_then_nothing() -> None:
    """The less room there is, the more is done; every word has its room until there is none."""
    rows = [[Cell("Ответственный", heading=True)] * 6, [Cell("CM-2025-000123")] * 6]
    found = [columns(rows, float(room), 10.0) for room in (640, 520, 400, 300, 90)]

    assert [made.scale for made in found] == sorted((made.scale for made in found), reverse=True)
    assert found[0].scale == 1.0 > found[1].scale
    assert [made.is_enough for made in found] == [True, True, True, True, False]
    assert all(
        sum(made.widths) == pytest.approx(room) for made, room in zip(found, (640, 520, 400, 300, 90), strict=True)
    )


def test_widths_without_rows() -> None:
    """An empty table has no columns."""
    assert columns([], 480.0, 10.0).widths == ()
