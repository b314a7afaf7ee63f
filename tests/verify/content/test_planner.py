"""The page of the planner on the real site, as a trainer uses it: with fingers, keys, no network, paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from tests.conftest import Built
from tests.planner.conftest import SCRIPTS

LOCALES = ("ru", "uz", "uz-Cyrl")
MODULE = "case-management/identification"
TWO_DAYS = f"#v=1&n=20&d=20260302&p={MODULE}~who-does-what_0;interagency/case-conference"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        context.set_default_timeout(15_000)
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        assert faults == []


def planner(host: str, site: Built, locale: str = "ru") -> str:
    return host + site.in_language("planner/", locale)


def _module(site: Built, reference: str = MODULE) -> dict[str, Any]:
    return next(module for module in site.modules if module["reference"] == reference)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("reference", [MODULE, "parenting/positive-attention", "interagency/case-conference"])
def test_titles_times_and_minutes_are_those_of_the_session_plan(
    phone: Page, host: str, site: Built, locale: str, reference: str
) -> None:
    """The facilitator's page leads to the planner; the planner says what that page says."""
    phone.goto(host + _module(site, reference)["texts"][locale]["facilitator_address"])
    shown = {name: [text.replace("\N{NO-BREAK SPACE}", " ")
                    for text in phone.locator(f"#km-plan ~ .km-plan .km-plan__{name}").all_text_contents()]
             for name in ("time", "activity", "minutes", "method")}  # fmt: skip
    phone.locator("a[href*='planner/#p=']").tap()
    phone.locator(".km-day").first.wait_for()

    assert phone.locator(".km-day__running").all_text_contents() == shown["time"]
    assert phone.locator(".km-day__title").all_text_contents() == shown["activity"]
    assert phone.locator("tr:not(.km-day__rest) > .km-day__minutes").all_text_contents() == shown["minutes"]
    assert [how.split(" · ")[0] for how in phone.locator(".km-day__how").all_text_contents()] == shown["method"]


@pytest.mark.parametrize("locale", LOCALES)
def test_sheets_are_counted_from_the_printed_files(phone: Page, host: str, site: Built, locale: str) -> None:
    """Every file of the list is there, once, with the pages that it has and the copies that its kind needs."""
    phone.goto(planner(host, site, locale) + f"#n=20-4&k=3&p={MODULE}")
    phone.locator(".km-needs tbody").first.wait_for()
    rows = phone.locator(".km-needs tbody tr:has(td)").all()
    copies = {"room": 1, "group": 4, "participant": 20}
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
            count = 1 if handout["kind"] == "poster" else copies[handout["copies"]]
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
    pack = phone.locator(".km-needs__pack").evaluate("link => link.href")
    assert pack.removeprefix(host) in site.files


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


def test_a_day_is_planned_with_fingers_alone(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site))
    phone.locator("#km-pick").select_option(f"{MODULE}|session-2")
    phone.locator(".km-planner__pick button").first.tap()
    phone.locator("#km-pick").select_option("interagency/case-conference|")
    phone.locator(".km-planner__pick button").first.tap()
    expect(phone.locator(".km-planner__item")).to_have_count(3)
    phone.locator(".km-planner__item").nth(2).locator("button[id$=-up]").tap()
    expect(phone).to_have_url(re.compile(r"p=case-management/identification\.session-2,"
                                         r"interagency/case-conference\.session-2,interagency/case-conference\.session-1$"))  # fmt: skip
    phone.locator(".km-planner__item").nth(1).locator("input[id$=-day]").tap()
    expect(phone.locator(".km-day")).to_have_count(2)
    phone.locator(".km-planner__item").first.locator("button[id$=-remove]").tap()
    expect(phone.locator(".km-planner__item")).to_have_count(2)
    small = phone.evaluate("""() => [...document.querySelectorAll('.km-planner :is(button, select, summary, input:not([type=checkbox]))')]
        .filter(e => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))""")
    assert small == [], "a finger needs 44 pixels"


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
    assert (
        phone.evaluate("document.activeElement.id") == "km-item-case-management-identification-session-1-sign-not-proof"
    )


