"""A numbered text as a page shows it."""

from __future__ import annotations

from tests.conftest import ROOT

from komak.edition import editions
from komak.edition.paragraphs import numbered_body
from komak.source import read

SAMPLE = ROOT / "tests/sites/sample"


def _body(locale: str) -> str:
    reading = read(SAMPLE)
    assert reading.curriculum is not None
    document = next(page for page in reading.curriculum.pages if page.path == f"docs/method/roles.{locale}.md")
    edition = next(one for one in editions(reading.curriculum, reading.lexicon) if one.locale == locale)
    return numbered_body(document, edition)


def test_numbers_stand_in_headings_and_beside_their_paragraphs() -> None:
    body = _body("ru")
    assert "# 1. Роли {#roles}" in body
    assert "## 1.1. Кто стучит {#knock}" in body
    assert '<div class="km-paragraph" id="p1.1.1" markdown="1">' in body
    assert "\n§ " not in body


def test_a_list_stands_below_the_number_of_the_line_that_leads_to_it() -> None:
    body = _body("uz")
    inside = body.partition('id="p1.1.3"')[2].partition("</div>")[0]
    assert "Kutib turganda u:\n\n* derazadan chetda turadi;" in inside


def test_what_left_says_so_where_it_stood() -> None:
    body = _body("ru")
    places = [body.index(f'id="p{number}"') for number in ("1.1.1", "1.1.1-1", "1.1.2", "1.1.3", "1.2.1")]
    assert places == sorted(places)
    assert "Исключён после издания 0.9" in body.partition('id="p1.1.2"')[2].partition("</div>")[0]
