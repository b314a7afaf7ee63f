"""The sample behind an address, below a folder as a project's pages on GitHub, and a browser that has been there."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import Built, once, sample_site
from tests.serving import serving

from komak.site import assemble, leave_browsers, seal

MODULE = "modules/care/visit/"
FOLDER = "komak"
SHEET = "files/team/meeting/agenda.ru.pdf"
OLD, NEW = "Первый визит", "Первая встреча"


_CACHED = {"Cache-Control": "max-age=600"}
"""A browser may use what it has for ten minutes: what GitHub Pages says of every file."""


@dataclass(frozen=True)
class Editions:
    """Two editions of the sample, which all tests show and none changes."""

    first: Path
    second: Path
    """The module has another title, one page, the styles and one sheet have other bytes; all else to download is the same."""


@dataclass
class Host:
    """A published site that may get a new edition, lose its connection, be slow."""

    folder: Path
    """A link to what is shown; never change anything behind it."""
    editions: Editions
    asked: list[str] = field(default_factory=list)
    slow: tuple[str, float] = ("none", 0.0)
    """With what addresses begin whose answer takes long, and how many seconds."""
    held: str = "none"
    """With what addresses begin that are not answered before the host is gone."""
    address: str = ""
    _open: ExitStack = field(default_factory=ExitStack)
    _gone: Event = field(default_factory=Event)

    def heard(self, path: str) -> None:
        self.asked.append(path.partition("?")[0].removeprefix(f"/{FOLDER}/"))
        name = self.asked[-1]
        if name.startswith(self.slow[0]):
            time.sleep(self.slow[1])
        if name.startswith(self.held):
            self._gone.wait()

    def shows(self, edition: Path) -> None:
        link = self.folder.with_name("next")
        link.symlink_to(edition)
        link.replace(self.folder)

    def release(self, but: str = "") -> None:
        """Show the second edition; `but` is the file that is still of the first."""
        self.shows(self._mixed(but) if but else self.editions.second)

    def changed(self, but: str, content: bytes | None) -> None:
        """Show the first edition, but of one file something else, or nothing: what a filter makes of it, or a release."""
        changed = shutil.copytree(self.editions.first, self.folder.with_name("changed"))
        (changed / but).unlink()
        if content is not None:
            (changed / but).write_bytes(content)
            os.utime(changed / but, (0, 0))  # a browser that asks for what is newer is told seconds
        self.shows(changed)

    def _mixed(self, name: str) -> Path:
        mixed = shutil.copytree(self.editions.second, self.folder.with_name("mixed"))
        shutil.copy2(self.editions.first / name, mixed / name)
        return mixed

    def want_no_worker(self) -> None:
        """What a build with KOMAK_OFFLINE=no has."""
        plain = shutil.copytree(self.editions.first, self.folder.with_name("plain"))
        leave_browsers(plain)
        for page in plain.rglob("*.html"):
            page.write_text(page.read_text("utf-8").replace("data-newer=", "data-none="), "utf-8")
        self.shows(plain)

    def go(self) -> None:
        """The connection is gone."""
        self._gone.set()
        self._open.close()


@dataclass
class Reader:
    """Somebody with a phone."""

    page: Page
    context: BrowserContext
    host: Host

    def opens(self, address: str) -> str:
        """What the heading of the page says."""
        self.until(self._has_one_worker)
        self.page.goto(self.host.address + address)
        return self.page.locator("h1").first.inner_text()

    def _has_one_worker(self) -> bool:
        """Whether no newer worker is on its way; one that waits is let in.

        It waits behind the worker before when the page asks that one for something just as it was to go. At the next
        page Chromium makes the old one go when it has answered – but with DevTools, and so with Playwright, before it has:
        the page would never come (``ServiceWorkerVersion::OnRequestTermination``). Readers have no DevTools.
        """
        coming = self.page.evaluate(
            """() => navigator.serviceWorker?.getRegistration().then(
                one => one?.installing ? "installing" : one?.waiting ? "waiting" : "")"""
        )
        if coming == "waiting":
            self.tells("ServiceWorker.enable", "ServiceWorker.stopAllWorkers")
        return not coming

    def comes(self, address: str = MODULE) -> None:
        """Visit for the first time, until the page is kept."""
        self.opens(address)
        self.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        self.until(lambda: f"/{FOLDER}/{address}" in self.kept())

    def keeps(self, *, with_search: bool = True) -> None:
        """Keep the module with all that is offered and ticked; the search is more than half of these files."""
        self.opens(MODULE)
        self.page.locator(".km-keep input[value=search]").set_checked(with_search)
        self.page.get_by_role("button", name="Сохранить").click()
        self.page.locator(".km-keep__told", has_text="Откроется без интернета").wait_for()

    def gets(self, address: str) -> int:
        """How many bytes a file has for the page that is open; -1 if it cannot be had."""
        size: int = self.page.evaluate(
            "address => fetch(address).then(answer => answer.blob()).then(({size}) => size, () => -1)",
            self.host.address + address,
        )
        return size

    def kept(self) -> dict[str, str]:
        """What the browser keeps: path to the build that it is kept for."""
        found: dict[str, str] = self.page.evaluate("""async () => {
            const found = {}
            for (const name of await caches.keys())
                for (const {url} of await (await caches.open(name)).keys())
                    if (!url.includes("/-/")) found[url.slice(location.origin.length).split("?")[0]] = name.split(" ")[2] ?? ""
            return found
        }""")
        return found

    def note(self, name: str) -> Any:
        """What the worker has noted: ``shown``, ``trouble``."""
        return self.page.evaluate(
            """async ([home, name]) => (await (await caches.open(`komak ${home}`)).match(`${home}assets/offline/-/${name}`))?.json() ?? null""",
            [f"/{FOLDER}/", name],
        )

    def until(self, is_so: Callable[[], bool]) -> None:
        for _ in range(300):
            if is_so():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"not so in half a minute; {len(self.kept())} kept, {self.note('trouble')}")

    def tells(self, *commands: str, **values: Any) -> None:
        """Commands for the browser itself."""
        session = self.context.new_cdp_session(self.page)
        for command in commands:
            session.send(command, values)


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    built = sample_site(tmp_path_factory)
    second: Path = once(tmp_path_factory, "second-edition", lambda folder: _second(built, folder / "site"))
    return Editions(built.folder, second)


def _second(built: Built, folder: Path) -> Path:
    site = assemble(built.project, "https://sample.example/", built.project / ".cache/komak").site
    assert site is not None
    shutil.copytree(built.folder, folder)
    for page in (MODULE, f"{MODULE}facilitator/"):
        _edit(folder / page / "index.html", OLD, NEW)
    _edit(folder / "about/index.html", "</body>", " </body>")
    _edit(folder / "assets/komak.css", "html{", "html {")
    (folder / SHEET).write_bytes((built.folder / SHEET).read_bytes() + b"%")
    seal(folder, site)
    for file in folder.rglob("*"):  # a browser that asks for what is newer is told seconds
        os.utime(file, (file.stat().st_atime, file.stat().st_mtime + 1))
    return folder


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def host(editions: Editions, tmp_path: Path) -> Iterator[Host]:
    host = Host(tmp_path / FOLDER, editions)
    host.shows(editions.first)
    host.address = f"{host._open.enter_context(serving(tmp_path, _CACHED, host.heard))}{FOLDER}/"
    yield host
    host.go()


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Reader]:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        yield Reader(context.new_page(), context, host)
