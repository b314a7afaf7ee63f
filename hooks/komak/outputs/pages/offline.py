"""“Without the internet”: the box of a module, and the page that says what a device keeps; scripts bring both to life."""

from __future__ import annotations

from komak.edition import Edition
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import OFFLINE, address, kit_address, offline_list, relative
from komak.model import Module
from komak.outputs.pages.render import rendered

_SCRIPTS = "assets/offline/"
_BOX, _KEPT = ("store", "elements", "box"), ("store", "elements", "kept")
"""In the order of loading."""
_SAID_BY_BOTH = ("full", "broken", "renewed", "remove", "resume", "partly")
_SAID_BY_BOX = (
    "title",
    "lead",
    "all",
    "keep",
    "keeping",
    "kept",
    "pages",
    "papers",
    "trainer",
    "editable",
    "packs",
    "search",
)
_SAID_BY_PAGE = (
    *("missing", "again", "unsupported", "off", "switch-on", "switch-off", "opened", "none", "whole", "old"),
)


def offline_page(edition: Edition, *, has_kit: bool) -> Page:
    """The page in the language of `edition`; with `has_kit` it offers the copy for a stick, whose size is written later."""
    s = edition.strings
    here = address(OFFLINE, edition.locale, edition.default_locale)
    markdown = rendered(
        "offline",
        s=s,
        words=_words(edition, *_SAID_BY_BOTH, *_SAID_BY_PAGE),
        scripts=_scripts(_KEPT, here),
        kit=relative(kit_address(edition.locale), here) if has_kit else "",
        edition=edition.curriculum.facts.edition,
        locale=edition.locale,
    )
    title, summary = s("offline.page-title"), s("offline.page-summary")
    return Page(OFFLINE, index_of(OFFLINE), edition.locale, title, title, summary, markdown, None, None,
                edition.locale, kind=Kind.LIST)  # fmt: skip


def offline_box(module: Module, edition: Edition, here: str) -> dict[str, object]:
    """What the template of a module needs for the box on the page at address `here`."""
    return {
        "list": offline_list(module.reference, edition.locale),
        "page": relative(address(OFFLINE, edition.locale, edition.default_locale), here),
        "words": _words(edition, *_SAID_BY_BOTH, *_SAID_BY_BOX),
        "scripts": _scripts(_BOX, here),
    }


def _words(edition: Edition, *names: str) -> dict[str, str]:
    sizes = {name: edition.strings.words[f"size.{name}"] for name in ("kilobytes", "megabytes")}
    return {**{name: edition.strings.words[f"offline.{name}"] for name in names}, **sizes}


def _scripts(names: tuple[str, ...], here: str) -> list[str]:
    return [relative(f"{_SCRIPTS}{name}.js", here) for name in names]
