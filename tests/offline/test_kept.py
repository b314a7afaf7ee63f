"""What a browser keeps of the site, and what a reader sees of it when the connection is gone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.offline.conftest import FOLDER, MODULE, NEW, OLD, SHEET, Host, Reader

STEPS = "files/care/visit/steps.ru.pdf"


def test_a_page_that_was_visited_opens_without_a_connection(reader: Reader) -> None:
    reader.comes()
    reader.context.set_offline(True)

    assert reader.opens(MODULE) == OLD
    assert reader.page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Noto Sans"')


@pytest.mark.parametrize(
    ("home", "words"), [("", "Без интернета"), ("uz/", "Internetsiz"), ("uz-Cyrl/", "Интернетсиз")]
)
def test_a_page_that_was_not_says_so_in_its_language(reader: Reader, host: Host, home: str, words: str) -> None:
    reader.comes()
    host.go()

    assert reader.opens(f"{home}guide/") == words
    link = reader.page.locator(".km-notice a")
    assert link.evaluate("one => one.href") == f"{host.address}{home}guide/"


def test_an_address_without_its_last_slash_is_that_of_the_page(reader: Reader, host: Host) -> None:
    reader.comes()
    host.go()

    assert reader.opens(f"{MODULE.removesuffix('/')}?from=letter#plan") == OLD
    assert reader.page.url.partition("#")[0] == host.address + MODULE


def test_a_module_that_is_kept_works_without_a_connection(reader: Reader, host: Host) -> None:
    """Pages of both views, what terms mean, planner, self-check, search, files."""
    reader.comes()
    reader.keeps()
    host.go()
    page = reader.page

    assert OLD in reader.opens(f"{MODULE}facilitator/")
    page.locator("article a.km-term").first.focus()
    expect(page.locator("article a.km-term[title]").first).to_have_attribute("title", re.compile("."))
    reader.opens("planner/")
    expect(page.locator(".km-planner button").first).to_be_visible()
    reader.opens(f"{MODULE}test/")
    question = page.locator(".km-question").first
    question.locator("input").first.check()
    question.get_by_role("button").first.click()
    expect(question.locator(".km-question__feedback")).not_to_be_empty()
    page.locator("label[for=__search]:visible").first.click()
    page.keyboard.type(OLD)
    expect(page.locator(".md-search-result__list > li").first).to_be_visible()
    assert reader.gets(STEPS) == (host.folder / STEPS).stat().st_size


def test_the_sizes_that_are_promised_are_those_that_are_kept(reader: Reader) -> None:
    reader.comes()
    reader.page.locator(".km-keep__size").first.wait_for()
    sizes = reader.page.locator(".km-keep__size").all_inner_texts()
    promised = reader.page.get_by_role("button", name="Сохранить").inner_text()
    assert len(sizes) >= 5
    assert all(re.fullmatch(r"[\d,]+\s[КМ]Б", size) for size in sizes)
    reader.keeps()
    reader.opens("offline/")
    reader.page.locator(".km-kept__list li").nth(1).wait_for()
    facts = reader.page.locator(".km-kept__facts").all_inner_texts()

    kept = sum(float(fact.split()[0].replace(",", ".")) / (1 if "МБ" in fact else 1000) for fact in facts[:2])
    assert float(re.findall(r"[\d,]+", promised)[0].replace(",", ".")) == pytest.approx(kept, abs=0.1)


def test_what_is_removed_is_gone_and_the_rest_stays(reader: Reader) -> None:
    reader.comes("about/")
    before = set(reader.kept())
    reader.keeps()
    reader.opens("offline/")
    for _ in range(2):  # the module, the search
        reader.page.get_by_role("button", name=re.compile("Удалить с устройства")).first.wait_for()
        count = reader.page.locator(".km-kept__list li").count()
        reader.page.get_by_role("button", name=re.compile("Удалить с устройства")).first.click()
        expect(reader.page.locator(".km-kept__list li")).to_have_count(count - 1)

    assert f"/{FOLDER}/{STEPS}" not in reader.kept()
    reader.until(lambda: not [name for name in reader.kept() if f"/{FOLDER}/search/ru." in name])
    assert f"/{FOLDER}/{MODULE}" not in reader.kept()
    assert {name for name in before if "/search/" not in name} <= set(reader.kept())


def test_a_new_edition_is_seen_at_once_and_kept_whole(reader: Reader, host: Host) -> None:
    """Nothing of the old one is left, and what did not change is not fetched again."""
    reader.comes("about/")
    reader.keeps()
    first = reader.note("shown")
    host.release()
    host.asked.clear()

    assert reader.opens(MODULE) == NEW
    reader.until(lambda: reader.note("shown") not in {first, ""})
    kept = reader.kept()
    assert set(kept.values()) == {reader.note("shown")}
    assert f"/{FOLDER}/about/" in kept
    assert f"/{FOLDER}/{STEPS}" in kept
    assert STEPS not in host.asked
    assert not [name for name in host.asked if name.startswith("search/ru.")]
    host.go()
    assert reader.opens(MODULE) == NEW
    assert reader.opens("about/")


def test_an_edition_that_does_not_come_whole_is_not_shown(reader: Reader, host: Host) -> None:
    """A host that still serves one file of the edition before, as hosts do for some minutes."""
    reader.comes("about/")
    reader.keeps(with_search=False)
    first = reader.note("shown")
    host.release(but=f"{MODULE}facilitator/index.html")
    assert reader.opens(MODULE) == NEW
    reader.until(lambda: (reader.note("trouble") or {}).get("name") == "Renewed")
    reader.context.set_offline(True)

    assert reader.note("shown") == first
    assert reader.opens(MODULE) == OLD
    assert OLD in reader.opens(f"{MODULE}facilitator/")

    reader.context.set_offline(False)
    host.release()
    reader.tells(
        "ServiceWorker.enable", "ServiceWorker.stopAllWorkers"
    )  # as browsers do; a worker that goes on waits a minute
    reader.opens(MODULE)
    reader.until(lambda: reader.note("shown") != first)
    host.go()
    assert NEW in reader.opens(f"{MODULE}facilitator/")


def test_a_file_of_the_next_edition_is_not_kept_beside_pages_of_this_one(reader: Reader, host: Host) -> None:
    reader.comes()
    host.release()
    assert reader.gets(SHEET) == (host.editions.second / SHEET).stat().st_size
    reader.until(lambda: "assets/offline/common.json" in host.asked)  # of which build it is now
    reader.gets(frozen := _frozen(host))
    reader.until(lambda: f"/{FOLDER}/{frozen}" in reader.kept())
    host.go()

    assert reader.gets(SHEET) == -1


def test_a_file_that_the_browser_has_of_yesterday_is_not_kept_as_of_today(reader: Reader, host: Host) -> None:
    """Opened by its own address, before any page brought the worker."""
    reader.page.goto(f"{host.address}catalogue.json")
    assert reader.gets(SHEET) == (host.editions.first / SHEET).stat().st_size
    host.release()
    reader.comes("about/")

    assert reader.gets(SHEET) == (host.editions.second / SHEET).stat().st_size


def test_a_slow_connection_shows_what_is_kept_and_then_says_that_there_is_more(reader: Reader, host: Host) -> None:
    reader.comes()
    host.release()
    host.slow = (MODULE, 4.0)
    host.held = "service-worker.js"  # the reader is faster than the new edition

    assert reader.opens(MODULE) == OLD
    host.slow = ("none", 0.0)
    reader.page.locator(".km-newer button").click()
    expect(reader.page.locator("h1").first).to_have_text(NEW)


def test_a_tab_that_is_closed_leaves_what_can_be_completed(reader: Reader, host: Host) -> None:
    reader.comes()
    host.slow = ("files/", 0.4)
    reader.page.get_by_role("button", name="Сохранить").click()
    reader.page.wait_for_timeout(700)
    reader.page.close()
    host.slow = ("none", 0.0)
    reader.page = reader.context.new_page()
    reader.opens("offline/")
    expect(reader.page.locator(".km-kept__facts").first).to_contain_text("Сохранено не всё")
    reader.page.get_by_role("button", name="Продолжить").click()
    expect(reader.page.locator(".km-kept__facts").first).not_to_contain_text("не всё")


def test_a_torn_cache_is_noticed_and_mended(reader: Reader, host: Host) -> None:
    reader.comes()
    reader.keeps(with_search=False)
    reader.page.evaluate("""async () => {
        for (const name of await caches.keys())
            for (const key of await (await caches.open(name)).keys())
                if (/\\.pdf$|komak\\.css|test\\/$/.test(key.url.split("?")[0])) await (await caches.open(name)).delete(key)
    }""")
    reader.opens(MODULE)
    expect(reader.page.locator(".km-keep__told")).to_contain_text("Сохранено не всё")
    reader.page.get_by_role("button", name="Продолжить").click()
    expect(reader.page.locator(".km-keep__told")).to_contain_text("Откроется без интернета")
    host.go()

    assert reader.opens(f"{MODULE}test/") == "Проверьте себя"


def test_a_full_disk_keeps_what_was_kept_and_says_so(reader: Reader, host: Host) -> None:
    reader.comes()
    here = set(reader.kept())
    origin = host.address.removesuffix(f"/{FOLDER}/")
    used = reader.page.evaluate("navigator.storage.estimate().then(({usage}) => usage)")
    reader.tells("Storage.overrideQuotaForOrigin", origin=origin, quotaSize=used + 400_000)
    reader.page.get_by_role("button", name="Сохранить").click()
    expect(reader.page.locator(".km-keep__told")).to_contain_text("не хватило места")
    assert here <= set(reader.kept())
    assert reader.note("wanted") == {}

    reader.tells("Storage.overrideQuotaForOrigin", origin=origin)
    reader.keeps(with_search=False)
    first = reader.note("shown")
    used = reader.page.evaluate("navigator.storage.estimate().then(({usage}) => usage)")
    reader.tells(
        "Storage.overrideQuotaForOrigin", origin=origin, quotaSize=used + 50_000
    )  # no room for another edition
    host.release()
    assert reader.opens(MODULE) == NEW
    reader.until(lambda: (reader.note("trouble") or {}).get("name") == "QuotaExceededError")
    assert reader.note("shown") == first
    reader.opens("offline/")
    expect(reader.page.locator(".km-kept")).to_contain_text("сохранено прежнее")
    host.go()
    assert reader.opens(MODULE) == OLD


def test_a_reader_switches_everything_off_and_on_again(reader: Reader) -> None:
    reader.comes()
    reader.keeps(with_search=False)
    reader.opens("offline/")
    reader.page.get_by_role("button", name="Удалить всё и выключить").click()
    reader.page.get_by_role("button", name="Включить").wait_for()
    reader.opens(MODULE)
    reader.page.wait_for_timeout(300)

    assert reader.kept() == {}
    assert reader.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert not reader.page.locator(".km-keep").is_visible()

    reader.opens("offline/")
    reader.page.get_by_role("button", name="Включить").click()
    reader.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    reader.until(lambda: bool(reader.kept()))


def test_a_host_that_wants_no_worker_gets_rid_of_it(reader: Reader, host: Host) -> None:
    reader.comes()
    host.want_no_worker()
    reader.opens("about/")
    reader.until(
        lambda: reader.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    )

    reader.until(lambda: reader.kept() == {})


def test_frozen_editions_are_kept_as_they_are(reader: Reader, host: Host) -> None:
    reader.comes()
    address = _frozen(host)
    heading = reader.opens(address)
    reader.until(lambda: f"/{FOLDER}/{address}" in reader.kept())
    host.release()
    first = reader.note("shown")
    reader.opens("about/")
    reader.until(lambda: reader.note("shown") != first)
    host.go()

    assert reader.opens(address) == heading
    assert reader.page.evaluate("fetch(location.href).then(answer => answer.text())") == (
        host.folder / address / "index.html"
    ).read_text("utf-8")


def _frozen(host: Host) -> str:
    """The address of a page of a frozen edition."""
    pages = (path.parent for path in sorted((host.folder / "editions").rglob("index.html")))
    return next(f"{folder.relative_to(host.folder).as_posix()}/" for folder in pages if folder.name != "editions")


def test_a_page_from_a_disk_says_nothing_of_it(reader: Reader, host: Host) -> None:
    said: list[str] = []
    reader.page.on("pageerror", lambda error: said.append(str(error)))
    reader.page.goto((host.folder / MODULE / "index.html").as_uri())
    reader.page.wait_for_timeout(300)

    assert said == []
    assert not reader.page.locator(".km-keep").is_visible()
