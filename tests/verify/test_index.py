"""What the index of the built site holds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.conftest import Built


def rows(built: Built, locale: str) -> Iterator[list[Any]]:
    manifest = json.loads(built.files["search/search_index.json"].read_text("utf-8"))["config"]
    for part in manifest[locale]["parts"]:
        yield from json.loads(built.files[f"search/{part}"].read_text("utf-8"))["pages"]


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_every_module_and_handout_can_be_found_in_its_language(site: Built, locale: str) -> None:
    prefix = "" if locale == "ru" else f"{locale}/"
    found = {row[0]: row for row in rows(site, locale)}
    assert all(url.startswith(prefix) for url in found)
    for module in site.modules:
        address = f"{prefix}modules/{module['reference']}/"
        assert found[address][2] > found[f"{address}facilitator/"][2]
        for handout in module["handouts"]:
            assert found[f"{address}{handout['slug']}/"][6][0].endswith(".pdf")


def test_anchors_exist(site: Built) -> None:
    missing = [
        f"{row[0]}#{anchor}"
        for locale in ("ru", "uz")
        for row in rows(site, locale)
        for anchor, _, _ in row[4]
        if anchor and not site.pages[row[0]].xpath("//*[@id=$id]", id=anchor)
    ]
    assert missing == []


def test_a_page_costs_a_reader_who_does_not_search_next_to_nothing(site: Built) -> None:
    names = ("search/search_index.json", "assets/search/worker.js", "assets/search/box.js")
    assert (
        sum(len(gzip.compress(site.files[name].read_bytes(), 9)) for name in names) < 3600
    )  # with the line of corrections and the help
