"""One drawing, words in every language: what a page gets."""

from __future__ import annotations

from pathlib import Path

from tests.cases.sample_project import write_project

from komak.edition import editions
from komak.edition.derived import with_derived
from komak.edition.figures import drawn, with_figures
from komak.source import read

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text id="child" x="4" y="5"/><text id="aunt" x="1" y="2"/></svg>'
_WORDS = 'words:\n  child: {ru: Ребёнок, uz: Bola}\n  aunt: {ru: "Тётя\\nи дядя"}\n'


def _drawn(root: Path, words: str = _WORDS) -> dict[str, str]:
    files = {"curriculum/figures/circle.svg": _SVG, "curriculum/figures/circle.yml": words}
    files["curriculum/curriculum.yml"] = (write_project(root) / "curriculum/curriculum.yml").read_text("utf-8")
    files["curriculum/curriculum.yml"] += (
        "derived: {uz-Cyrl: uz}\n" if "derived" not in files["curriculum/curriculum.yml"] else ""
    )
    reading = read(write_project(root, files))
    assert reading.curriculum is not None
    curriculum = with_derived(reading.curriculum, reading.lexicon)
    return {one.locale: drawn(curriculum.figures[0], one) for one in editions(curriculum, reading.lexicon)}


def test_the_words_stand_in_the_drawing_and_ids_are_gone(tmp_path: Path) -> None:
    found = _drawn(tmp_path)["ru"]
    assert '<text x="4" y="5"><tspan x="4" dy="0em">Ребёнок</tspan></text>' in found
    assert "id=" not in found


def test_two_lines_stand_around_the_middle(tmp_path: Path) -> None:
    found = _drawn(tmp_path)["ru"]
    assert '<tspan x="1" dy="-0.625em">Тётя</tspan><tspan x="1" dy="1.25em">и дядя</tspan>' in found


def test_cyrillic_is_made_and_what_is_missing_is_said_in_the_source_language(tmp_path: Path) -> None:
    found = _drawn(tmp_path)
    assert ">Bola<" in found["uz"]
    assert ">Тётя<" in found["uz"]
    assert ">Бола<" in found["uz-Cyrl"]


def test_the_picture_of_a_page_becomes_the_drawing_and_tells_what_the_author_wrote() -> None:
    html = '<p><img alt="Ребёнок &amp; &quot;тётя&quot;" src="/figures/circle.svg" /></p><img alt="" src="/figures/no.svg" />'
    assert with_figures(html, {"circle": "<svg viewBox='0 0 1 1'/>"}) == (
        '<p><svg class="km-figure" role="img" aria-label="Ребёнок &amp; &#34;тётя&#34;" viewBox=\'0 0 1 1\'/></p>'
        '<img alt="" src="/figures/no.svg" />'
    )
