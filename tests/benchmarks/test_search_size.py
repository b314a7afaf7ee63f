"""What a reader's browser fetches of the index until the first results are shown: with the modules that there are, with eight times as many. Bytes, no clock.

The pages are those of the curriculum; further modules are copies in other words, of which some stand nowhere else, as in
real texts that grow. The queries are those that a reader wrote who had not made the search (`second.yml`).
"""

from __future__ import annotations

import gzip
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.benchmarks.projects import ROOT, SITE_URL
from tests.search.conftest import ask, chromium, serve
from tests.verify.content.test_recall import LOCALES, queries

from komak.outputs.search import Meaning, SearchPage, index_files, index_orders
from komak.site import assemble, produce

__all__ = ["ask", "chromium", "serve"]

SIZES = (1, 8)
"""Times as many modules as there are."""
MOST = 60_000
"""Bytes of an index, packed, until there is a result, at any size."""
NEW = 0.03
"""Share of words that no other module has: the words of a language grow as its texts do, more slowly."""
OTHER = 0.3
"""Share of words that are exchanged for another of the site."""
_MODULE = re.compile(r"(?<=modules/)([\w-]+/)([\w-]+)(?=/)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_FETCHED = """async (given) => {
  const [{ Search }, ru, uz] = await Promise.all(["search", "ru", "uz"].map((name) => import(`/assets/search/${name}.js`)));
  const all = [];
  for (const query of given.queries) {
    const fetched = ["start"];
    const load = async (name) => { fetched.push(name); return (await fetch(`${given.folder}${name}.json`)).json(); };
    const start = await (await fetch(`${given.folder}start.json`)).json();
    const { items } = await new Search(start, load, given.language, { ru, uz }).answer(query);
    all.push([fetched, items.length]);
  }
  return all;
}"""


@dataclass(frozen=True)
class Cost:
    """Packed bytes that a query costs until its first results are there, and how many pages they are of."""

    query: str
    size: int
    found: int


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[SearchPage], dict[str, Meaning]]:
    """Return the pages of the curriculum as they can be found, and what words mean."""
    site = assemble(ROOT, SITE_URL).site
    assert site is not None
    made = produce(site, tmp_path_factory.mktemp("cache"), with_files=False).finished()
    orders = list(index_orders(made.pages, site.editions, {}))
    return [page for order in orders for page in order.read_pages()], {order.locale: order.meaning for order in orders}


def grown(pages: list[SearchPage], times: int) -> Iterator[SearchPage]:
    """Yield the pages that there are, and those of the modules again until there are so many times as many."""
    yield from pages
    own = [page for page in pages if _MODULE.search(page.url)]
    names = sorted({_MODULE.search(page.url)[0] for page in own})  # type: ignore[index]
    words = {locale: _words(pages, locale) for locale in LOCALES}
    for number in range((times - 1) * len(names)):
        name, seed = names[number % len(names)], random.Random(number)
        for page in own:
            if _MODULE.search(page.url)[0] == name:  # type: ignore[index]
                yield _copied(page, f"-{number}", words[page.locale], seed)


def _words(pages: list[SearchPage], locale: str) -> list[str]:
    texts = (line for page in pages if page.locale == locale for section in page.sections for line in section.lines)
    return [word for text in texts for word in _WORD.findall(text)]


def _copied(page: SearchPage, ending: str, words: list[str], seed: random.Random) -> SearchPage:
    def other(found: re.Match[str]) -> str:
        chance = seed.random()
        if chance < NEW:
            return seed.choice(words)[:5] + seed.choice(words)[2:]
        return seed.choice(words) if chance < OTHER else found[0]

    def renamed(url: str) -> str:
        return _MODULE.sub(lambda found: f"{found[1]}{found[2]}{ending}", url)

    sections = tuple(
        replace(one, title=_WORD.sub(other, one.title), lines=tuple(_WORD.sub(other, line) for line in one.lines))
        for one in page.sections
    )
    shown_on = renamed(page.shown_on) if page.shown_on else None
    return replace(
        page, url=renamed(page.url), title=_WORD.sub(other, page.title), sections=sections, shown_on=shown_on
    )


def measured(browser: Browser, at: str, files: dict[str, str], locale: str) -> list[Cost]:
    folder = next(name for name in files if name.startswith(f"search/{locale}.")).rpartition("/")[0]
    asked = [query.text for query in queries(locale, "second")]
    page = browser.new_page()
    page.goto(f"{at}assets/search/words.js")
    given = {"queries": asked, "folder": f"/{folder}/", "language": locale.partition("-")[0]}
    fetched: list[Any] = page.evaluate(_FETCHED, given)
    page.close()
    sizes = {name: packed(files[f"{folder}/{name}.json"]) for names, _ in fetched for name in names}
    return [
        Cost(query, sum(sizes[name] for name in names), found)
        for query, (names, found) in zip(asked, fetched, strict=True)
    ]


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def written(folder: Path, files: dict[str, str]) -> Path:
    (folder / "assets").mkdir()
    (folder / "assets/search").symlink_to(ROOT / "hooks/theme/assets/search")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("times", SIZES)
def test_little_is_fetched_until_the_first_result(
    real: tuple[list[SearchPage], dict[str, Meaning]],
    times: int,
    chromium: Browser,
    serve: Callable[[Path], str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pages, words = real
    files = index_files(grown(pages, times), words)
    at = serve(written(tmp_path, files))
    costs = {locale: sorted(measured(chromium, at, files, locale), key=lambda cost: cost.size) for locale in LOCALES}
    scripts = sum(packed(file.read_text("utf-8")) for file in (ROOT / "hooks/theme/assets/search").glob("*.js"))
    lines = [
        "",
        f"{times} × the modules: bytes, gzip{'':14}start   median      p95     most   the whole index  (scripts {scripts:,})",
    ]
    for locale, found in costs.items():
        own = {name: packed(text) for name, text in files.items() if name.startswith(f"search/{locale}.")}
        start = next(size for name, size in own.items() if name.endswith("/start.json"))
        told = (
            start,
            found[len(found) // 2].size,
            found[int(len(found) * 0.95)].size,
            found[-1].size,
            sum(own.values()),
        )
        lines.append(
            f"{locale:10}{len(own):6} parts, largest {max(own.values()):7,}"
            + "".join(f"{one:9,}" for one in told)
            + f"   {found[-1].query}"
        )
    with capsys.disabled():
        sys.stdout.write("\n".join([*lines, ""]))
    for found in costs.values():
        assert sum(cost.found > 0 for cost in found) > len(found) * 0.9
        assert [cost for cost in found if cost.size > MOST] == []
