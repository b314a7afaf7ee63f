"""The edition is said once, in curriculum.yml: pages, sheets and data tell that one and no other."""

from __future__ import annotations

import re

import yaml
from tests.conftest import Built
from tests.reading import pdf_margins


def edition(site: Built) -> str:
    facts = yaml.safe_load((site.project / "curriculum/curriculum.yml").read_text("utf-8"))
    assert isinstance(facts["edition"], str)
    return facts["edition"]


def told(words: str) -> list[str]:
    """Numbers in words: ``Издание 2026.1``, ``2026.1 nashri``."""
    return re.findall(r"\d+(?:\.\d+)*", words)


def test_every_page_tells_the_edition(site: Built) -> None:
    for address, page in site.pages.items():
        footers = [footer.text_content() for footer in page.find_class("km-colophon__edition")]
        if address != "404.html":
            assert [told(footer) for footer in footers] == [[edition(site)]], address


def test_every_handout_tells_the_edition(site: Built) -> None:
    for handout in site.handouts:
        for file in handout["files"]:
            for margin in pdf_margins(site.files[file["address"]]):
                _, words, *_ = " ".join(margin.split()).split(" · ")  # name of the site, edition, licence
                assert told(words) == [edition(site)], file["address"]


def test_data_tell_the_edition(site: Built) -> None:
    plans = [path.read_text("utf-8") for name, path in site.files.items() if "assets/planner/data." in name]

    assert site.catalogue["edition"] == edition(site)
    assert len(plans) == len(site.locales)
    assert all(f'"edition": "{edition(site)}"' in plan for plan in plans)
