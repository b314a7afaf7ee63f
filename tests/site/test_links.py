"""Links and pictures of a module's text: led where the text is read as Markdown reads it, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from sample_project import MODULE, MODULE_UZ, edited, write_project

from komak.ground.issue import Severity
from komak.outputs.pages.conversion import Converted, conversion, page_order
from komak.site import assemble

RU, UZ = {"sheet": "лист", "family": "семьи"}, {"sheet": "varaq", "family": "oila"}
SEVERAL = "[{sheet} [{sheet} [{sheet}]]](handouts/form.md)."
BREAK = '[{sheet}](\nhandouts/form.md "{sheet}").'
PICTURE = "![{sheet} [{family}]](images/map.svg)"
CODE = "`[1](handouts/form.md)`\n\n```markdown\n[1](handouts/form.md) ![1](images/map.svg)\n```"


def shown(folder: Path, text: str) -> Mapping[str, str]:
    """Each page of the small project by its address, with `text` in the module of both languages."""
    changes = edited(MODULE, ("Поговорите в парах.", text.format(**RU))) | edited(
        MODULE_UZ, ("Juftlikda gaplashing.", text.format(**UZ))
    )
    changes["curriculum/care/first/images/map.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    made = assemble(write_project(folder, changes), "https://komak.example/")
    assert made.site is not None, [str(issue) for issue in made.issues if issue.severity is Severity.ERROR]
    orders = [page_order(page, made.site.edition(page.locale), made.site.site_url) for page in made.site.pages]
    return {order.dest: Converted.read(conversion(order).content).html for order in orders}


PLACES = {
    "modules/care/first/": ("form/", "images/map.svg"),
    "modules/care/first/facilitator/": ("../form/", "../images/map.svg"),
    "uz/modules/care/first/": ("form/", "../../../../modules/care/first/images/map.svg"),
}


@pytest.mark.parametrize("text", [SEVERAL, BREAK])
def test_a_link_leads_to_the_page(tmp_path: Path, text: str) -> None:
    """However many brackets are in its words, and whatever stands before its address."""
    pages = shown(tmp_path, text)

    for page, (sheet, _) in PLACES.items():
        assert re.findall(r'<a href="([^"]*)"[^>]*>(?:лист|varaq)\b', pages[page]) == [sheet]


def test_a_picture_is_found(tmp_path: Path) -> None:
    """Also one whose description has brackets in it."""
    pages = shown(tmp_path, PICTURE)

    for page, (_, picture) in PLACES.items():
        assert f'src="{picture}"' in pages[page]


def test_code_stays_as_it_was_written(tmp_path: Path) -> None:
    """It shows how a link is written."""
    for page in PLACES:
        html = shown(tmp_path / page, CODE)[page]
        code = re.findall(r"<code[^>]*>(.*?)</code>", html, re.DOTALL)
        assert [words.strip() for words in code] == [
            "[1](handouts/form.md)",
            "[1](handouts/form.md) ![1](images/map.svg)",
        ]
