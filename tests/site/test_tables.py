"""Tables of a module's text, as a page shows them."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from tests.site.test_links import shown

TABLE = "\n\n| | {sheet} | {family} |\n|---|---|---|\n| **1** | – | |\n\n"


def test_the_empty_corner_of_a_table_is_no_heading(tmp_path: Path) -> None:
    """A screen reader names the heading before each cell: one without words is silence (axe: empty-table-header)."""
    pages = shown(tmp_path, TABLE)

    for address in ("modules/care/first/facilitator/", "uz/modules/care/first/facilitator/"):
        (head,) = html.fragment_fromstring(pages[address], create_parent="div").xpath("//thead/tr[*[1][not(text())]]")
        assert [cell.tag for cell in head] == ["td", "th", "th"]
