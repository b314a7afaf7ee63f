"""A browser, folders behind an address, and the search modules as a test asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.serving import serving

from komak.outputs.search import Meaning, SearchPage, index_files

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "hooks" / "theme"


_STRICT = {"Content-Security-Policy": "default-src 'self' data: 'unsafe-inline'; worker-src 'self'"}
"""Scripts only from the site itself, and none that are made at run time."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder; returns its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder, _STRICT))


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The system's browser."""
    return browser


@pytest.fixture(scope="session")
def ask(chromium: Browser, serve: Callable[[Path], str]) -> Callable[[str, Any], Any]:
    """Run an expression in the browser with the search modules as `words`, `ru`, `uz`, `search`, and a value `given`."""
    page = chromium.new_page()
    page.goto(serve(THEME) + "assets/search/words.js")
    names = ("words", "ru", "uz", "search")

    def run(expression: str, given: Any = None) -> Any:
        imports = ", ".join(f"import('/assets/search/{name}.js')" for name in names)
        return page.evaluate(
            f"async (given) => {{ const [{', '.join(names)}] = await Promise.all([{imports}]); return await ({expression}); }}",
            given,
        )

    return run


@pytest.fixture(scope="session")
def search(answer: Callable[..., dict[str, Any]]) -> Callable[..., list[list[dict[str, Any]]]]:
    """Search pages as the worker does; returns the items that Material's box shows."""

    def run(
        query: str, *pages: SearchPage, language: str = "ru", meaning: Meaning | None = None
    ) -> list[list[dict[str, Any]]]:
        items: list[list[dict[str, Any]]] = answer(query, *pages, language=language, meaning=meaning)["items"]
        return items

    return run


@pytest.fixture(scope="session")
def answer(ask: Callable[[str, Any], Any]) -> Callable[..., dict[str, Any]]:
    """Search pages as the worker does; returns everything that it says."""

    def run(query: str, *pages: SearchPage, language: str = "ru", meaning: Meaning | None = None) -> dict[str, Any]:
        files = index_files((replace(page, locale=language) for page in pages), {language: meaning or Meaning()})
        parts = {name.rpartition("/")[2].removesuffix(".json"): text for name, text in files.items()}
        found: dict[str, Any] = ask(
            "(async () => { const load = async (name) => JSON.parse(given.parts[name]);"
            f" const made = new search.Search(await load('start'), load, '{language}', {{ ru, uz }});"
            " return made.answer(given.query, { isWhole: true }); })()",
            {"parts": parts, "query": query},
        )
        return found

    return run
