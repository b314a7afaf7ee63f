"""Two languages beside each other, on the page and on paper."""

from __future__ import annotations

import re

import pytest
from tests.conftest import WRITTEN, Built
from tests.reading import letters, pdf_text, text_of


@pytest.mark.parametrize("variant", ["", "facilitator/"])
def test_every_module_has_a_page_and_a_pdf_with_the_headings_of_both_languages(site: Built, variant: str) -> None:
    for module in site.modules:
        folder = site.project / "curriculum" / module["reference"]
        texts = [(folder / f"module.{locale}.md").read_text("utf-8") for locale in WRITTEN]
        headings = [title for text in texts for title in re.findall(r"^##+ (.+?) \{#", text, re.MULTILINE)]
        said = letters(text_of(site.pages[f"uz/modules/{module['reference']}/{variant}side-by-side/"]))
        name = f"{variant.replace('/', '-')}side-by-side.ru-uz.pdf"
        printed = letters(pdf_text(site.files[f"files/{module['reference']}/{name}"]))

        assert len(headings) >= 6
        assert [heading for heading in headings if letters(heading) not in said] == []
        assert [heading for heading in headings if letters(heading) not in printed] == []


def test_rows_of_the_page_are_aligned(site: Built) -> None:
    """Left and right of each row are the same block of the same section, each in its language."""
    for module in site.modules:
        page = site.pages[f"uz/modules/{module['reference']}/side-by-side/"]
        rows = page.xpath("//div[contains(concat(' ', @class, ' '), ' km-pair ')]")
        blocks = [row for row in rows if "km-pair--on" in row.get("class")]
        assert len(blocks) >= 3
        for row in rows:
            left, right = row.findall("div")
            assert (left.get("lang"), right.get("lang")) == WRITTEN
            ids = [side.xpath("(.//h2|.//h3|.//h4)/@id") for side in (left, right)]
            assert [f"{name}--uz" for name in ids[0]] == ids[1]
        for row in blocks:
            left, right = row.findall("div")
            assert [(one.tag, one.get("class")) for one in left] == [(one.tag, one.get("class")) for one in right]
            assert len(left) == 1
