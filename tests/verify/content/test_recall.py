"""Is a wanted page among the first five? On queries that were looked at (`queries`) and on others (`unseen`).

Two more sets stand in `queries`, by somebody who did not make the search. `independent` was unseen when it
was measured first: recall@5 ru 0.96, uz 0.91, uz-Cyrl 0.91, recall@1 0.83, 0.68, 0.74. Then the search was mended for
the kinds of its misses, so now it only guards against relapses. `second` was measured once after that, and nothing was
changed for it: 0.93, 0.80, 0.83 (before the mending 0.90, 0.73, 0.80), recall@1 0.80, 0.77, 0.80. That is what new queries
may expect; the aim of 0.95 is not reached on them. `third` has 60 needs in each language and was measured once, on the edition
of 26 November before two modules came: recall@5 0.88, 0.88, 0.93, recall@1 0.73, 0.70, 0.75; nothing was tuned on it.

`tests/benchmarks/test_search.py` compares with the theme's own search.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from tests.conftest import Built

HERE = Path(__file__).parent
SETS = HERE / "queries"
LOCALES = ("ru", "uz", "uz-Cyrl")
LEAST = {"queries": 0.9, "unseen": 0.95}
"""The older queries were written before forms were merged and pages renamed: some ask for words that no page has now."""
SETS_ASKED = ("queries", "unseen", "independent", "second", "third")
LEAST_OF = {
    ("independent", "ru"): (0.97, 0.9), ("independent", "uz"): (0.97, 0.78), ("independent", "uz-Cyrl"): (0.97, 0.84),
    ("second", "ru"): (0.9, 0.76), ("second", "uz"): (0.76, 0.73), ("second", "uz-Cyrl"): (0.8, 0.76),
    ("third", "ru"): (0.82, 0.62), ("third", "uz"): (0.82, 0.6), ("third", "uz-Cyrl"): (0.85, 0.65),
}  # fmt: skip
"""Recall@5 and recall@1: what was measured minus one query of thirty, or three of a hundred."""
_ASK = """([query, locale]) => new Promise((done) => {
  const box = document.querySelector(".md-search__input");
  const told = new BroadcastChannel(`komak-search-${locale}`);
  const start = performance.now();
  let time, quiet;
  const finish = () => {
    told.close();
    done({
      time,
      links: [...document.querySelectorAll(".md-search-result__item > a:first-child")].map((link) => link.href),
    });
  };
  told.onmessage = ({data}) => {
    if (data.query !== query || data.again) return;
    time ??= performance.now() - start;
    clearTimeout(quiet);
    quiet = setTimeout(finish, 150);
  };
  box.value = query;
  box.dispatchEvent(new Event("keyup"));
})"""
"""Results come twice, what a screen shows and then everything: asked is until nothing more is told of this query."""


@dataclass(frozen=True)
class Query:
    group: str
    text: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """One search on one language."""

    found: dict[Query, bool]
    times: tuple[float, ...]
    first: tuple[Query, ...] = ()
    """Queries that a wanted page leads."""

    def recall(self, group: str | None = None) -> float:
        hits = [hit for query, hit in self.found.items() if group in (None, query.group)]
        return sum(hits) / len(hits)

    @property
    def p95(self) -> float:
        return sorted(self.times)[math.ceil(len(self.times) * 0.95) - 1]


def queries(locale: str, name: str = "queries") -> list[Query]:
    if (name, locale) in LEAST_OF:
        entries = yaml.safe_load((SETS / f"{name}.yml").read_text("utf-8"))[locale]
        return [Query(name, entry["query"], tuple(entry["pages"])) for entry in entries]
    groups = yaml.safe_load((HERE / f"{name}.{locale}.yml").read_text("utf-8"))
    return [
        Query(group, text, (pages,) if isinstance(pages, str) else tuple(pages))
        for group, entries in groups.items()
        for text, pages in entries.items()
    ]


def measure(browser: Browser, site: str, locale: str, name: str = "queries") -> Outcome:
    prefix = "" if locale == "ru" else f"{locale}/"
    page = browser.new_page()
    page.goto(f"{site}{prefix}")
    page.wait_for_load_state("networkidle")
    page.focus(".md-search__input")
    found, times, first = {}, [], []
    for query in queries(locale, name):
        answer: dict[str, Any] = page.evaluate(_ASK, [query.text, locale])
        pages = [link.removeprefix(site).partition("?")[0].partition("#")[0] for link in answer["links"]]
        wanted = {prefix + page for page in query.pages}
        found[query] = not wanted.isdisjoint(pages[:5])
        first += [query] * (not wanted.isdisjoint(pages[:1]))
        times.append(answer["time"])
    page.close()
    return Outcome(found, tuple(times), tuple(first))


@pytest.mark.parametrize("name", ["queries", "unseen"])
@pytest.mark.parametrize("locale", LOCALES)
def test_recall(site: Built, chromium: Browser, serve: Callable[[Path], str], locale: str, name: str) -> None:
    outcome = measure(chromium, serve(site.folder), locale, name)
    assert len(outcome.found) >= 50
    missed = [(query.group, query.text) for query, hit in outcome.found.items() if not hit]
    assert outcome.recall() >= LEAST[name], missed if name == "queries" else len(missed)


@pytest.mark.parametrize(("name", "locale"), LEAST_OF)
def test_recall_for_somebody_else(
    site: Built, chromium: Browser, serve: Callable[[Path], str], name: str, locale: str
) -> None:
    outcome = measure(chromium, serve(site.folder), locale, name)
    assert len(outcome.found) >= 30
    among_five, leading = LEAST_OF[name, locale]
    assert outcome.recall() >= among_five, [query.text for query, hit in outcome.found.items() if not hit]
    assert len(outcome.first) / len(outcome.found) >= leading


@pytest.mark.parametrize("locale", LOCALES)
def test_wanted_pages_exist(site: Built, locale: str) -> None:
    prefix = "" if locale == "ru" else f"{locale}/"
    wanted = {page for name in SETS_ASKED for query in queries(locale, name) for page in query.pages}
    assert {page for page in wanted if prefix + page not in site.pages} == set()
