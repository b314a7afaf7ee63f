"""Whole sites for the tests, each built once, from a copy of its project.

``minimal`` is as small as a project can be, ``sample`` has something of everything. The checks of ``tests/verify``
look at the sample, or at the site that ``--site`` names (``make verify``), by its folder or its public address. A copy has its own cache and its own
``site/``; nothing is written into the checkout. The processes of pytest-xdist share what one of them has built.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser
from tests.chromium import launched, program
from tests.known import in_uzbek, reading
from tests.published import UnseenSiteError, bring, is_address
from tests.windows import Windows

from komak.languages.script import Lexicon
from komak.model import Document

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1767225600"  # 1 January 2026
WRITTEN = ("ru", "uz")
"""Languages that authors write; others are made from them."""
_FROZEN = re.compile(r"editions/\d")
"""Pages of frozen editions need nothing of the site and have none of it; ``test_releases.py`` looks at them."""
_BIN = Path(sys.executable).parent
_PROJECT = ("Makefile", "mkdocs.yml", "pyproject.toml", "requirements.txt", "curriculum", "docs", "hooks/theme")


@dataclass(frozen=True)
class Built:
    """A built site as files."""

    folder: Path
    project: Path
    """The folder with ``mkdocs.yml`` that it was built from."""

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its address from the root of the site."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in found}

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every HTML page by address: ``""``, ``uz/about/``, ``404.html``."""
        return {
            name.removesuffix("index.html"): html.document_fromstring(path.read_bytes())
            for name, path in self.files.items()
            if name.endswith(".html") and not _FROZEN.match(name)
        }

    @cached_property
    def catalogue(self) -> dict[str, Any]:
        catalogue: dict[str, Any] = json.loads(self.files["catalogue.json"].read_text("utf-8"))
        return catalogue

    @property
    def locales(self) -> list[str]:
        """Languages of the site; the first has no prefix in its addresses."""
        return list(self.catalogue["locales"])

    def locale_of(self, address: str) -> str:
        """Return the language of the page at an address."""
        first = address.partition("/")[0]
        return first if first in self.locales[1:] else self.locales[0]

    def in_language(self, address: str, locale: str) -> str:
        """Return the address of the same page in a language."""
        neutral = address.removeprefix(f"{self.locale_of(address)}/")
        return neutral if locale == self.locales[0] else f"{locale}/{neutral}"

    @property
    def modules(self) -> list[dict[str, Any]]:
        return [module for track in self.catalogue["tracks"] for module in track["modules"]]

    @property
    def handouts(self) -> list[dict[str, Any]]:
        return [handout for module in self.modules for handout in module["handouts"]]


@dataclass(frozen=True)
class Project:
    """A copy of a project that a test may break."""

    folder: Path
    patience: int = 300
    """Seconds that a command may take."""

    @property
    def site(self) -> Path:
        """Where ``make site`` publishes."""
        return self.folder / "site"

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command as an author would; output and errors together in ``stdout``."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("KOMAK_", "MAKE"))}
        variables = {**inherited, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment}
        name, *rest = command
        program = str(_BIN / name) if (_BIN / name).exists() else name
        return subprocess.run(
            [program, *rest], cwd=self.folder, env=variables, text=True, timeout=self.patience, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def build(self, folder: Path, **environment: str) -> Built:
        """Build under ``--strict`` or fail the test with what was printed."""
        done = self.run("mkdocs", "build", "--strict", "--site-dir", str(folder), **environment)
        if done.returncode != 0:
            pytest.fail(f"{self.folder} cannot be built:\n{done.stdout[-2000:]}", pytrace=False)
        return Built(folder, self.folder)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands in the file."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new), "utf-8")


def copy_real(folder: Path) -> Project:
    """Copy what the real site is made from."""
    for name in _PROJECT:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
    _ready_for_make(folder)
    return Project(folder, patience=3600)  # with nothing kept, on one of two busy cores


def copy_minimal(folder: Path) -> Project:
    """Copy ``tests/sites/minimal``."""
    return copy_sample(folder, "minimal")


def copy_sample(folder: Path, name: str) -> Project:
    """Copy a project of ``tests/sites`` with the theme, styles and fonts that it shares with the real site."""
    for shared in ("mkdocs.yml", "hooks/theme"):
        (folder / shared).parent.mkdir(parents=True, exist_ok=True)
        (folder / shared).symlink_to(ROOT / shared)
    project = folder / "tests/sites" / name
    shutil.copytree(ROOT / "tests/sites" / name, project, ignore=shutil.ignore_patterns(".cache", "site"))
    shutil.copytree(ROOT / "docs/assets", project / "docs/assets")
    for shared in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy2(ROOT / shared, project / shared)
    if name == "sample":  # words of the interface in Cyrillic script are those of the real site
        shutil.copy2(ROOT / "curriculum/lexicon.uz-Cyrl.yml", project / "curriculum")
    _ready_for_make(project)
    return Project(project)


def _ready_for_make(folder: Path) -> None:
    """Lend the installed packages; the lists are made old so that make does not install them again."""
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    for name in ("pyproject.toml", "requirements.txt"):
        os.utime(folder / name, (0, 0))


def once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], Any]) -> Any:
    """What `make` returns for an empty folder, made by the first process that asks and read by the others."""
    base = folders.getbasetemp()
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / f"once-{name}"
    result = shared / "result"
    with FileLock(f"{shared}.lock"):
        if not result.exists():
            shutil.rmtree(shared, ignore_errors=True)  # half of something: the process before failed
            shared.mkdir()
            result.write_bytes(pickle.dumps(make(shared)))
    return pickle.loads(result.read_bytes())


