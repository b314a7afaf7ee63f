"""An example of every kind of page that a site of Koʻmak has, found in its catalogue."""

from __future__ import annotations

import re

from tests.conftest import Built

FIXED = {
    "home": "",
    "catalogue": "modules/",
    "library": "handouts/",
    "forms": "forms/",
    "planner": "planner/",
    "guide": "guide/",
    "glossary": "glossary/",
    "about": "about/",
    "authors": "authors/",
    "rules": "authors/rules/",
    "fields": "authors/fields/",
    "status": "authors/status/",
    "licence": "licence/",
    "lost": "no/such/page/",
}
FOUND = (
    "track",
    "module",
    "facilitator",
    "side-by-side",
    "test",
    "form",
    "reading",
    "checklist",
    "cards",
    "poster",
    "event",
)
KINDS = (*FIXED, *FOUND)
SELDOM = {
    "chapter": r"(method|model)/\w+/$",  # of the sample, of the real site
    "events": r"events/$",
    "certificates": r"trainers/certificates/$",
    "programmes": r"programmes/$",
    "programme": r"programmes/[\w-]+/$",
    "evidence": r"evidence/$",
    "acts": r"acts/$",
    "privacy": r"privacy/$",
    "coordination": r"coordination/$",
    "releases": r"editions/$",
    "offline": r"offline/$",
    "examples": r"forms/example/$",
    "filled": r"forms/[\w-]+/example/$",
    "guide side by side": r"modules/.*/facilitator/side-by-side/$",
}
"""The rest: kinds that one look is enough for, with the addresses of their pages."""
EVERY = (*KINDS, *SELDOM)
WIDE = ("home", "module", "form", "library", "guide")
"""Those looked at in a language that is made from another: its layout is the same, its letters are wider."""


def example(site: Built, kind: str) -> str:
    """Return the address of a page in the first language."""
    if kind in SELDOM:
        return next(address for address in site.pages if re.match(SELDOM[kind], address))
    return FIXED[kind] if kind in FIXED else _found(site)[kind]


def _found(site: Built) -> dict[str, str]:
    track, module, first = site.catalogue["tracks"][0], site.modules[0], site.locales[0]
    own = module["texts"][first]["address"]
    handouts = {handout["kind"]: handout["texts"][first]["address"] for handout in site.handouts}
    return {
        "track": f"modules/{track['slug']}/",
        "module": own,
        "facilitator": f"{own}facilitator/",
        "side-by-side": f"{own}side-by-side/",
        "test": f"{own}test/",
        "form": site.catalogue["forms"][0]["texts"][first]["address"],
        "event": f"events/{site.catalogue['events'][0]['slug']}/",
        **handouts,
    }
