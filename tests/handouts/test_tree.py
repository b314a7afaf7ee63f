"""The print tree: what stays together on the page, what is set apart on the line, where an address is printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from komak.press.pdf import Sheet
from komak.press.pdf.tree import print_tree

MakeSheet = Callable[..., Sheet]
LONG = "слово " * 40


@pytest.fixture
def tree(sheet: MakeSheet) -> Callable[..., etree._Element]:
    def printed(markdown: str, **changes: str) -> etree._Element:
        made = print_tree(sheet(markdown, **changes), {})
        assert made.issues == ()
        return etree.fromstring(made.xml)

    return printed


Tree = Callable[..., etree._Element]


@pytest.mark.parametrize(
    ("markdown", "announcing"),
    [
        ("## Шаг {#a}\n\nКороткая беседа\n\nтекст\n", ["Короткая беседа"]),
        (f"## Шаг {{#a}}\n\n{LONG}\n\nтекст\n", []),
        ("текст\n\nдругой\n", []),
        ("Сделайте:\n\n- а\n- б\n", ["Сделайте:"]),
        ("Сделайте.\n\n- а\n- б\n", []),
        ("Сделайте:\n\n1. а\n2. б\n", ["Сделайте:"]),
        ("Сделайте:\n\n| а | б |\n|---|---|\n| в | г |\n", ["Сделайте:"]),
        ("Сделайте:\n\nтекст\n", []),
        ("Запишите\n\n____\n____\n____\n", ["Запишите"]),
    ],
)
def test_what_announces_the_next_block_is_not_left_at_the_foot_of_a_page(
    tree: Tree, markdown: str, announcing: list[str]
) -> None:
    found = ["".join(one.itertext()) for one in tree(markdown).iter("p") if one.get("announces") is not None]

    assert found == announcing


@pytest.mark.parametrize(("words", "is_whole"), [(10, True), (400, False)])
def test_a_small_box_is_not_broken_and_a_large_one_may_be(tree: Tree, words: int, *, is_whole: bool) -> None:
    made = tree(f'!!! note "Заметка"\n    {"слово " * words}')
    (box,) = (one for one in made.iter("div") if one.get("class"))

    assert (box.get("whole") is not None) == is_whole


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("[закон](https://a.uz/1/) и [закон](https://a.uz/1/)", ["a.uz/1"]),
        ("[a.uz/1](https://a.uz/1)", []),
        ("[скорая](tel:103)", []),
        ("[пишите](mailto:a@b.uz)", ["a@b.uz"]),
        ("| [а](https://x.uz/) | б |\n|---|---|\n| [в](https://y.uz/) | г |", ["y.uz"]),
        ("слово[^1]\n\n[^1]: закон, [текст](https://n.uz/)", []),
    ],
)
def test_an_address_is_printed_once_where_it_can_be_read(tree: Tree, markdown: str, printed: list[str]) -> None:
    """Not where the words say it, nor in a heading row (printed on every page), nor in a footnote of a footnote."""
    notes = [note.text for note in tree(markdown).iter("note") if note.get("n", "").startswith("a")]

    assert notes == printed


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("слово[^1]\n\n[^1]: см. [текст](https://n.uz/) закона", "см.\N{NO-BREAK SPACE}текст закона"),
        ("слово[^1]\n\n[^1]: Закон.", "Закон."),
        ("слово[^1]\n\n[^1]: Один.\n\n    Другой.", "Один.Другой."),
    ],
)
def test_a_footnote_keeps_its_words_apart_and_loses_the_way_back(tree: Tree, markdown: str, said: str) -> None:
    (note,) = tree(markdown).iter("note")

    assert "".join(note.itertext()) == said


def test_a_note_follows_its_word_and_leaves_what_comes_after_it(tree: Tree) -> None:
    (paragraph,) = tree("слово[^1], дальше\n\n[^1]: Закон.").iter("p")
    (note,) = paragraph.iter("note")

    assert (paragraph.text, note.tail) == ("слово", ", дальше")


def test_a_line_that_the_author_ends_begins_without_a_space(tree: Tree) -> None:
    (paragraph,) = tree("первая  \n вторая").iter("p")

    assert [paragraph.text, paragraph[0].tag, paragraph[0].tail] == ["первая", "br", "вторая"]


@pytest.mark.parametrize(
    ("cell", "is_written_in"),
    [("", True), ("____", True), ("слово", False), ("слово ____", False), ("[ ]", False), ("[ ] ____", True)],
)
def test_a_table_knows_whether_it_is_written_in(tree: Tree, cell: str, *, is_written_in: bool) -> None:
    """Rows to write in are higher: an empty cell or a blank is for words, a tick box is not."""
    (table,) = tree(f"| Кто | Подпись |\n|---|---|\n| мать | {cell} |").iter("table")

    assert (table.get("writes") is not None) == is_written_in


@pytest.mark.parametrize("last", ["", "## Три {#c}\n\nт\n"])
def test_a_sheet_apart_has_its_back_empty(tree: Tree, last: str) -> None:
    """It begins a sheet, and what follows begins another."""
    made = tree(f"## Один {{#a}}\n\nт\n\n## Два {{#b .new-sheet}}\n\nт\n\n{last}")
    order = [one.get("id") or one.tag for one in made if one.tag in ("h2", "new-side")]

    assert order == ["a", "new-side", "b", "new-side", *(["c"] if last else [])]