_BROUGHT = "KOMAK_BROUGHT"
"""Tells the processes of pytest-xdist the folder with what was fetched from a public address."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", help="folder or https address of a site to verify; without it the sample is verified")
    parser.addoption("--project", type=Path, default=ROOT, help="what the site of --site was built from")


def pytest_configure(config: pytest.Config) -> None:
    """Bring a site from its public address once, before any test and for all processes."""
    config.addinivalue_line("markers", "of_a_folder: about files that no page names; not collected for an address")
    address = config.getoption("site") or ""
    if not is_address(address) or _BROUGHT in os.environ or config.getoption("collectonly"):
        return
    folder = tempfile.mkdtemp(prefix="komak-published-")
    config.add_cleanup(lambda: shutil.rmtree(folder))
    try:
        bring(address, Path(folder))
    except UnseenSiteError as problem:
        raise pytest.UsageError(str(problem)) from None
    os.environ[_BROUGHT] = folder
    config.add_cleanup(lambda: os.environ.pop(_BROUGHT))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot be seen from outside."""
    if is_address(config.getoption("site") or ""):
        unseen = [item for item in items if item.get_closest_marker("of_a_folder")]
        items[:] = [item for item in items if item not in unseen]
        config.hook.pytest_deselected(items=unseen)


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that is verified, and not an empty folder: a loop over no pages would prove nothing."""
    named: str | None = pytestconfig.getoption("site")
    if named is None:
        built = sample_site(tmp_path_factory)
    else:
        folder = Path(os.environ[_BROUGHT] if is_address(named) else named)
        built = Built(folder.resolve(), pytestconfig.getoption("project").resolve())
    assert len(built.pages) >= 50, f"{built.folder} is not a built site"
    assert len(built.modules) >= 2
    assert len(built.handouts) >= 5
    return built


@pytest.fixture(scope="session")
def content(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project whose texts, forms and questions are tried: the sample, or that of the site which is verified."""
    if pytestconfig.getoption("site") is not None:
        project: Path = pytestconfig.getoption("project").resolve()
        return project
    made: Path = once(tmp_path_factory, "content", lambda folder: copy_sample(folder / "project", "sample").folder)
    return made


@pytest.fixture(scope="session")
def lexicon(content: Path) -> Lexicon:
    """How the project spells what no rule knows, in Cyrillic script."""
    return reading(content).lexicon


@pytest.fixture(scope="session")
def documents(content: Path) -> tuple[Document, ...]:
    """The Uzbek texts of the project."""
    found = in_uzbek(content)
    assert len(found) >= 10
    return found


def sample_site(folders: pytest.TempPathFactory) -> Built:
    """The site of ``tests/sites/sample``."""
    made: Built = once(folders, "sample", lambda folder: _built(copy_sample(folder / "project", "sample"), folder))
    return made


@pytest.fixture(scope="session")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of ``tests/sites/minimal``, and not an empty folder."""
    built: Built = once(tmp_path_factory, "minimal", lambda folder: _built(copy_minimal(folder / "project"), folder))
    assert built.modules
    assert built.handouts
    return built


def _built(project: Project, folder: Path) -> Built:
    return project.build(folder / "site", PYTHONHASHSEED="1", KOMAK_STORE=kept().as_uri())


_DAYS = 7


def kept(what: str = "store") -> Path:
    """What former runs have made, as machines share it: found by everything that can change a byte, verified by its hash.

    `make clean` empties it. What is older than a week goes by itself.
    """
    folder = ROOT / ".cache/tests" / what
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.rglob("*"):
        with suppress(OSError):  # another process was here first
            if file.is_file() and file.stat().st_mtime < time.time() - _DAYS * 86400:
                file.unlink()
    return folder


@pytest.fixture
def broken(tmp_path: Path, minimal: Built) -> Project:
    """A copy of the minimal project with a published site, for a test to break."""
    project = copy_minimal(tmp_path / "project")
    shutil.copytree(minimal.folder, project.site)
    shutil.copytree(minimal.project / ".cache", project.folder / ".cache")  # what its build has printed already
    return project


def by_node(script: str, *arguments: str, given: str = "") -> str:
    """What a script of ``tests/node`` prints; Node.js comes with the packages for tests, its libraries by npm."""
    folder = ROOT / "tests/node"
    assert (folder / "node_modules").is_dir(), (
        "run `make tests/node/node_modules`: the tests need pdf.js and gift-pegjs"
    )
    done = subprocess.run(
        [str(_BIN / "node"), str(folder / script), *arguments], input=given, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests: Playwright runs once in a thread."""
    path = program()
    if path is None:
        pytest.skip("Chromium is missing: this test drives it; install it with apt-get install chromium")
    with launched(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Its windows, lent from test to test."""
    return Windows(browser)
