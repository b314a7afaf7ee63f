"""The page of the planner in a browser, as a trainer uses it: with fingers, without a network, from a disk.

Modules are those of the catalogue; what only the published ones show stands in `tests/verify/content`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect
from tests.conftest import Built
from tests.planner.conftest import SCRIPTS
from tests.verify.visits import LOCALES, settled
from tests.windows import PHONE, Windows

NOTICE = ".km-notice:not(.km-planner__warnings)"


def long(site: Built) -> dict[str, Any]:
    """A module of two sessions."""
    return next(module for module in site.modules if len(module["sessions"]) == 2)


def other(site: Built) -> dict[str, Any]:
    """A module of another track."""
    return next(module for module in reversed(site.modules) if module["reference"] != long(site)["reference"])


def two_days(site: Built) -> str:
    return f"#v=1&n=20&d=20260302&p={long(site)['reference']};{other(site)['reference']}"


@pytest.fixture
def phone(windows: Windows) -> Iterator[Page]:
    faults: list[str] = []

    def heard(error: Error) -> None:
        faults.append(str(error))

    with windows.lent(**PHONE) as page:
        page.on("pageerror", heard)
        yield page
        page.remove_listener("pageerror", heard)
    assert faults == []


def planner(host: str, site: Built, locale: str = "ru") -> str:
    return host + site.in_language("planner/", locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_to_print_offers_the_pack_of_common_sheets_and_that_of_the_module(
    phone: Page, host: str, site: Built, locale: str
) -> None:
    phone.goto(planner(host, site, locale) + f"#n=20-4&p={long(site)['reference']}")
    phone.locator(".km-needs tbody").first.wait_for()

    offered = phone.locator(".km-needs__pack").evaluate_all("links => links.map(link => link.href)")
    names = [address.removeprefix(host) for address in offered]
    assert names == [f"packs/{name}.{locale}.zip" for name in ("sheets", long(site)["reference"])]
    assert set(names) <= set(site.files)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("module", [long, other])
def test_titles_times_and_minutes_are_those_of_the_session_plan(
    phone: Page, host: str, site: Built, locale: str, module: Callable[[Built], dict[str, Any]]
) -> None:
    """The facilitator's page leads to the planner; the planner says what that page says."""
    phone.goto(host + module(site)["texts"][locale]["facilitator_address"])
    shown = {name: [text.replace("\N{NO-BREAK SPACE}", " ")
                    for text in phone.locator(f"#km-plan ~ .km-plan .km-plan__{name}").all_text_contents()]
             for name in ("time", "activity", "minutes", "method")}  # fmt: skip
    phone.locator("a[href*='planner/#p=']").first.tap()
    phone.locator(".km-day").first.wait_for()

    assert len(shown["time"]) == sum(len(session["activities"]) for session in module(site)["sessions"])
    assert phone.locator(".km-day__running").all_text_contents() == shown["time"]
    assert phone.locator(".km-day__title").all_text_contents() == shown["activity"]
    assert phone.locator("tr:not(.km-day__rest) > .km-day__minutes").all_text_contents() == shown["minutes"]
    assert [how.split(" · ")[0] for how in phone.locator(".km-day__how").all_text_contents()] == shown["method"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_short_version_is_planned_as_its_table_says(phone: Page, host: str, site: Built, locale: str) -> None:
    module = next(module for module in site.modules if module["short"])
    phone.goto(host + module["texts"][locale]["facilitator_address"])
    table = phone.locator("#km-short ~ * table").first
    rows = [row.split("\t") for row in table.locator("tbody").inner_text().replace("\xa0", " ").splitlines()]
    phone.locator("a[href*='planner/#p='][href*='~']").tap()
    phone.locator(".km-day").first.wait_for()

    minutes = [
        text.split()[0] for text in phone.locator("tr:not(.km-day__rest) > .km-day__minutes").all_text_contents()
    ]
    titles = phone.locator(".km-day__title").all_text_contents()
    assert [row[2] for row in rows] == minutes == [str(length) for length in module["short"].values()]
    assert all(row[1].startswith(title) for row, title in zip(rows, titles, strict=True))
    assert phone.locator(NOTICE).count() == 0


def test_a_day_is_planned_with_fingers_alone(phone: Page, host: str, site: Built) -> None:
    first, second = long(site), other(site)
    items = 1 + len(second["sessions"])
    phone.goto(planner(host, site))
    phone.locator("#km-pick").select_option(f"{first['reference']}|{first['sessions'][1]['id']}")
    phone.locator(".km-planner__pick button").first.tap()
    phone.locator("#km-pick").select_option(f"{second['reference']}|")
    phone.locator(".km-planner__pick button").first.tap()
    expect(phone.locator(".km-planner__item")).to_have_count(items)
    phone.locator(".km-planner__item").nth(1).locator("button[id$=-up]").tap()
    expect(phone).to_have_url(re.compile(f"p={second['reference']}.*,{first['reference']}"))
    phone.locator(".km-planner__item").nth(1).locator("input[id$=-day]").tap()
    expect(phone.locator(".km-day")).to_have_count(2)
    phone.locator(".km-planner__item").first.locator("button[id$=-remove]").tap()
    expect(phone.locator(".km-planner__item")).to_have_count(items - 1)
    phone.locator("#km-pick").select_option(f"{first['reference']}|{first['sessions'][0]['id']}")
    phone.locator(".km-planner__pick button").first.tap()
    small = phone.evaluate("""() => [...document.querySelectorAll('.km-planner :is(button, select, summary, input:not([type=checkbox]))')]
        .filter(e => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))""")
    assert small == [], "a finger needs 44 pixels"


def test_the_planner_works_without_network_once_it_is_there(
    browser: Browser, host: str, site: Built, tmp_path: Path
) -> None:
    with browser.new_context(accept_downloads=True, service_workers="block") as context:
        page = context.new_page()
        page.goto(planner(host, site) + f"#d=20260302&p={long(site)['reference']}")
        page.locator(".km-day").first.wait_for()
        context.set_offline(True)
        asked: list[str] = []
        page.on("request", lambda request: request.url.startswith("blob:") or asked.append(request.url))
        page.locator("#km-pick").select_option(f"{other(site)['reference']}|")
        page.locator(".km-planner__pick button").first.click()
        expect(page.locator(".km-planner__item")).to_have_count(2 + len(other(site)["sessions"]))
        for name in ("calendar", "table"):
            with page.expect_download() as download:
                page.locator(f"#km-{name}").click()
            download.value.save_as(tmp_path / name)
        assert [url for url in asked if "favicon" not in url] == []  # that one the browser itself asks for
    assert (tmp_path / "calendar").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert (tmp_path / "table").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "VEVENT" in (tmp_path / "calendar").read_text("utf-8")


def test_the_planner_works_from_a_disk(windows: Windows, site: Built) -> None:
    with windows.lent() as page:
        page.goto((site.folder / "planner/index.html").as_uri() + two_days(site))
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
    phone.goto(planner(host, site) + two_days(site))
    phone.locator(".km-day").first.wait_for()
    assert phone.evaluate("localStorage.getItem('komak-plan')") == kept, "a link wipes nothing out"
    phone.locator(f"{NOTICE} a").tap()
    expect(phone.locator("#km-people")).to_have_value("12")
    phone.locator("#km-clear").tap()
    expect(phone.locator(".km-planner__start")).to_be_visible()
    assert phone.evaluate(_KEPT) == []
    phone.reload()
    expect(phone.locator(".km-planner__item")).to_have_count(0)


def test_a_browser_that_forbids_to_store_plans_all_the_same(browser: Browser, host: str, site: Built) -> None:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
        )
        page.goto(planner(host, site) + two_days(site))
        expect(page.locator(".km-day")).to_have_count(2)
        page.locator("#km-people").fill("12")
        page.locator("#km-people").press("Tab")
        expect(page).to_have_url(re.compile("n=12"))


