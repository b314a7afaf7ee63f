"""Spaces that never end a line, and everything else as it was written."""

from __future__ import annotations

import pytest

from komak import dialect
from komak.languages.typography import NBSP, glued, glued_html, loose


@pytest.mark.parametrize(
    "wanted",
    [
        "по Закону~№~ЗРУ-996",
        "Закон (ст.~5, п.~3 §~2)",
        "(3~мин.) и~31~год, 8~лет, 15~%, 2~км, 1~000~000~сум",
        "34~yosh, 45~daqiqa, 2~soat, 3~hafta, 5~000~soʻm",
        "34~ёш, 45~дақиқа, 2~соат",
        "22~ноября 2026~г. и~2026-yil~22-noyabr",
        "г.~Ташкент, ул.~Навои",
        "А.~И.~Петров и~Петров~А.~И.",
        "Дом~— это место, а~не~– адрес",
        "в~дом, к~врачу, с~ним, о~ней, у~нас, я~здесь, u~keldi",
        "и~т.~д., т.~е. так",
        "+998~71~123-45-67",
        "от 5 до 10 и~12 или 14",
        "Oʻgʻil va qiz maʼno",
    ],
)
def test_what_stays_together(wanted: str) -> None:
    written = wanted.replace("~", " ")

    assert glued(written).replace(NBSP, "~") == wanted
    assert loose(glued(written)) == written


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>через <strong>25</strong> мин.</p>", "<p>через <strong>25</strong>~мин.</p>"),
        ('<a href="x?a=5 мин" title="в доме">в доме</a>', '<a href="x?a=5 мин" title="в доме">в~доме</a>'),
        ("<code>№ 5 в доме</code> и <pre>в 5 мин</pre>", "<code>№ 5 в доме</code> и <pre>в 5 мин</pre>"),
        ("<script>a = 5 мин</script><style>в 5 мин</style>", "<script>a = 5 мин</script><style>в 5 мин</style>"),
        ("<p>в</p> <p>доме</p><li>5</li> <li>мин</li>", "<p>в</p> <p>доме</p><li>5</li> <li>мин</li>"),
        ("<p>Дом &mdash; это</p>", "<p>Дом~— это</p>"),
        ("<p>aa < bb & 5 мин</p>", "<p>aa < bb & 5~мин</p>"),
        ("<p>два  5\n мин  в</p>", "<p>два  5\n мин  в</p>"),
    ],
)
def test_only_words_are_changed(html: str, wanted: str) -> None:
    assert glued_html(html).replace(NBSP, "~") == wanted


def test_markdown_keeps_its_spaces_and_its_tree_does_not() -> None:
    assert dialect.render("в доме") == "<p>в доме</p>"
    assert dialect.tree("в доме")[0].text == f"в{NBSP}доме"
