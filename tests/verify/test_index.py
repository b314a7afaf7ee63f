"""What the index of the built site holds."""

from __future__ import annotations

import gzip

import pytest
from tests.conftest import Built
from tests.reading import SearchRow, search_files, search_rows


def rows(built: Built, locale: str) -> list[SearchRow]:
    return search_rows(search_files(built), locale)


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_every_module_and_handout_can_be_found_in_its_language(site: Built, locale: str) -> None:
    prefix = "" if locale == "ru" else f"{locale}/"
    found = {row.url: row for row in rows(site, locale)}
    assert all(url.startswith(prefix) for url in found)
    for module in site.modules:
        address = f"{prefix}modules/{module['reference']}/"
        assert found[address].weight > found[f"{address}facilitator/"].weight
        for handout in module["handouts"]:
            assert found[f"{address}{handout['slug']}/"].download[0].endswith(".pdf")


def test_anchors_exist(site: Built) -> None:
    missing = [
        f"{row.url}#{anchor}"
        for locale in ("ru", "uz")
        for row in rows(site, locale)
        for anchor, _, _ in row.sections
        if anchor and not site.pages[row.url].xpath("//*[@id=$id]", id=anchor)
    ]
    assert missing == []


def test_a_page_costs_a_reader_who_does_not_search_next_to_nothing(site: Built) -> None:
    names = ("assets/search/box.js",)  # all else is fetched from the box on
    assert (
        sum(len(gzip.compress(site.files[name].read_bytes(), 9)) for name in names) < 2750
    )  # with corrections, help, another try, going on when the connection is back, the way to a newer index, and to the program of Material
