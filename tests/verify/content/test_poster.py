"""The sheet of the first hour as it hangs on a wall: large type, one page, the numbers largest, in every language."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import Built
from tests.reading import pdf_margins
from tests.verify.test_books import text_sizes

POSTER = re.compile(r"/urgent-danger\.[\w-]+\.pdf$")
READ_FROM_A_STEP_AWAY = 16.0
MOST_LINES_BEFORE_ACTING = 10


@pytest.fixture(scope="module")
def posters(site: Built) -> dict[str, Path]:
    """The printed sheet by its address, on one page in each language."""
    found = {name: path for name, path in site.files.items() if POSTER.search(name)}
    assert [len(pdf_margins(path)) for path in found.values()] == [1, 1, 1]
    return found


def sizes(path: Path) -> Counter[float]:
    """How often each size of type is set, in points."""
    with pikepdf.open(path) as pdf:
        return Counter(round(size, 1) for size in text_sizes(pdf.pages[0]))


def test_its_text_is_read_from_a_step_away(posters: dict[str, Path]) -> None:
    for dest, path in posters.items():
        ((body, _),) = sizes(path).most_common(1)
        assert body >= READ_FROM_A_STEP_AWAY, dest


def test_nothing_is_larger_than_the_numbers_to_dial(posters: dict[str, Path]) -> None:
    for dest, path in posters.items():
        assert max(sizes(path)) > 2 * READ_FROM_A_STEP_AWAY, dest


def test_whom_to_call_and_what_to_do_are_ten_lines(content: Path) -> None:
    for locale in ("ru", "uz"):
        text = (content / f"curriculum/case-management/identification/handouts/urgent-danger.{locale}.md").read_text(
            "utf-8"
        )
        before = text.partition("{#danger-now}")[0]
        lines = re.findall(r"^(?:\d+\. .*|\| .*\*\*1\d\d\*\* \|)$", before, re.MULTILINE)
        assert len(lines) <= MOST_LINES_BEFORE_ACTING, locale
        assert re.findall(r"\*\*(1\d\d)\*\*", before) == ["103", "102", "112"], locale
