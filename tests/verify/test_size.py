"""How large a site is: what a host keeps, a memory stick carries and a phone fetches.

Each kind of file has a budget of its own, so that what grew is named. ``test_packs.py`` counts the packs of a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from tests.conftest import Built

MB, KB = 1_000_000, 1_000
BASE, MODULE, RELEASE = 60 * MB, 8.25 * MB, 14 * MB
"""For guide, model, forms and search; for every module, in three languages; for every frozen edition with its books."""
KIT, OF_MODULE = 11 * MB, 0.95 * MB
"""For a copy for a stick where the site offers it, and what a module adds to it."""
ON_AVERAGE: Mapping[str, tuple[str, int]] = {
    "pages": (r"(?!editions/\d).*\.html", 64 * KB),
    "menus": (r"(?!editions/\d).*\.html", 15 * KB),
    "sheets": (r"files/(?!forms/|books/|.*side-by-side).*\.pdf", 48 * KB),
    "forms on paper": (r"files/forms/[a-z-]+\.[A-Za-z-]+\.pdf", 36 * KB),
    "forms to fill in": (r"files/forms/.*\.fill\.pdf", 74 * KB),
    "forms in Word": (r"files/forms/.*\.docx", 62 * KB),
    "references": (r"cite/.*", KB),
    "pictures of links": (r"assets/preview/.*\.png", 9 * KB),
}
"""Addresses of a kind of file, and what one of them may have on average; of pages also the menu alone."""
_UNASKED = re.compile(r".*\.(js|css)\.map|assets/javascripts/(lunr|workers)/.*")


def sizes(site: Built, kind: str) -> list[int]:
    """Bytes of every file of a kind, frozen editions apart."""
    asked = re.compile(ON_AVERAGE[kind][0])
    if kind == "menus":
        return [len(menu) for menu in _menus(site)]
    return [path.stat().st_size for name, path in site.files.items() if asked.fullmatch(name)]


def _menus(site: Built) -> list[bytes]:
    raw = (path.read_bytes() for name, path in site.files.items() if re.fullmatch(ON_AVERAGE["menus"][0], name))
    found = (re.search(rb'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', page, re.DOTALL) for page in raw)
    return [one[0] for one in found if one]


@pytest.mark.of_a_folder
def test_the_whole_site_keeps_its_budget(site: Built) -> None:
    """At twenty-two modules 250 MB are asked for; this holds what was reached, 242 MB and the frozen edition."""
    releases = {name.split("/")[1] for name in site.files if re.match(r"editions/\d", name)}
    kits = [name for name in site.files if name.startswith("portable/")]
    budget = BASE + MODULE * len(site.modules) + RELEASE * len(releases)
    budget += len(kits) * (KIT + OF_MODULE * len(site.modules))
    total = sum(path.stat().st_size for path in site.files.values())

    assert total <= budget, f"{total / MB:.1f} MB of {budget / MB:.1f}"


@pytest.mark.parametrize("kind", ON_AVERAGE)
def test_no_kind_of_file_grows(site: Built, kind: str) -> None:
    found, most = sizes(site, kind), ON_AVERAGE[kind][1]

    assert len(found) >= 5
    average = sum(found) / len(found)
    assert average <= most, f"{average / KB:.1f} KB a file"


@pytest.mark.of_a_folder
def test_nothing_of_the_theme_is_there_that_no_page_asks_for(site: Built) -> None:
    assert [name for name in site.files if _UNASKED.fullmatch(name) and not name.startswith("editions/")] == []