def test_a_time_below_the_limit_is_refused_in_words(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#p={MODULE}")
    phone.locator(".km-planner__changes summary").first.tap()
    minutes = phone.locator("#km-item-case-management-identification-session-1-six-forms")
    minutes.fill("5")
    minutes.press("Tab")
    refusal = phone.locator(".km-planner__refusal")
    expect(refusal).to_contain_text("16")
    expect(minutes).to_have_value("20")
    described = minutes.get_attribute("aria-describedby") or ""
    assert refusal.get_attribute("id") in described.split()
    expect(phone.locator("[role=status].km-hidden")).to_contain_text("16")
    assert "six-forms" not in phone.url


def test_the_planner_works_without_network_once_it_is_there(
    browser: Browser, host: str, site: Built, tmp_path: Path
) -> None:
    with browser.new_context(accept_downloads=True) as context:
        page = context.new_page()
        page.goto(planner(host, site) + TWO_DAYS)
        page.locator(".km-day").first.wait_for()
        context.set_offline(True)
        asked: list[str] = []
        page.on("request", lambda request: request.url.startswith("blob:") or asked.append(request.url))
        page.locator("#km-pick").select_option("parenting/positive-attention|")
        page.locator(".km-planner__pick button").first.click()
        expect(page.locator(".km-planner__item")).to_have_count(6)
        for name in ("calendar", "table"):
            with page.expect_download() as download:
                page.locator(f"#km-{name}").click()
            download.value.save_as(tmp_path / name)
        assert [url for url in asked if "favicon" not in url] == []  # that one the browser itself asks for
    assert (tmp_path / "calendar").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert (tmp_path / "table").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "VEVENT" in (tmp_path / "calendar").read_text("utf-8")


def test_the_planner_works_from_a_disk(browser: Browser, site: Built) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site.folder / "planner/index.html").as_uri() + TWO_DAYS)
        expect(page.locator(".km-day")).to_have_count(2)
        link = page.locator(".km-needs a").first.evaluate("link => link.href")
        page.locator("#km-copy").click()
        expect(page.locator(".km-planner__told")).not_to_be_empty()
    assert Path(link.removeprefix("file://")).is_file()


_KEPT = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => !/palette/.test(key))"


def test_a_plan_stays_when_one_leaves_the_page_and_goes_when_it_is_told(phone: Page, host: str, site: Built) -> None:
    """Only the text of the link is stored; the page says so."""
    phone.goto(planner(host, site))
    assert phone.evaluate(_KEPT) == []
    phone.locator("#km-example").tap()
    phone.locator("#km-people").fill("12")
    phone.locator("#km-people").press("Tab")
    expect(phone).to_have_url(re.compile("n=12"))
    kept = phone.url.partition("#")[2]
    phone.goto(host)
    phone.goto(planner(host, site))
    expect(phone.locator("#km-people")).to_have_value("12")
    assert phone.url.partition("#")[2] == kept
    assert phone.evaluate(_KEPT) == ["komak-plan"]
    assert phone.evaluate("localStorage.getItem('komak-plan')") == kept
    assert phone.context.cookies() == []
    assert "памяти этого браузера" in phone.locator(".km-planner__save").inner_text()

    phone.goto(host)
    phone.goto(planner(host, site) + TWO_DAYS)
    phone.locator(".km-day").first.wait_for()
    assert phone.evaluate("localStorage.getItem('komak-plan')") == kept, "a link wipes nothing out"
    phone.locator(".km-notice a").tap()
    expect(phone.locator("#km-people")).to_have_value("12")
    phone.locator("#km-clear").tap()
    expect(phone.locator(".km-planner__start")).to_be_visible()
    assert phone.evaluate(_KEPT) == []
    phone.reload()
    expect(phone.locator(".km-planner__item")).to_have_count(0)


def test_a_browser_that_forbids_to_store_plans_all_the_same(browser: Browser, host: str, site: Built) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
        )
        page.goto(planner(host, site) + TWO_DAYS)
        expect(page.locator(".km-day")).to_have_count(2)
        page.locator("#km-people").fill("12")
        page.locator("#km-people").press("Tab")
        expect(page).to_have_url(re.compile("n=12"))


