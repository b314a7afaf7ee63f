"""The search box of a built site, asked in a browser as a reader asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

_ASK = """([query, locale]) => new Promise((done) => {
  const box = document.querySelector(".md-search__input");
  const told = new BroadcastChannel(`komak-search-${locale}`);
  const start = performance.now();
  let time;
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
    if (data.isWhole || data.isLost) setTimeout(finish, 150);
  };
  box.value = query;
  box.dispatchEvent(new Event("keyup"));
})"""
"""Results come twice, what a screen shows and then everything: waited is for everything, and for Material to lay it out."""


@dataclass(frozen=True)
class Shown:
    """What the box shows for a query."""

    links: list[str]
    """Pages from the root of the site, as far as Material has laid them out."""
    time: float
    """Milliseconds to the first answer."""


def by_box(browser: Browser, site: str, locale: str, queries: list[str]) -> dict[str, Shown]:
    """Each of the `queries`, typed on the first page of a language of the `site`, an address that ends with ``/``."""
    page = browser.new_page()
    page.goto(site if locale == "ru" else f"{site}{locale}/")
    page.wait_for_load_state("networkidle")
    page.focus(".md-search__input")
    shown = {}
    for query in queries:
        answer: dict[str, Any] = page.evaluate(_ASK, [query, locale])
        links = [link.removeprefix(site).partition("?")[0].partition("#")[0] for link in answer["links"]]
        shown[query] = Shown(links, answer["time"])
    page.close()
    return shown
