"""The copy for a stick that the site itself offers: found on its page, downloaded by a click, opened from a disk."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser
from tests.conftest import Built, Project
from tests.portable.test_kit import disk, links_that_open, search, unpacked
from tests.serving import serving

PAGES = {"ru": "offline/", "uz": "uz/offline/", "uz-Cyrl": "uz-Cyrl/offline/"}
UNITS = {"ru": "МБ", "uz": "MB", "uz-Cyrl": "МБ"}


def test_a_click_brings_a_curriculum_that_opens_from_a_stick(offering: Built, browser: Browser, tmp_path: Path) -> None:
    with serving(offering.folder) as address, browser.new_context(accept_downloads=True) as context:
        page = context.new_page()
        page.goto(f"{address}uz/")
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        page.locator("footer a[href$='offline/']").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Fleshka uchun yuklab olish").click()
        kit = tmp_path / download.value.suggested_filename
        download.value.save_as(kit)
        # the worker does one thing after the other: what it keeps of this came after what it would keep of the ZIP
        page.evaluate(
            "address => fetch(address).then(answer => answer.blob())", f"{address}files/care/visit/steps.uz.pdf"
        )
        page.wait_for_function("""async () => {
            globalThis.kept = []
            for (const name of await caches.keys())
                for (const {url} of await (await caches.open(name)).keys()) globalThis.kept.push(url)
            return globalThis.kept.some((url) => url.endsWith("steps.uz.pdf"))
        }""")
        kept = page.evaluate("globalThis.kept")
    assert kit.name == "komak-uz-light-1.zip"
    assert [url for url in kept if "portable" in url] == []

    faults: list[str] = []
    folder = unpacked(kit, tmp_path)
    with disk(browser, faults) as page:
        page.goto((folder / "Ochish.html").as_uri())
        page.wait_for_url(re.compile(r"/site/uz/index\.html$"))
        page.click("text=Modullardan")
        page.locator("article a[href='care/visit/index.html']").first.click()
        sheet = page.locator("a[href$='steps.uz.pdf']").first.evaluate("one => one.href")
        assert Path(unquote(urlsplit(sheet).path)).read_bytes().startswith(b"%PDF-")
        search(page, "mezbonning")
        assert "mezbon" in page.inner_text("article").lower()
        page.goto((folder / "site/uz/planner/index.html").as_uri())
        page.click("#km-example")
        page.locator(".km-planner__item").first.wait_for()
        page.goto((folder / "site/uz/offline/index.html").as_uri())
        newer = page.get_by_role("link", name="Fleshka uchun yuklab olish")
        assert newer.get_attribute("href") == "https://sample.example/portable/komak-uz.zip"
        assert newer.get_attribute("data-online") == "internet kerak"
    assert faults == []


@pytest.mark.parametrize("locale", PAGES)
def test_the_size_is_told_before_the_click(offering: Built, locale: str) -> None:
    (link,) = offering.pages[PAGES[locale]].xpath("//a[contains(@href, 'portable/')]")
    kit = offering.files[f"portable/komak-{locale}.zip"]
    facts = link.xpath("string(following-sibling::span)")

    assert link.get("href").endswith(f"/portable/komak-{locale}.zip")
    size = f"{kit.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    assert facts.split() == ["ZIP", "·", size, UNITS[locale]]
    with zipfile.ZipFile(kit) as archive:
        assert archive.namelist()[0].partition("/")[0] == link.get("download").removesuffix(".zip")


def test_it_is_what_the_command_makes_of_the_finished_site(offering: Built, project: Project, tmp_path: Path) -> None:
    """Also where Python orders its sets in another way; and no copy holds a copy."""
    done = project.run(
        *("komak", "kit", "--light", "--locale", "uz", "--site", str(offering.folder), "--out", str(tmp_path)),
        PYTHONHASHSEED="3",
    )

    assert done.returncode == 0, done.stdout
    (made,) = tmp_path.iterdir()
    assert made.read_bytes() == offering.files["portable/komak-uz.zip"].read_bytes()
    with zipfile.ZipFile(made) as archive:
        assert not any("portable/" in name for name in archive.namelist())


def test_it_has_everything_once_and_in_its_language(offering: Built) -> None:
    """What is typed into and what Word opens is there; what was left out is a link to the site that says so."""
    kit = offering.files["portable/komak-uz.zip"]
    with zipfile.ZipFile(kit) as archive:
        names = {name.partition("/site/")[2] for name in archive.namelist()}
        module = html.fromstring(archive.read("komak-uz-light-1/site/uz/modules/care/visit/facilitator/index.html"))

    assert {
        "files/care/visit/steps.uz.pdf",
        "files/forms/visit-note.uz.fill.pdf",
        "files/forms/visit-note.uz.docx",
    } <= names
    own = [name for name in offering.files if re.fullmatch(r"files/.*\.uz(\.fill)?\.(pdf|docx|xlsx|epub)", name)]
    assert len(own) > 20
    assert set(own) <= names
    assert not [name for name in names if re.match(r"packs/|editions/\d|files/.*\.(ru|uz-Cyrl|ru-uz.*)\.", name)]
    packs = {link.get("href"): link.get("data-online") for link in module.xpath("//a[@type='application/zip']")}
    assert packs["https://sample.example/packs/care/visit.uz.zip"] == "internet kerak"
    assert set(packs.values()) == {"internet kerak"}
    assert links_that_open(kit) > 1000


def test_nothing_but_its_page_names_it(offering: Built) -> None:
    """Not the sitemap, not the search, no list of what a browser keeps, no other page."""
    texts = {
        name: path.read_text("utf-8", "replace")
        for name, path in offering.files.items()
        if path.suffix in {".html", ".json", ".js", ".xml", ".txt"}
    }
    assert len(texts) > 200

    naming = {name for name, text in texts.items() if "portable/komak" in text or "komak-uz.zip" in text}
    assert naming == {f"{page}index.html" for page in PAGES.values()}
    found = [text for name, text in texts.items() if re.match(r"search/.*\.json$", name) and "fleshka" in text.lower()]
    assert found, "the search does not find the section that offers it"


def test_a_site_without_it_does_not_speak_of_it(sample: Path) -> None:
    catalogue = json.loads((sample / "catalogue.json").read_text("utf-8"))
    assert set(catalogue["locales"]) == set(PAGES)

    assert not (sample / "portable").exists()
    for page in PAGES.values():
        text = (sample / page / "index.html").read_text("utf-8")
        assert 'id="stick"' not in text
        assert "portable/" not in text
