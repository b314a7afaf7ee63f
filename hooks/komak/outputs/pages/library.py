"""Pages that list: the catalogue of modules, a page a track, and the handout library with its filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import get_args

from komak.edition import Edition
from komak.edition.late import token
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import (
    CATALOGUE,
    LIBRARY,
    MODULES,
    address,
    catalogue_feed_address,
    module_uri,
    pack_address,
    relative,
    track_uri,
)
from komak.model import Module, Track
from komak.model.metadata import HandoutKind
from komak.model.tasks import has_tasks
from komak.outputs.pages.downloads import Download, common_sheets, download, library_task_sheets
from komak.outputs.pages.forms import library_entries
from komak.outputs.pages.render import rendered


@dataclass(frozen=True)
class ModuleEntry:
    """A module in a list."""

    title: str
    summary: str
    link: str
    minutes: int
    handouts: int
    language: str
    """Language of its title and summary."""
    pack: str | None
    """Link to everything of the module in one file; None where its texts are missing."""
    pack_facts: str


@dataclass(frozen=True)
class TrackEntry:
    """A track in the catalogue."""

    slug: str
    title: str
    summary: str
    link: str
    modules: tuple[ModuleEntry, ...]


@dataclass(frozen=True)
class Filter:
    """One group of radio buttons of the library."""

    name: str
    legend: str
    choices: tuple[tuple[str, str], ...]
    """Value and word; the value ``all`` comes first."""
    chosen: str


def catalogue_page(edition: Edition) -> Page:
    """All tracks with their modules."""
    title, summary = edition.strings("catalogue.title"), edition.strings("catalogue.summary")
    return _listing(edition, MODULES, title, summary, edition.curriculum.tracks, parent=None)


def track_page(track: Track, edition: Edition) -> Page:
    """One track with its modules."""
    texts = edition.track_texts(track.slug)
    return _listing(edition, track_uri(track.slug), texts.title, texts.summary, (track,), parent=MODULES)


def _listing(
    edition: Edition, uri: str, title: str, summary: str, tracks: tuple[Track, ...], *, parent: str | None
) -> Page:
    here = address(uri, edition.locale, edition.default_locale)
    markdown = rendered(
        "catalogue",
        s=edition.strings,
        title=title,
        summary=summary,
        common=common_sheets(_offered(tracks, edition), edition, page=here),
        tracks=[_track_entry(track, edition, here) for track in tracks],
        data_link=relative(CATALOGUE, here),
        feed=relative(catalogue_feed_address(edition.locale), here) if edition.curriculum.history.editions else "",
    )
    return Page(uri, index_of(uri), edition.locale, title, title, summary, markdown, None, parent, edition.locale,
                kind=Kind.LIST)  # fmt: skip


def _offered(tracks: tuple[Track, ...], edition: Edition) -> list[Module]:
    """Modules of which there is a pack."""
    return [module for track in tracks for module in track.modules if edition.locale in module.documents]


def _track_entry(track: Track, edition: Edition, here: str) -> TrackEntry:
    texts = edition.track_texts(track.slug)
    link = relative(address(track_uri(track.slug), edition.locale, edition.default_locale), here)
    modules = tuple(_module_entry(module, edition, here) for module in track.modules)
    return TrackEntry(track.slug, texts.title, texts.summary, link, modules)


def _module_entry(module: Module, edition: Edition, here: str) -> ModuleEntry:
    pack, text = pack_address(module.reference, edition.locale), edition.module_text(module)
    return ModuleEntry(
        title=text.metadata.title,
        summary=text.metadata.summary,
        link=relative(address(module_uri(module.reference), edition.locale, edition.default_locale), here),
        minutes=module.facts.minutes,
        handouts=sum(handout.facts.audience == "participant" for handout in module.handouts),
        language=text.document.locale,
        pack=relative(pack, here) if edition.locale in module.documents else None,
        pack_facts=token(pack),
    )


def library_page(edition: Edition) -> Page:
    """Every participant handout in every language, the reader's own language chosen first; the others are named only.

    With all summaries the page was the heaviest of the site, and two thirds of them were hidden.
    """
    here = address(LIBRARY, edition.locale, edition.default_locale)
    title, summary = edition.strings("library.title"), edition.strings("library.summary")
    markdown = rendered(
        "library",
        s=edition.strings,
        filters=_filters(edition),
        items=_items(edition, here),
        script=relative("assets/library.js", here),
    )
    return Page(LIBRARY, index_of(LIBRARY), edition.locale, title, title, summary, markdown, None, None, edition.locale,
                kind=Kind.LIST)  # fmt: skip


def _items(words: Edition, here: str) -> tuple[Download, ...]:
    own_first = sorted(words.curriculum.locales, key=lambda locale: locale != words.locale)
    handouts = tuple(
        download(handout, module, replace(words, locale=locale), page=here, words=words)
        for locale in own_first
        for module in words.curriculum.modules
        for handout in module.handouts
        if handout.facts.audience == "participant" and locale in handout.documents
    )
    tasks = tuple(
        sheet
        for locale in own_first
        for module in words.curriculum.modules
        for sheet in library_task_sheets(module, replace(words, locale=locale), page=here)
    )
    items = (*tasks, *handouts, *library_entries(words, here))
    own = tuple(item for item in items if item.language == words.locale)
    return own + tuple(replace(item, summary="") for item in items if item.language != words.locale)


def _filters(edition: Edition) -> tuple[Filter, ...]:
    s = edition.strings
    tracks = tuple((track.slug, edition.track_texts(track.slug).title) for track in edition.curriculum.tracks)
    kinds = tuple((kind, s(f"kind.{kind}")) for kind in _kinds(edition))
    languages = tuple((locale, edition.names[locale]) for locale in edition.curriculum.locales)
    everything = ("all", s("library.all"))
    return (
        Filter("track", s("library.track"), (everything, *tracks), "all"),
        Filter("kind", s("library.kind"), (everything, *kinds), "all"),
        Filter("lang", s("library.language"), (everything, *languages), edition.locale),
    )


def _kinds(edition: Edition) -> tuple[str, ...]:
    """Kinds of handout that the library really has."""
    used = {
        handout.facts.kind
        for module in edition.curriculum.modules
        for handout in module.handouts
        if handout.facts.audience == "participant"
    }
    used |= {"form"} if edition.curriculum.forms else set()
    tasks = ("tasks",) if any(has_tasks(module, edition.locale) for module in edition.curriculum.modules) else ()
    return (*tasks, *(kind for kind in get_args(HandoutKind) if kind in used))


def library_styles(edition: Edition) -> str:
    """CSS that makes the radio buttons filter the list, and say so when nothing is left, without JavaScript."""
    groups = _filters(edition)
    hide = [
        f'.km-library:has(input[name="{group.name}"][value="{value}"]:checked) '
        f'.km-library__list > .km-download:not([data-{group.name}="{value}"]) {{ display: none }}'
        for group in groups
        for value, _ in group.choices[1:]
    ]
    items = _items(edition, "")
    chosen = product(*([value for value, _ in group.choices] for group in groups))
    empty = [_chosen(groups, values) for values in chosen if not any(_fits(item, *values) for item in items)]
    return "\n".join(hide + [f".km-library{rule} .km-library__none {{ display: block }}" for rule in empty]) + "\n"


def _fits(item: Download, track: str, kind: str, language: str) -> bool:
    pairs = ((track, item.track), (kind, item.kind), (language, item.language))
    return all(wanted in ("all", own) for wanted, own in pairs)


def _chosen(groups: tuple[Filter, ...], values: tuple[str, ...]) -> str:
    return "".join(
        f':has(input[name="{group.name}"][value="{value}"]:checked)'
        for group, value in zip(groups, values, strict=True)
    )
