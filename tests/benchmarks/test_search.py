"""Koʻmak's search beside the theme's own, of the same site in one run: how often a wanted page is found, and what it weighs.

What a query fetches until its first result is measured in ``test_search_size.py``.
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.conftest import Built, copy_real
from tests.search.conftest import chromium, serve
from tests.verify.content.asking import Shown, by_box
from tests.verify.content.test_recall import LOCALES, Outcome, outcome, queries

__all__ = ["chromium", "serve"]

HERE = Path(__file__).parent
_DEFAULT = r"""  - search:
      lang: ru
      separator: '[\s\-]+'
      pipeline: [stopWordFilter]
"""
"""The theme's own values for a Russian site; with `uz` it would take Turkish stop words and lose ona, biz, kim."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site without its files: a search finds pages."""
    folder = tmp_path_factory.mktemp("real")
    project = copy_real(folder / "project")
    project.edit("mkdocs.yml", *_WITHOUT_FILES)
    return project.build(folder / "site")


_WITHOUT_FILES = ("  - komak:\n", "  - komak:\n      handouts: false\n")


@pytest.fixture(scope="module")
def default(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same site with the theme's search plugin, worker and index."""
    folder = tmp_path_factory.mktemp("default")
    project = copy_real(folder / "project")
    project.edit("mkdocs.yml", *_WITHOUT_FILES)
    (project.folder / "hooks/theme/partials/header.html").unlink()
    base = project.folder / "hooks/theme/main.html"
    base.write_text(re.sub(r"(?s){% block (config|scripts) %}.*?{% endblock %}", "", base.read_text("utf-8")), "utf-8")
    settings = project.folder / "mkdocs.yml"
    text = re.sub(r"(?m)^plugins:.*\n", lambda _: f"plugins:\n{_DEFAULT}", settings.read_text("utf-8"))
    settings.write_text(f"hooks: [{HERE / 'search_baseline.py'}]\n{text}", "utf-8")
    return project.build(folder / "site")


def size(built: Built, *patterns: str) -> tuple[int, int]:
    """Bytes of the files, raw and gzip."""
    contents = [path.read_bytes() for name, path in built.files.items() if any(re.fullmatch(p, name) for p in patterns)]
    return sum(map(len, contents)), sum(len(gzip.compress(content, 9)) for content in contents)


@dataclass(frozen=True)
class Measured:
    """The old queries in one language: what was found, and how soon."""

    outcome: Outcome
    shown: Mapping[str, Shown]

    @property
    def p95(self) -> float:
        times = sorted(seen.time for seen in self.shown.values())
        return times[math.ceil(len(times) * 0.95) - 1]


_ASK_THE_THEME = """(query) => new Promise((done) => {
  const box = document.querySelector(".md-search__input");
  const start = performance.now();
  let time, waiting;
  const finish = () => {
    seen.disconnect();
    const links = [...document.querySelectorAll(".md-search-result__item > a:first-child")].map((link) => link.href);
    done({ time: time ?? performance.now() - start, links });
  };
  const seen = new MutationObserver(() => {
    time ??= performance.now() - start;
    clearTimeout(waiting);
    waiting = setTimeout(finish, 150);
  });
  seen.observe(document.querySelector(".md-search-result"), { childList: true, subtree: true, characterData: true });
  waiting = setTimeout(finish, 20_000);
  box.value = query;
  box.dispatchEvent(new Event("keyup"));
})"""
"""Its worker tells nobody but Material: the answer is what is laid out until nothing changes, or nothing has changed."""


def by_the_theme(browser: Browser, site: str, locale: str, queries: list[str]) -> dict[str, Shown]:
    """As `by_box` of our search."""
    page = browser.new_page()
    page.goto(site if locale == "ru" else f"{site}{locale}/")
    page.wait_for_load_state("networkidle")
    said = page.locator(".md-search-result__meta")
    loading = said.inner_text()
    page.focus(".md-search__input")  # then it reads its index, which has all languages
    expect(said).not_to_have_text(loading, timeout=600_000)
    shown = {}
    for query in queries:
        answer = page.evaluate(_ASK_THE_THEME, query)
        links = [link.removeprefix(site).partition("?")[0].partition("#")[0] for link in answer["links"]]
        shown[query] = Shown(links, answer["time"])
    page.close()
    return shown


def measure(browser: Browser, site: str, locale: str, ask: Callable[..., dict[str, Shown]]) -> Measured:
    asked = queries(locale)
    shown = ask(browser, site, locale, [query.text for query in asked])
    return Measured(outcome(asked, {text: seen.links for text, seen in shown.items()}, locale), shown)


def table(ours: dict[str, Measured], theirs: dict[str, Measured]) -> list[str]:
    lines = [f"{'':28}{'ours':>8}{'theme':>8}"]
    for locale, mine in ours.items():
        other, found = theirs[locale], mine.outcome.found(5)
        for group in (*dict.fromkeys(query.group for query in found), None):
            count = sum(group in {None, query.group} for query in found)
            name = f"{locale} {group or 'all'} ({count})"
            lines.append(f"{name:28}{mine.outcome.recall(5, group):8.0%}{other.outcome.recall(5, group):8.0%}")
        lines.append(f"{locale + ' p95, ms':28}{mine.p95:8.1f}{other.p95:8.1f}")
        lines += [f"  missed: {query.text} → {query.pages}" for query, hit in found.items() if not hit]
    return lines


def sizes(real: Built, default: Built) -> list[str]:
    measured = {
        "theme, with every page": size(default, r"search/search_index\.json", r"assets/javascripts/workers/.*\.js"),
        "ours, with every page": size(real, r"search/search_index\.json", r"assets/search/(worker|box)\.js"),
        **{
            f"ours, start of a search in {locale}": size(real, rf"search/{locale}\..*/start\.json")
            for locale in LOCALES
        },
    }
    return [f"{name:36}{raw:>10,}{packed:>10,} bytes (gzip)" for name, (raw, packed) in measured.items()]


def test_recall(
    real: Built, default: Built, chromium: Browser, serve: Callable[[Path], str], capsys: pytest.CaptureFixture[str]
) -> None:
    ours_at, theirs_at = serve(real.folder), serve(default.folder)
    ours = {locale: measure(chromium, ours_at, locale, by_box) for locale in LOCALES}
    theirs = {locale: measure(chromium, theirs_at, locale, by_the_theme) for locale in LOCALES}
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *table(ours, theirs), *sizes(real, default), ""]))
    for locale, mine in ours.items():
        assert mine.outcome.recall() > theirs[locale].outcome.recall() + 0.2
