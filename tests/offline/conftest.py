"""The sample behind an address, below a folder as a project's pages on GitHub, and a browser that has been there."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import Built, sample_site
from tests.serving import serving

from komak.site import Site, assemble, leave_browsers, seal

MODULE = "modules/care/visit/"
FOLDER = "komak"


@dataclass
class Host:
    """A published site that may get a new edition, lose its connection, be slow."""

    folder: Path
    site: Site
    asked: list[str] = field(default_factory=list)
    slow: tuple[str, float] = ("none", 0.0)
    """With what addresses begin whose answer takes long, and how many seconds."""
    address: str = ""
    _open: ExitStack = field(default_factory=ExitStack)

    def heard(self, path: str) -> None:
        self.asked.append(path.partition("?")[0].removeprefix(f"/{FOLDER}/"))
        name = self.asked[-1]
        if name.startswith(self.slow[0]):
            time.sleep(self.slow[1])

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file as the next edition has it."""
        file = self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def release(self) -> None:
        seal(self.folder, self.site)

    def want_no_worker(self) -> None:
        """What a build with KOMAK_OFFLINE=no has."""
        leave_browsers(self.folder)
        for page in self.folder.rglob("*.html"):
            text = page.read_text("utf-8")
            page.write_text(text.replace("data-newer=", "data-none="), "utf-8")

    def go(self) -> None:
        """The connection is gone."""
        self._open.close()


@dataclass
class Reader:
    """Somebody with a phone."""

    page: Page
    context: BrowserContext
    host: Host

    def opens(self, address: str) -> str:
        """What the heading of the page says."""
        self.page.goto(self.host.address + address)
        return self.page.locator("h1").first.inner_text()

    def comes(self, address: str = MODULE) -> None:
        """Visit for the first time, until the page is kept."""
        self.opens(address)
        self.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        self.until(lambda: f"/{FOLDER}/{address}" in self.kept())

    def keeps(self) -> None:
        """Keep the module with all that is offered and ticked."""
        self.opens(MODULE)
        self.page.get_by_role("button", name="Сохранить").click()
        self.page.locator(".km-keep__told", has_text="Откроется без интернета").wait_for()

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
        for _ in range(100):
            if is_so():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"not so in ten seconds; {len(self.kept())} kept, {self.note('trouble')}")

    def tells(self, *commands: str, **values: Any) -> None:
        """Commands for the browser itself."""
        session = self.context.new_cdp_session(self.page)
        for command in commands:
            session.send(command, values)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Site]:
    built = sample_site(tmp_path_factory)
    site = assemble(built.project, "https://sample.example/", built.project / ".cache/komak").site
    assert site is not None
    return built, site


@pytest.fixture
def host(sample: tuple[Built, Site], tmp_path: Path) -> Iterator[Host]:
    built, site = sample
    shutil.copytree(built.folder, tmp_path / FOLDER)
    host = Host(tmp_path / FOLDER, site)
    with host._open:
        host.address = f"{host._open.enter_context(serving(tmp_path, before=host.heard))}{FOLDER}/"
        yield host


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Reader]:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        yield Reader(context.new_page(), context, host)
