"""The page of the coordination group: each module in each language, filters without JavaScript, the same as files."""

from __future__ import annotations

import csv
import io
import json

from playwright.sync_api import Browser
from tests.conftest import Built

_PAGE = "coordination/"


def test_each_module_stands_there_in_each_language(site: Built) -> None:
    modules = [module["reference"] for track in site.catalogue["tracks"] for module in track["modules"]]
    for locale in site.locales:
        rows = site.pages[site.in_language(_PAGE, locale)].xpath("//article//table//tbody/tr")
        assert len(rows) == len(modules) * len(site.locales)
        assert {row.get("data-lang") for row in rows} == set(site.locales)
        for row in rows:
            cells = [cell.text_content().strip() for cell in row.xpath("./*")]
            assert len(cells) == 8
            assert all(cells), cells
            assert int(cells[4]) > 10, cells


def test_a_choice_leaves_its_rows_without_javascript(site: Built, host: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}{_PAGE}")
    shown = page.locator(".km-coordination tbody tr:visible")
    own = shown.count()
    page.locator("input[name=lang][value=all]").check()
    assert shown.count() == own * len(site.locales)
    page.locator("input[name=state][value=derived]").check()
    states = {row.get_attribute("data-state") for row in shown.all()}
    assert states <= {"derived"}
    page.locator("input[name=state][value=all]").check()
    page.locator("input[name=approved][value=yes]").check()
    assert {row.get_attribute("data-approved") for row in shown.all()} <= {"yes"}
    context.close()


def test_no_row_is_wider_than_a_phone(site: Built, host: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
    for locale in site.locales:
        page.goto(f"{host}{site.in_language(_PAGE, locale)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_files_say_what_the_page_says(site: Built) -> None:
    data = json.loads(site.files["files/coordination/modules.json"].read_text("utf-8"))
    assert data["edition"] == site.catalogue["edition"]
    for locale in site.locales:
        text = site.files[f"files/coordination/modules.{locale}.csv"].read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        page = site.pages[site.in_language(_PAGE, locale)]
        assert [row["title"] for row in rows] == [
            cell.replace("\xa0", " ").strip() for cell in page.xpath("//article//tbody//th//a/text()")
        ]
        own = {row["module"]: row["words"] for row in rows if row["locale"] == locale}
        assert {one["module"]: str(one["words"]) for one in data["modules"] if one["locale"] == locale} == own
