"""HTML5 apps as Kolibri shows them: unpacked in a frame that stores nothing, sends nothing and downloads nothing."""

from __future__ import annotations

import csv
import io
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from lxml import html
from playwright.sync_api import Browser, Frame, Page
from tests.conftest import Project
from tests.serving import serving

from komak.__main__ import main

KOLIBRI = {
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
    "Access-Control-Allow-Origin": "*",
}
"""What its server sends with every file of an app."""
VISIT = "uz/care/visit/visit.uz.zip"


def rows(folder: Path, locale: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / locale / "upload.csv").read_text("utf-8-sig"))))


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_an_app_is_whole_and_needs_nothing(uploads: Path, locale: str) -> None:
    """``index.html`` at the root; whatever a page names is in the ZIP; no address of the internet, no PDF, no script in a page.

    So what terms mean, which a script tells on the site, stands in the page.
    """
    seen = terms = 0
    for file in (uploads / locale).rglob("*.zip"):
        with zipfile.ZipFile(file) as app:
            names = set(app.namelist())
            assert {"index.html", "facilitator/index.html", "test/index.html", "test/key.js"} <= names
            assert not [name for name in names if name.endswith((".pdf", ".docx", ".zip", ".map"))]
            for name in sorted(names):
                if name.endswith(".html"):
                    page = html.document_fromstring(app.read(name))
                    seen += sum(1 for _ in _checked(page, name, names))
                    told = [term.get("title") for term in page.find_class("km-term")]
                    terms += len(told)
                    assert all(told), name
                    assert not [script for script in page.iter("script") if not script.get("src")]
    assert seen > 100
    assert terms > 3


def _checked(page: html.HtmlElement, name: str, names: set[str]) -> Iterator[str]:
    for _, _, value, _ in page.iterlinks():
        address = urlsplit(value)
        assert not address.scheme, f"{name}: {value}"
        if address.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address.path)))
            assert target in names, f"{name} names {value}"
            yield target


def test_what_leaves_the_app_is_words(uploads: Path) -> None:
    """An address of the internet can be written down; the site's menu, search and other languages are not there."""
    with zipfile.ZipFile(uploads / VISIT) as app:
        page = html.document_fromstring(app.read("index.html"))
        trainers = html.document_fromstring(app.read("facilitator/index.html"))

    assert "ZIP" not in trainers.text_content(), "no archive comes along"
    assert "lex.uz" in page.text_content()
    for gone in ("md-header", "md-search", "km-languages", "km-edit", "km-cite", "km-keep"):
        assert not page.find_class(gone), gone
    sheets = page.find_class("km-download__link")
    assert sheets
    assert not [one for one in sheets if one.get("href")]
    assert "alohida hujjat" in page.find_class("app-note")[0].text_content()


def test_sheets_lie_beside_and_are_listed(uploads: Path, sample: Path) -> None:
    """What to type for each file; keys and the trainer's book are not offered to participants."""
    told = {row["file"]: row for row in rows(uploads, "uz")}

    assert {uploads / "uz" / name for name in told} == {
        file for file in (uploads / "uz").rglob("*") if file.is_file() and file.name != "upload.csv"
    }
    assert told["care/visit/visit.uz.zip"]["title"] == "Birinchi tashrif"
    assert told["care/visit/visit.uz.zip"]["kind"] == "HTML5"
    assert {name for name, row in told.items() if row["for"] == "trainers" and "visit/" in name} >= {
        "care/visit/answers.uz.pdf", "care/visit/guide.uz.pdf", "care/visit/test-key.uz.pdf",
    }  # fmt: skip
    assert told["care/visit/steps.uz.pdf"]["for"] == "participants"
    assert (uploads / "uz/care/visit/steps.uz.pdf").read_bytes() == (
        sample / "files/care/visit/steps.uz.pdf"
    ).read_bytes()


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-same-origin"])
def test_it_works_in_the_frame_of_kolibri(uploads: Path, browser: Browser, tmp_path: Path, sandbox: str) -> None:
    """The frame of older versions and of today's: pages lead to each other, the self-check answers, nothing is asked outside."""
    with zipfile.ZipFile(uploads / VISIT) as app:
        app.extractall(tmp_path / "app")
    (tmp_path / "index.html").write_text(f'<iframe sandbox="{sandbox}" src="app/index.html" width="360" height="700">')
    wrong: list[str] = []
    with serving(tmp_path, KOLIBRI) as host, browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith((host, "data:")) or wrong.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: "Blocked" in line.text and wrong.append(line.text))
        page.goto(host)
        frame = _frame(page, "app/index.html")
        frame.click("text=Trener uchun")
        frame = _frame(page, "facilitator/index.html")
        frame.click(".app-pages summary")
        frame.click(".app-pages >> text=Oʻzingizni tekshiring")
        frame = _frame(page, "test/index.html")
        frame.wait_for_selector(".km-test--ready")
        frame.locator(".km-question input").first.check()
        frame.locator(".km-question button").first.click()

        assert frame.locator(".km-question__feedback").first.inner_text()
        assert frame.evaluate("document.documentElement.scrollWidth") <= 360
        assert frame.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Sans"')
        assert wrong == []


def _frame(page: Page, address: str) -> Frame:
    frame = page.frames[1]
    frame.wait_for_url(f"**/{address}")
    frame.wait_for_load_state()
    return frame


def test_the_same_site_gives_the_same_bytes(uploads: Path, project: Project, sample: Path, tmp_path: Path) -> None:
    """One module asked for is that module only, and Kolibri sees that it has not changed."""
    done = CliRunner().invoke(main, ["kolibri", "--root", str(project.folder), "--site", str(sample), "--out", str(tmp_path), "--locale", "uz", "--module", "care/visit"])  # fmt: skip

    assert done.exit_code == 0, done.output
    assert [file.name for file in tmp_path.rglob("*.zip")] == ["visit.uz.zip"]
    assert (tmp_path / "kolibri" / VISIT).read_bytes() == (uploads / VISIT).read_bytes()
