"""Is a wanted page among the first five? On queries that were looked at (`queries`) and on others (`unseen`).

Two more sets stand in `queries`, by somebody who did not make the search. `independent` was unseen when it
was measured first: recall@5 ru 0.96, uz 0.91, uz-Cyrl 0.91, recall@1 0.83, 0.68, 0.74. Then the search was mended for
the kinds of its misses, so now it only guards against relapses. `second` was measured once after that, and nothing was
changed for it: 0.93, 0.80, 0.83 (before the mending 0.90, 0.73, 0.80), recall@1 0.80, 0.77, 0.80. That is what new queries
may expect; the aim of 0.95 is not reached on them. `third` has 60 needs in each language and was measured once, on the edition
of 26 November before two modules came: recall@5 0.88, 0.88, 0.93, recall@1 0.73, 0.70, 0.75; nothing was tuned on it.
With twenty-five modules, twenty-two of them new, and then with fifteen new chapters of the guide and the model, more pages
speak of the same: where a new page answers a query as well, it was added to the wanted ones, in twenty-five queries of the
held-out sets, too. Measured then, 27 November, recall@5 and @1: independent ru 0.97, 0.82, uz 0.92, 0.63, uz-Cyrl 0.95, 0.73;
second 0.90, 0.73; 0.80, 0.63; 0.87, 0.73; third 0.82, 0.63; 0.75, 0.53; 0.85, 0.67; unseen ru 1.00, uz and uz-Cyrl 0.94. With
thirteen modules recall@1 of the first two sets had been better by up to sixteen of a hundred.

`tests/benchmarks/test_search.py` compares with the theme's own search.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from tests.conftest import Built, by_node
from tests.verify.content.asking import by_box

HERE = Path(__file__).parent
SETS = HERE / "queries"
LOCALES = ("ru", "uz", "uz-Cyrl")
LEAST = {"queries": 0.9, "unseen": 0.92}
"""The older queries were written before forms were merged and pages renamed: some ask for words that no page has now."""
SETS_ASKED = ("queries", "unseen", "independent", "second", "third")
LEAST_OF = {
    ("independent", "ru"): (0.94, 0.79), ("independent", "uz"): (0.89, 0.6), ("independent", "uz-Cyrl"): (0.92, 0.7),
    ("second", "ru"): (0.86, 0.7), ("second", "uz"): (0.76, 0.6), ("second", "uz-Cyrl"): (0.83, 0.7),
    ("third", "ru"): (0.78, 0.6), ("third", "uz"): (0.71, 0.5), ("third", "uz-Cyrl"): (0.81, 0.63),
}  # fmt: skip
"""Recall@5 and recall@1: what was measured minus one query of thirty, or three of a hundred."""


@dataclass(frozen=True)
class Query:
    group: str
    text: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """All queries of a set in one language, each with the addresses that were found."""

    links: dict[Query, list[str]]
    prefix: str
    """What stands before the addresses of the language."""

    def found(self, places: int) -> dict[Query, bool]:
        """Whether a wanted page is among the first `places`."""
        return {
            query: not {self.prefix + page for page in query.pages}.isdisjoint(links[:places])
            for query, links in self.links.items()
        }

    def recall(self, places: int = 5, group: str | None = None) -> float:
        hits = [hit for query, hit in self.found(places).items() if group in (None, query.group)]
        return sum(hits) / len(hits)

    @property
    def missed(self) -> list[str]:
        return [f"{query.group}: {query.text}" for query, hit in self.found(5).items() if not hit]


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


def prefix(locale: str) -> str:
    return "" if locale == LOCALES[0] else f"{locale}/"


def outcome(asked: list[Query], links: Mapping[str, list[str]], locale: str) -> Outcome:
    return Outcome({query: [page_of(link) for link in links[query.text]] for query in asked}, prefix(locale))


def page_of(link: str) -> str:
    """The page to which a result leads: without its section, and without the words to mark there."""
    return link.partition("#")[0].partition("?")[0]


@pytest.fixture(scope="module")
def links(site: Built) -> Mapping[str, Mapping[str, list[str]]]:
    """What the scripts of the site find in its index, by language and query: all of them asked in one process."""
    asked = {locale: sorted({one.text for name in SETS_ASKED for one in queries(locale, name)}) for locale in LOCALES}
    found: dict[str, dict[str, list[str]]] = json.loads(
        by_node("search.mjs", str(site.folder), given=json.dumps(asked))
    )
    return found


@pytest.mark.parametrize("name", ["queries", "unseen"])
@pytest.mark.parametrize("locale", LOCALES)
def test_recall(links: Mapping[str, Mapping[str, list[str]]], locale: str, name: str) -> None:
    told = outcome(queries(locale, name), links[locale], locale)
    assert len(told.links) >= 50
    assert told.recall() >= LEAST[name], told.missed if name == "queries" else len(told.missed)


@pytest.mark.parametrize(("name", "locale"), LEAST_OF)
def test_recall_for_somebody_else(links: Mapping[str, Mapping[str, list[str]]], name: str, locale: str) -> None:
    told = outcome(queries(locale, name), links[locale], locale)
    assert len(told.links) >= 30
    among_five, leading = LEAST_OF[name, locale]
    assert told.recall() >= among_five, told.missed
    assert told.recall(places=1) >= leading


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_is_shown_what_was_measured(
    site: Built,
    links: Mapping[str, Mapping[str, list[str]]],
    chromium: Browser,
    serve: Callable[[Path], str],
    locale: str,
) -> None:
    """The box of a page, in a browser, shows the same five pages in the same order, for queries of every set."""
    asked = [query for name in SETS_ASKED for query in queries(locale, name)[:20:10]]
    shown = by_box(chromium, serve(site.folder), locale, [query.text for query in asked])
    assert len(shown) >= 8
    for text, seen in shown.items():
        first = seen.links[:5]
        assert first == [page_of(link) for link in links[locale][text]][: len(first)], text
        assert len(seen.links) >= min(3, len(links[locale][text])), text


@pytest.mark.parametrize("locale", LOCALES)
def test_wanted_pages_exist(site: Built, locale: str) -> None:
    wanted = {page for name in SETS_ASKED for query in queries(locale, name) for page in query.pages}
    assert {page for page in wanted if prefix(locale) + page not in site.pages} == set()
