"""The table of authorities and the page of events of a site, as a reader of them meets both."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import urldefrag, urljoin

import pytest
from tests.conftest import Built
from tests.reading import letters, pdf_text


def pages_of(site: Built, uri: str) -> dict[str, str]:
    """Address of a page in each language that has it."""
    found = {site.locale_of(address): address for address in site.pages if re.fullmatch(rf"([\w-]+/)?{uri}", address)}
    assert set(found) == set(site.locales), uri
    return found


def test_a_citation_leads_to_the_row_of_its_act_and_the_row_names_the_page(site: Built) -> None:
    tables, seen = pages_of(site, "acts/"), 0
    sheets = (one for one in site.handouts if one["audience"] == "facilitator")
    hidden = {
        text["address"] for one in sheets for text in one["texts"].values()
    }  # no page offers them to participants
    for address, page in site.pages.items():
        table = tables[site.locale_of(address)]
        if address == table or address in hidden:
            continue
        assert not page.xpath("//a[starts-with(@href, 'act:')]"), f"/{address}"
        for link in page.xpath("//article//a[not(ancestor::*[contains(@class, 'km-notice')])]/@href"):
            target, act = urldefrag(urljoin(address, link))
            if target == table and act:
                (heading,) = site.pages[table].xpath(f"//h3[@id='{act}']")
                rows = heading.xpath("following-sibling::p[@class='km-act__pages'][1]//a/@href")
                citing = {urljoin(table, row) for row in rows}
                whole = re.sub(r"(side-by-side/|test/)+$", "", address)
                behind = {address, whole, whole.removesuffix("facilitator/")}
                assert behind & citing, f"/{address} cites {act}"
                seen += 1
    assert seen >= 2 * len(site.locales)


def test_every_row_says_what_is_known_and_when_it_was_looked_at(site: Built) -> None:
    for table in pages_of(site, "acts/").values():
        rows = site.pages[table].xpath("//h3[@id]")
        assert len(rows) >= 2
        for row in rows:
            name, facts, note = (
                each.text_content().strip() for each in row.xpath("following-sibling::p[position() <= 3]")
            )
            assert name
            assert re.search(r"\d{4}", facts), facts
            assert note


def test_a_sheet_names_an_act_in_plain_words(site: Built) -> None:
    """Paper has no row to lead to: neither the key nor an address stands where the act is named."""
    citing = [
        text["address"]
        for handout in site.handouts
        for text in handout["texts"].values()
        if site.pages[text["address"]].xpath("//article//a[contains(@href, '/acts/#')]")
    ]
    assert citing
    files = [file for handout in site.handouts for file in handout["files"]]
    for file in files:
        said = pdf_text(site.files[file["address"]]) if file["format"] == "pdf" else ""
        assert "act:" not in said
        assert "/acts/" not in said


@pytest.mark.parametrize("kind", ["table", "data"])
def test_events_have_their_numbers_once_and_no_sum(site: Built, kind: str) -> None:
    data = json.loads(site.files["files/evidence/evidence.json"].read_text("utf-8"))
    numbers = sorted(event["counted"]["number"] for event in data["events"] if "counted" in event)
    assert len(numbers) >= 2
    if kind == "data":
        assert set(data) == {"note", "licence", "edition", "events"}
        return
    for locale, address in pages_of(site, "evidence/").items():
        text = site.files[f"files/evidence/evidence.{locale}.csv"].read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert sorted(int(row["counted"]) for row in rows if row["counted"]) == numbers
        assert sum(row["record"] == "event" for row in rows) == len(data["events"])
        told = site.pages[address].xpath("//article")[0].text_content()
        assert str(sum(numbers)) not in re.findall(r"\d+", told)
        for event in data["events"]:
            assert letters(next(iter(site.pages[address].get_element_by_id(event["id"]))).text_content())


def test_drawings_are_told_to_who_does_not_see_them(site: Built) -> None:
    for address in pages_of(site, "evidence/").values():
        drawings = site.pages[address].xpath("//*[local-name()='svg' and contains(@class, 'km-chart')]")
        assert len(drawings) == 2, f"/{address}"
        for drawing in drawings:
            assert drawing.get("role") == "img"
            said = [text.text_content() for text in drawing.iter("text") if not text.text_content().isdigit()]
            named = [text for text in said if re.search(r"\d{4}", text) and len(text) > len("сент. 2019")]
            assert all(text in drawing.get("aria-label") for text in named), f"/{address}"