def test_a_trainer_adds_what_no_module_has(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#p={long(site)['reference']}")
    phone.locator("#km-own").select_option("own")
    phone.locator("#km-own-add").tap()
    expect(phone.locator(NOTICE)).to_contain_text("назвать")
    phone.locator("#km-own-title").fill("=Гость: <b>хоким</b>")
    phone.locator("#km-own-minutes").fill("25")
    phone.locator("#km-own-place").select_option(index=2)
    phone.locator("#km-own-add").tap()
    expect(phone.locator(".km-planner__item").nth(1)).to_contain_text("=Гость: <b>хоким</b>")
    expect(phone.locator(".km-day__own")).to_contain_text("=Гость: <b>хоким</b>")
    with phone.expect_download() as download:
        phone.locator("#km-table").tap()
    assert "'=Гость: <b>хоким</b>" in Path(download.value.path()).read_text("utf-8")
    phone.reload()
    expect(phone.locator(".km-day__own .km-day__title")).to_have_text("=Гость: <b>хоким</b>")


def test_what_a_trainer_adds_goes_to_the_end_unless_another_place_is_chosen(
    phone: Page, host: str, site: Built
) -> None:
    """Also after the plan has grown; a place that was chosen is meant for one item."""
    phone.goto(planner(host, site))
    place, items = phone.locator("#km-own-place"), phone.locator(".km-planner__item")
    phone.locator("#km-pick").select_option(f"{long(site)['reference']}|")
    phone.locator("#km-add").tap()
    expect(items).to_have_count(2)
    last = place.locator("option").first.inner_text()

    for at, what in enumerate(("test-b", "feedback", "certificates"), 2):
        assert place.locator("option:checked").inner_text() == last
        phone.locator("#km-own").select_option(what)
        phone.locator("#km-own-add").tap()
        expect(items).to_have_count(at + 1)
    expect(phone).to_have_url(re.compile(r"p=[^,]+,x\.test-b_15,x\.feedback_15,x\.certificates_20$"))

    place.select_option(index=2)
    items.first.locator("button[id$=-remove]").tap()
    expect(items).to_have_count(4)
    phone.locator("#km-own").select_option("opening")
    phone.locator("#km-own-add").tap()
    expect(phone).to_have_url(re.compile(r"p=x\.opening_15,[^,x]+,x\.test-b_15,.*20$"))
    assert place.locator("option:checked").inner_text() == last


@pytest.mark.parametrize(
    ("field", "typed", "stays", "range_"),
    [
        ("km-people", "1000", "16", "0 до 999"),
        ("km-people", "-3", "16", "0 до 999"),
        ("km-trainers", "100", "2", "0 до 99"),
        ("km-item-own-1-minutes", "4800", "15", "5 до 480"),
        ("km-item-own-1-minutes", "3", "15", "5 до 480"),
    ],
)
def test_a_number_that_cannot_be_is_refused_in_words(
    phone: Page, host: str, site: Built, field: str, typed: str, stays: str, range_: str
) -> None:
    """Seen beside the field and heard, and gone with the next change."""
    phone.goto(planner(host, site) + f"#v=1&p=x.opening_15,{long(site)['reference']}")
    number, link = phone.locator(f"#{field}"), phone.url
    number.fill(typed)
    number.press("Tab")

    refusal = phone.locator(".km-planner__refusal:visible")
    expect(refusal).to_contain_text(range_)
    expect(number).to_have_value(stays)
    expect(number).to_have_attribute("aria-invalid", "true")
    assert refusal.get_attribute("id") == number.get_attribute("aria-describedby")
    expect(phone.locator("[role=status].km-hidden")).to_contain_text(range_)
    assert phone.url == link
    number.fill("20")
    number.press("Tab")
    expect(refusal).to_have_count(0)
    expect(number).to_have_value("20")


def test_minutes_of_a_new_item_that_cannot_be_are_refused_and_an_emptied_number_of_groups_is_counted(
    phone: Page, host: str, site: Built
) -> None:
    phone.goto(planner(host, site) + f"#v=1&n=20-7&p={long(site)['reference']}")
    phone.locator("#km-own-minutes").fill("3")
    phone.locator("#km-own-add").tap()
    expect(phone.locator(NOTICE)).to_contain_text("5 до 480")
    expect(phone.locator("#km-own-minutes")).to_be_focused()
    expect(phone.locator(".km-planner__item")).to_have_count(2)

    groups = phone.locator("#km-groups")
    groups.fill("")
    groups.press("Tab")
    expect(groups).to_have_value("4")
    expect(phone.locator(".km-planner__refusal:visible")).to_have_count(0)


def test_a_plan_goes_with_the_reader_into_another_language(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + two_days(site))
    phone.locator(".km-day").first.wait_for()
    rows = phone.locator(".km-day__running").all_text_contents()
    phone.locator("header a[hreflang=uz]").first.tap()
    expect(phone.locator("html")).to_have_attribute("lang", "uz")
    phone.locator(".km-day").first.wait_for()

    assert phone.locator(".km-day__running").all_text_contents() == rows
    assert "2026-yil 2-mart" in phone.locator(".km-day h3").first.inner_text()


def test_a_skip_link_does_not_lose_the_plan(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + two_days(site))
    phone.locator(".km-day").first.wait_for()
    phone.evaluate("location.hash = 'top'")

    expect(phone).to_have_url(re.compile("v=1"))
    expect(phone.locator(".km-day")).to_have_count(2)


def test_a_stale_link_says_what_is_gone_and_nothing_of_its_own(phone: Page, host: str, site: Built) -> None:
    phone.goto(planner(host, site) + f"#v=1&p=care/gone,write to @somebody,{long(site)['reference']}")

    expect(phone.locator(f"{NOTICE} li").first).to_contain_text("care/gone")
    expect(phone.locator(NOTICE).first).not_to_contain_text("somebody")
    expect(phone.locator(".km-planner__item")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_has_to_scroll_sideways(windows: Windows, host: str, site: Built, scheme: Any) -> None:
    with windows.lent(color_scheme=scheme) as window:
        page = settled(window, 320)
        page.goto(planner(host, site) + two_days(site))
        page.locator(".km-day").first.wait_for()
        page.locator(".km-planner__changes summary").first.click()
        for width in (320, 360, 820, 1280):
            assert settled(page, width).evaluate("document.documentElement.scrollWidth") == width


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
    phone.goto(planner(host, site, locale) + two_days(site))
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
    assert len(own) == len(set(own)) > 5, "boxes that do the same to different sessions have different names"
    assert (nameless, twice, unfilled) == ([], [], [])


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_page_leads_to_the_session_plans(
    windows: Windows, host: str, site: Built, locale: str
) -> None:
    with windows.lent(java_script_enabled=False) as page:
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
    every = sum(len(module["sessions"]) for module in site.modules)
    for count in range(1, every + 1):
        add.focus()
        phone.keyboard.press("Enter")
        expect(phone.locator(".km-planner__item").nth(count - 1)).to_be_attached()
        if add.is_disabled():
            break

    assert add.is_disabled()
    assert phone.evaluate("document.activeElement.matches('.km-planner__item button')")
