"""Letters are offered on the page of their event, in the section for them, in every language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.verify.letters.conftest import Kits

from komak.checks.letters import places
from komak.checks.subject import Subject
from komak.ground.issue import Code
from komak.model import Curriculum, Document
from komak.model.links import site_map
from komak.outputs.pages import pages
from komak.outputs.pages.letters import with_letters


def test_each_page_offers_its_letters_once_in_each_language(kits: Kits) -> None:
    site = site_map(kits.curriculum)
    for edition in kits.editions:
        made = {page.source: page.markdown for page in pages(edition, site) if page.source.startswith("events/")}
        for kit in {order.dest.split("/")[2] for order in kits.orders}:
            source = f"events/{kit}.md"
            text = made[source]
            own = [o.dest for o in kits.orders if f"/{kit}/" in o.dest and o.locale == edition.locale]
            assert len(own) == 2
            assert [text.count(f'{place}"') for place in own] == [1, 1]


def test_the_box_stands_at_the_end_of_its_section() -> None:
    text = "# A {#a}\n\n## T {#templates}\n\nwords\n\n## Next {#next}\n\nend\n"

    whole = with_letters(text, "BOX")

    assert re.sub(r"\n+", " ", whole) == "# A {#a} ## T {#templates} words BOX ## Next {#next} end "
    assert with_letters(text.partition("## Next")[0], "BOX").split()[-2:] == ["words", "BOX"]
    assert with_letters("# A {#a}\n", "BOX") == "# A {#a}\n"


def test_letters_without_a_page_or_a_place_are_reported(kits: Kits, content: Path) -> None:
    """What readers could not find is an error, at the file that has to change."""
    kit = kits.orders[0].dest.split("/")[2]
    pages = kits.curriculum.pages
    without = tuple(page for page in pages if f"docs/events/{kit}." not in page.path)
    placeless = tuple(
        replace(page, sections=tuple(section for section in page.sections if section.id != "templates"))
        if page.path == f"docs/events/{kit}.uz.md" and page.locale == "uz"
        else page
        for page in pages
    )

    assert len(without) < len(pages)
    assert told(kits.curriculum, pages, content) == set()
    assert told(kits.curriculum, without, content) == {(f"curriculum/events/{kit}/invitation.ru.md", kit)}
    assert told(kits.curriculum, placeless, content) == {(f"docs/events/{kit}.uz.md", "templates")}


def told(curriculum: Curriculum, pages: tuple[Document, ...], root: Path) -> set[tuple[str, str]]:
    changed = replace(curriculum, pages=pages)
    found = set(places(Subject(root, changed, site_map(changed))))
    assert {issue.code for issue in found} <= {Code.NO_PLACE_FOR_LETTERS}
    return {(issue.path, issue.field) for issue in found}
