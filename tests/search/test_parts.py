"""What is fetched for a query: little before the first result, all of it in the end, and never nothing without a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from komak.outputs.search import Kind, SearchPage, index_files
from komak.outputs.search.page import Section

Ask = Callable[[str, Any], Any]

_SEARCH = """(async () => {
  const fetched = [], broken = new Set(given.broken ?? []);
  const load = async (name) => {
    fetched.push(name);
    if ([...broken].some((one) => name.startsWith(one))) throw new Error(name);
    return JSON.parse(given.parts[name]);
  };
  const made = new search.Search(JSON.parse(given.parts.start), load, 'ru', { ru, uz });
  const tried = (options) => made.answer(given.query, options).then((found) => ({ ...found, fetched: fetched.splice(0) }), (error) => ({ failed: error.message }));
  const first = await tried({});
  if (first.failed) broken.clear();
  return [first, await tried({ isWhole: true })];
})()"""


def page(number: int, title: str, text: str) -> SearchPage:
    return SearchPage("ru", f"p{number}/", title, Kind.HANDOUT, (Section("", title, (text,)),))


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    """Return an index of many pages, of which all say `общее` and one says `редкое`."""
    pages = [
        page(at, f"Лист {at}", f"общее слово и {' '.join(f'прочее{at}х{word}' for word in range(30))}")
        for at in range(700)
    ]
    files = index_files([*pages, page(700, "Редкое", "общее дело")])
    return {name.rpartition("/")[2].removesuffix(".json"): text for name, text in files.items()}


def answers(ask: Ask, parts: dict[str, str], query: str, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(_SEARCH, {"parts": parts, "query": query, **more})
    return found


def test_a_rare_word_needs_three_parts(ask: Ask, parts: dict[str, str]) -> None:
    first, whole = answers(ask, parts, "редкое")
    assert [name[0] for name in first["fetched"]] == ["w", "p", "t"]
    assert first["isWhole"]
    assert first["items"] == whole["items"]
    assert first["items"][0][0]["location"] == "p700/"


def test_the_first_answer_counts_all_and_names_those_that_are_seen(ask: Ask, parts: dict[str, str]) -> None:
    first, whole = answers(ask, parts, "слово")
    assert (len(first["items"]), len(whole["items"])) == (500, 700)  # the places that count least come later
    assert not first["isWhole"]
    assert all(item[0]["location"] for item in first["items"][:10])
    assert not first["items"][10][0]["location"]
    assert [item[0]["location"] for item in first["items"][:10]] == [
        item[0]["location"] for item in whole["items"][:10]
    ]
    assert all(item[0]["location"] for item in whole["items"])
    assert any(name.startswith("m") for name in whole["fetched"])
    assert len(first["fetched"]) < 10


@pytest.mark.parametrize("kind", ["w", "p", "t"])
def test_a_part_that_does_not_come_fails_loudly_and_can_be_asked_for_again(
    ask: Ask, parts: dict[str, str], kind: str
) -> None:
    first, again = answers(ask, parts, "редкое", broken=[kind])
    assert first["failed"].startswith(kind)
    assert again["items"][0][0]["location"] == "p700/"


def test_a_slip_at_either_end_of_a_word_is_forgiven(ask: Ask, parts: dict[str, str]) -> None:
    for typed in ("тедкое", "редкоо", "рдекое"):
        _, whole = answers(ask, parts, typed)
        assert whole["searched"] == "редкое", typed


def test_russian_in_latin_letters_fetches_no_list_of_slips(ask: Ask, parts: dict[str, str]) -> None:
    first, whole = answers(ask, parts, "redkoe")
    assert whole["searched"] == "редкое"
    assert not [name for name in first["fetched"] if name.startswith("e")]


def test_the_names_of_parts_are_all_there(parts: dict[str, str]) -> None:
    start = json.loads(parts["start"])
    for kind, starts in start["starts"].items():
        assert [name for name in (f"{kind}{at}" for at in range(len(starts))) if name not in parts] == []
