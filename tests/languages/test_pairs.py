"""Two languages side by side: aligned by id, in a page and on paper, for participants and for the facilitator."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sample_project import MODULE, MODULE_UZ, edited, write_project

from komak.edition.pairs import pair_markdown, pairs
from komak.model import Document
from komak.source import read


def documents(root: Path) -> tuple[Document, Document]:
    """Source and translation of the small project's module."""
    curriculum = read(root).curriculum
    assert curriculum is not None
    (module,) = curriculum.modules
    return module.documents["ru"], module.documents["uz"]


@pytest.fixture
def both(tmp_path: Path) -> tuple[Document, Document]:
    return documents(write_project(tmp_path))


def sides(markdown: str) -> list[tuple[str, str]]:
    """Left and right text of each row."""
    rows = re.split(r'<div class="km-pair(?: km-pair--on)?" markdown="1">', markdown)[1:]
    halves = (re.split(r'<div class="km-pair__side" lang="\w+" markdown="1">', row) for row in rows)
    return [(left.replace("</div>", "").strip(), right.replace("</div>", "").strip()) for _, left, right in halves]


def test_sections_meet_by_their_ids(both: tuple[Document, Document]) -> None:
    found = [(pair.id, pair.left and pair.left.heading, pair.right and pair.right.heading) for pair in pairs(*both)]

    assert [name for name, _, _ in found] == ["", "session-1", "circle", "practice"]
    assert [(left.title, right.title) for _, left, right in found if left and right] == [
        ("Занятие", "Mashgʻulot"), ("Круг", "Davra"), ("Практика", "Mashq"),
    ]  # fmt: skip


def test_the_order_is_that_of_the_source(tmp_path: Path) -> None:
    """Although the translation has its sections in another order."""
    swapped = edited(
        MODULE_UZ,
        ("### Davra {#circle}", "### X {#x}"),
        ("### Mashq {#practice}", "### Davra {#circle}"),
        ("### X {#x}", "### Mashq {#practice}"),
    )
    left, right = documents(write_project(tmp_path, swapped))

    assert [(pair.id, pair.right.heading.title) for pair in pairs(left, right) if pair.right and pair.right.heading] == [
        ("session-1", "Mashgʻulot"), ("circle", "Davra"), ("practice", "Mashq"),
    ]  # fmt: skip


@pytest.mark.parametrize("is_facilitator", [True, False])
def test_a_side_that_is_missing_is_empty(tmp_path: Path, is_facilitator: bool) -> None:  # noqa: FBT001
    """What only the translation has comes last; nothing slips into another row."""
    left, right = documents(write_project(tmp_path, edited(MODULE_UZ, ("{#circle}", "{#ring}"))))
    rows = sides(pair_markdown(left, right, is_facilitator=is_facilitator))

    (alone,) = (row for row in rows if row[0].startswith("### Круг {#circle}"))
    assert alone[1] == ""
    assert rows[-1][0] == ""
    assert rows[-1][1].startswith("### Davra {#ring--uz}")


def test_each_side_says_its_language(both: tuple[Document, Document]) -> None:
    markdown = pair_markdown(*both, is_facilitator=False)

    assert re.findall(r'km-pair__side" lang="(\w+)"', markdown) == ["ru", "uz"] * 6  # three headings, three paragraphs
    assert markdown.count("<div") == markdown.count("</div>") == 18


def test_ids_are_told_apart(both: tuple[Document, Document]) -> None:
    """The source keeps its ids, so that links to them hold; the other side has its language behind each."""
    ids = re.findall(r"\{#([\w-]+)", pair_markdown(*both, is_facilitator=True))

    assert ids == ["session-1", "session-1--uz", "circle", "circle--uz", "practice", "practice--uz"]


def test_footnotes_and_anchors_stay_on_their_side(tmp_path: Path) -> None:
    changes = edited(MODULE, ("Поговорите в парах.", "См. [круг](#circle)[^1].\n\n[^1]: Примечание."))
    changes |= edited(MODULE_UZ, ("Juftlikda gaplashing.", "[Davra](#circle)[^1].\n\n[^1]: Izoh."))
    *_, (left, right) = sides(pair_markdown(*documents(write_project(tmp_path, changes)), is_facilitator=False))

    assert left == "См. [круг](#circle)[^1-ru]."
    assert right.startswith("[Davra](#circle--uz)[^1-uz].")
    assert right.endswith("[^1-ru]: Примечание.\n\n[^1-uz]: Izoh."), "what footnotes say stands below the row"


def test_code_shows_the_marks_that_were_written(tmp_path: Path) -> None:
    """On both sides: an author is told how a footnote is called."""
    told = "`[^1]` ``[1](#circle) ` `` {note}[^1]\n\n```\n[^1]: [1](#circle)\n```\n\n[^1]: {note}."
    changes = edited(MODULE, ("Поговорите в парах.", told.format(note="Примечание")))
    changes |= edited(MODULE_UZ, ("Juftlikda gaplashing.", told.format(note="Izoh")))
    markdown = pair_markdown(*documents(write_project(tmp_path, changes)), is_facilitator=True)

    for note, mark in (("Примечание", "ru"), ("Izoh", "uz")):
        assert f"`[^1]` ``[1](#circle) ` `` {note}[^1-{mark}]" in markdown
    assert markdown.count("```\n[^1]: [1](#circle)\n```") == 2


def test_a_heading_that_only_the_translation_has_is_shown(tmp_path: Path) -> None:
    left, right = documents(
        write_project(tmp_path, edited(MODULE_UZ, ("### Davra {#circle}", "### Bosh {#bare}\n\n### Davra {#circle}")))
    )

    assert "### Bosh {#bare--uz}" in pair_markdown(left, right, is_facilitator=True)


def test_neutral_facts_of_a_heading_are_left_out(both: tuple[Document, Document]) -> None:
    assert "minutes=" not in pair_markdown(*both, is_facilitator=True)


def test_participants_see_no_word_of_the_facilitator(both: tuple[Document, Document]) -> None:
    open_text, whole = (pair_markdown(*both, is_facilitator=value) for value in (False, True))

    for secret in ("Начните с себя.", "Oʻzingizdan boshlang.", "!!! facilitator"):
        assert secret not in open_text
        assert secret in whole
    assert "Назовите своё имя." in open_text


def test_a_derived_script_can_be_the_other_side(both: tuple[Document, Document]) -> None:
    left, right = both
    markdown = pair_markdown(left, replace(right, locale="uz-Cyrl"), is_facilitator=False)

    assert '<div class="km-pair__side" lang="uz-Cyrl" markdown="1">' in markdown
    assert "{#circle--uz-cyrl}" in markdown
