"""The planner with the published modules: their sheets, their practicum, their limits, on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from tests.conftest import Built
from tests.verify.test_planner import LOCALES, phone, planner

__all__ = ["phone"]
MODULE = "case-management/identification"
TWO_DAYS = f"#v=1&n=20&d=20260302&p={MODULE}~who-does-what_0;interagency/case-conference"


def _module(site: Built, reference: str = MODULE) -> dict[str, Any]:
    return next(module for module in site.modules if module["reference"] == reference)


@pytest.mark.parametrize("locale", LOCALES)
def test_sheets_are_counted_from_the_printed_files(phone: Page, host: str, site: Built, locale: str) -> None:
    """Every file of the list is there, once, with the pages that it has and the copies that its kind needs."""
    phone.goto(planner(host, site, locale) + f"#n=20-4&k=3&p={MODULE}")
    phone.locator(".km-needs tbody").first.wait_for()
    rows = phone.locator(".km-needs tbody tr:has(td)").all()
    copies = {"room": 1, "group": 4, "trio": 7, "pair": 10, "participant": 20}
    known = {file["address"]: (handout, file) for handout in _module(site)["handouts"] for file in handout["files"]}
    listed, total = [], 0
    for row in rows:
        address = row.locator("a").evaluate("link => link.href").removeprefix(host)
        assert address in site.files
        listed.append(address)
        shown = row.locator(".km-needs__number").all_inner_texts()
        with pikepdf.open(site.folder / address) as pdf:
            pages = len(pdf.pages)
        if address in known:
            handout = known[address][0]
            number, _, whom = handout["copies"].rpartition(" ")
            count = int(number or 1) * copies[whom]
            assert shown[:2] == [str(count), str(pages)]
        if "/slides." in address:
            assert not shown[0].isdigit()
            assert shown[2] == "—"
            continue
        is_one_sided = address in known and known[address][0]["one_sided"]
        assert int(shown[2]) == (pages if is_one_sided else (pages + 1) // 2) * int(shown[0])
        total += int(shown[2])
    assert len(listed) == len(set(listed))
    assert phone.locator(".km-needs tfoot td").inner_text() == str(total)
    number = {name: rows[at].locator(".km-needs__number").first.inner_text()
              for at, address in enumerate(listed) for name in ("attendance-list", "feedback", "guide", "slides", "test-a", "test-b", "intake")
              if Path(address).name.startswith(name) or (f"questions-{name[-1]}." in address and name.startswith("test"))}  # fmt: skip
    assert {name: number.get(name) for name in ("attendance-list", "feedback", "guide", "intake")} == {
        "attendance-list": "1", "feedback": "20", "guide": "3", "intake": "20"}  # fmt: skip
    assert "slides" in number


@pytest.mark.parametrize("locale", LOCALES)
def test_every_paper_among_the_materials_of_a_module_is_on_its_list(site: Built, locale: str) -> None:
    """Forms that participants fill in there, too, and as many as the materials say."""
    script = (site.folder / f"assets/planner/data.{locale}.js").read_text("utf-8")
    for module in json.loads(script.partition(".data = ")[2].rstrip(";\n"))["modules"]:
        listed = {Path(paper["pdf"]).name.partition(".")[0]: paper["copies"] for paper in module["handouts"]}
        named = {thing["id"]: thing["copies"] for thing in module["materials"] if thing["handout"]}
        assert named.items() <= listed.items(), module["ref"]


@pytest.mark.parametrize(
    ("locale", "title"), [("ru", "Практикум"), ("uz", "Amaliy mashgʻulot"), ("uz-Cyrl", "Amaliy mashgʻulot")]
)
def test_the_practicum_is_a_ready_plan(
    phone: Page, host: str, site: Built, tmp_path: Path, locale: str, title: str
) -> None:
    """The page of the practicum leads to its two days, at the times that it names; file and table say the same."""
    phone.goto(host + site.in_language("events/practicum/", locale))
    said = phone.evaluate("""() => [...document.querySelectorAll('#day-1 + div tbody tr, #day-1 + table tbody tr, #day-2 + div tbody tr, #day-2 + table tbody tr')]
        .map(row => row.cells[0].textContent.trim())""")
    phone.locator("a[href*='planner/#v=1']").first.tap()
    expect(phone.locator(".km-day")).to_have_count(2)
    assert phone.locator(".km-day__event").all_inner_texts() == [title, title]
    spans = phone.evaluate("""() => [...document.querySelectorAll('.km-day')].flatMap(day => [...day.querySelectorAll('tr')]
        .map(row => row.querySelector('.km-day__time')?.firstChild.textContent).filter(Boolean))""")
    ends = {edge for span in spans for edge in span.split("–")}
    assert {edge for span in said if span != "8:40–9:00" for edge in span.split("–")} <= ends
    assert "12:50–13:50" in spans
    assert "12:30–13:30" in spans
    assert phone.locator(".km-planner__warnings li").all_inner_texts() == []

    phone.locator("#km-date-field").fill("2026-12-04")
    phone.locator("#km-place").fill("Махалля «Нур», зал")
    phone.locator("#km-names").fill("Д. А.; М. Б.")
    phone.locator("#km-names").press("Tab")
    expect(phone.locator(".km-day h3").nth(1)).to_contain_text("7")
    expect(phone.locator(".km-planner__warnings li")).to_have_count(1)
    with phone.expect_download() as download:
        phone.locator("#km-calendar").tap()
    assert download.value.suggested_filename == f"{title.replace(' ', '-')}-2026-12-04.ics"
    download.value.save_as(tmp_path / "plan.ics")
    calendar = Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert all(not event.errors for event in events)
    assert {str(event["LOCATION"]) for event in events} == {"Махалля «Нур», зал"}
    assert {event["DTSTART"].dt.date().isoformat() for event in events} == {"2026-12-04", "2026-12-07"}
    rests = [event for event in events if event.get("TRANSP") == "TRANSPARENT"]
    assert len(rests) == 6
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all("Д. А.; М. Б." in str(event["DESCRIPTION"]) for event in events if event not in rests)


def test_keys_alone_move_and_shorten_and_the_focus_stays(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#p={MODULE}")
    down = phone.locator("#km-item-case-management-identification-session-1-down")
    down.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".km-planner__item").nth(1)).to_have_id("km-item-case-management-identification-session-1")
    assert phone.evaluate("document.activeElement.id") == "km-item-case-management-identification-session-1-up"
    expect(phone.locator("[role=status].km-hidden")).to_contain_text("2")

    phone.locator("#km-item-case-management-identification-session-1-changes").press("Enter")
    minutes = phone.locator("#km-item-case-management-identification-session-1-six-forms")
    minutes.fill("16")
    minutes.press("Tab")
    expect(phone).to_have_url(re.compile("~six-forms_16"))
    after = "km-item-case-management-identification-session-1-sign-not-proof-hold"
    assert phone.evaluate("document.activeElement.id") == after


def test_a_time_below_the_limit_is_refused_in_words(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#p={MODULE}")
    phone.locator(".km-planner__changes summary").first.tap()
    minutes = phone.locator("#km-item-case-management-identification-session-1-six-forms")
    minutes.fill("5")
    minutes.press("Tab")
    refusal = phone.locator(".km-planner__refusal:visible")
    expect(refusal).to_contain_text("16")
    expect(minutes).to_have_value("20")
    described = minutes.get_attribute("aria-describedby") or ""
    assert refusal.get_attribute("id") in described.split()
    expect(phone.locator("[role=status].km-hidden")).to_contain_text("16")
    assert "six-forms" not in phone.url


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("link", "days"),
    [
        (TWO_DAYS, 2),
        (f"#t=0800-2000&p={MODULE},interagency/case-conference,parenting/positive-attention", 1),
        (f"#t=0900-1300&p=parenting/positive-attention,{MODULE},interagency/case-conference", 3),
        (f"#p={MODULE},parenting/positive-attention", 1),
    ],
)
def test_a_day_is_one_sheet_of_a4_and_the_lists_are_one_more(
    browser: Browser, host: str, site: Built, tmp_path: Path, locale: str, link: str, days: int
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(planner(host, site, locale) + link)
        expect(page.locator(".km-day")).to_have_count(days)
        page.pdf(path=tmp_path / "plan.pdf", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "plan.pdf") as pdf:
        assert len(pdf.pages) - days in ({1} if link.count("/") < 3 else {1, 2}), "papers of three modules may need two"
        assert {(round(float(page.MediaBox[2])), round(float(page.MediaBox[3]))) for page in pdf.pages} == {(595, 842)}
