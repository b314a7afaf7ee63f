"""The page of the planner: what it is, the session plans for those without JavaScript, and the scripts that take over."""

from __future__ import annotations

from komak.edition import Edition
from komak.edition.page import Page, index_of
from komak.ground.address import PLANNER, address, facilitator_uri, planner_data_address, relative
from komak.model import Module
from komak.outputs.pages.render import rendered

_NAMES = "dates rests own plan program needs link files elements ownform form sheet saving page"
SCRIPTS = tuple(f"assets/planner/{name}.js" for name in _NAMES.split())
"""In the order of loading: each uses what stands before it."""


def planner_page(edition: Edition) -> Page:
    """The page without its working part, which the scripts build from the data of the language."""
    s = edition.strings
    here = address(PLANNER, edition.locale, edition.default_locale)
    markdown = rendered(
        "planner",
        s=s,
        root=relative("", here),
        scripts=[relative(script, here) for script in (planner_data_address(edition.locale), *SCRIPTS)],
        plans=[
            (relative(address(facilitator_uri(module.reference), edition.locale, edition.default_locale), here),
             edition.module_text(module).metadata.title)
            for module in edition.curriculum.modules
        ],
    )  # fmt: skip
    title, summary = s("planner.title"), s("planner.summary")
    meta = {"hide": ["navigation", "toc"]}
    return Page(PLANNER, index_of(PLANNER), edition.locale, title, title, summary, markdown, None, None,
                edition.locale, meta)  # fmt: skip


def planner_link(reference: str, page: str, edition: Edition) -> str:
    """Link from the page address `page` to the planner with a module in it."""
    return relative(address(PLANNER, edition.locale, edition.default_locale), page) + f"#p={reference}"


def short_planner_link(module: Module, page: str, edition: Edition) -> str:
    """Link to the planner with the short version of a module: what is left out has 0 minutes, as `link.js` reads it."""
    changes = "".join(f"~{activity.id}_{module.facts.short.get(activity.id, 0)}" for activity in module.activities)
    return planner_link(module.reference, page, edition) + changes