def test_a_trainer_adds_what_no_module_has(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#p={MODULE}")
    phone.locator("#km-own").select_option("own")
    phone.locator("#km-own-add").tap()
    expect(phone.locator(".km-notice")).to_contain_text("назвать")
    phone.locator("#km-own-title").fill("=Гость: <b>хоким</b>")
    phone.locator("#km-own-minutes").fill("25")
    phone.locator("#km-own-place").select_option("1")
    phone.locator("#km-own-add").tap()
    expect(phone.locator(".km-planner__item").nth(1)).to_contain_text("=Гость: <b>хоким</b>")
    expect(phone.locator(".km-day__own")).to_contain_text("=Гость: <b>хоким</b>")
    with phone.expect_download() as download:
        phone.locator("#km-table").tap()
    assert "'=Гость: <b>хоким</b>" in Path(download.value.path()).read_text("utf-8")
    phone.reload()
    expect(phone.locator(".km-day__own .km-day__title")).to_have_text("=Гость: <b>хоким</b>")


def test_a_plan_goes_with_the_reader_into_another_language(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + TWO_DAYS)
    phone.locator(".km-day").first.wait_for()
    rows = phone.locator(".km-day__running").all_text_contents()
    phone.locator("header a[hreflang=uz]").first.tap()
    phone.locator(".km-day").first.wait_for()

    assert phone.locator("html").get_attribute("lang") == "uz"
    assert phone.locator(".km-day__running").all_text_contents() == rows
    assert "2026-yil 2-mart" in phone.locator(".km-day h3").first.inner_text()


def test_a_skip_link_does_not_lose_the_plan(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + TWO_DAYS)
    phone.locator(".km-day").first.wait_for()
    phone.evaluate("location.hash = 'top'")

    expect(phone).to_have_url(re.compile("v=1"))
    expect(phone.locator(".km-day")).to_have_count(2)


def test_a_stale_link_says_what_is_gone(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#v=1&p=care/<b>gone</b>,{MODULE}")

    expect(phone.locator(".km-notice li").first).to_contain_text("care/<b>gone</b>")
    expect(phone.locator(".km-planner__item")).to_have_count(2)


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 820, 1280])
def test_nobody_has_to_scroll_sideways(browser: Browser, host: str, site: Built, width: int, scheme: Any) -> None:
    with browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(planner(host, site) + TWO_DAYS)
        page.locator(".km-day").first.wait_for()
        page.locator(".km-planner__changes summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_that_the_scripts_ask_for_is_there(site: Built, locale: str) -> None:
    """A word that is missing would stop the page."""
    script = site.files[f"assets/planner/data.{locale}.js"].read_text("utf-8")
    known = set(json.loads(script[script.index("data = {") + 7 : script.rindex(";")])["words"])
    texts = [file.read_text("utf-8") for file in sorted(SCRIPTS.glob("*.js"))]
    asked = {key for text in texts for key in re.findall(r'words\("([\w.-]+)"', text)}
    codes = {f"warn.{code}" for text in texts for code in re.findall(r'yield \{ code: "([\w-]+)"', text)}
    notes = {f"note.{code}" for text in texts for code in re.findall(r'notes(?:\.push\(|, )\{ code: "([\w-]+)"', text)}

    assert len(asked) > 30
    assert len(codes) >= 6
    assert len(notes) >= 6
    assert sorted((asked | codes | notes) - known) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_field_has_a_name_and_every_id_is_used_once(phone: Page, host: str, site: Built, locale: str) -> None:
    phone.goto(planner(host, site, locale) + TWO_DAYS)
    phone.locator(".km-planner__changes summary").first.tap()
    names = phone.evaluate(
        """() => [...document.querySelectorAll('.km-planner__items :is(label, summary, button)')].map(e => e.textContent.trim())"""
    )
    nameless = phone.evaluate("""() => [...document.querySelectorAll('.km-planner :is(button, input, select)')]
        .filter(e => !(e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent).trim()).map(e => e.outerHTML)""")
    twice = phone.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
        return ids.filter((id, at) => ids.indexOf(id) !== at) }""")
    unfilled = re.findall(r"\{[\w-]+\}|undefined|null|NaN", phone.locator(".km-planner").inner_text())

    own = [name for name in names if ":" in name or "«" in name or "“" in name]
    assert len(own) == len(set(own)) > 9, "boxes that do the same to different sessions have different names"
    assert (nameless, twice, unfilled) == ([], [], [])


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_page_leads_to_the_session_plans(
    browser: Browser, host: str, site: Built, locale: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(planner(host, site, locale))
        links = [link.get_attribute("href") or "" for link in page.locator(".km-planner__fallback a:visible").all()]

        assert len(links) == len(site.modules)
        assert "JavaScript" in page.locator(".km-planner").inner_text()
        page.goto(planner(host, site, locale) + links[-1])
        assert page.locator("#km-plan:visible").count() == 1


def test_the_focus_stays_when_every_module_is_in_the_plan(phone: Page, host: str, site: Built) -> None:
    """The button that adds has nothing left to add: it goes off, and its focus goes to the plan."""
    phone.goto(planner(host, site))
    add = phone.locator("#km-add")
    for count in range(1, 20):
        add.focus()
        phone.keyboard.press("Enter")
        expect(phone.locator(".km-planner__item").nth(count - 1)).to_be_attached()
        if add.is_disabled():
            break

    assert add.is_disabled()
    assert phone.evaluate("document.activeElement.matches('.km-planner__item button')")
