"""The page of the coordination group: every module in every language, with filters that need no JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.days import days_in
from komak.edition.late import token
from komak.edition.moments import moment_words
from komak.edition.overview import ModuleState, overview
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import (
    COORDINATION,
    COORDINATION_DATA,
    address,
    coordination_table_address,
    module_uri,
    relative,
)
from komak.outputs.pages.library import Filter
from komak.outputs.pages.render import rendered

_STATES = ("source", "fresh", "derived", "outdated", "missing")


@dataclass(frozen=True)
class CoordinationRow:
    """A module in one language, in the words of the page."""

    title: str
    link: str
    track: str
    lang: str
    language: str
    state: str
    state_words: str
    minutes: int
    words: int
    handouts: int
    law: str
    approved: tuple[str, ...]


def coordination_page(edition: Edition) -> Page:
    """The page in the language of `edition`."""
    s = edition.strings
    here = address(COORDINATION, edition.locale, edition.default_locale)
    files = [(relative(place, here), token(place), s(name)) for place, name in
             ((coordination_table_address(edition.locale), "evidence.csv"), (COORDINATION_DATA, "evidence.json"))]  # fmt: skip
    rows = tuple(_row(state, edition, here) for state in overview(edition))
    markdown = rendered("coordination", s=s, rows=rows, filters=coordination_filters(edition), files=files,
                        edition=edition.curriculum.facts.edition)  # fmt: skip
    title, summary = s("coordination.title"), s("coordination.summary")
    return Page(COORDINATION, index_of(COORDINATION), edition.locale, title, title, summary, markdown, None, None,
                edition.locale, kind=Kind.LIST)  # fmt: skip


def _row(state: ModuleState, edition: Edition, here: str) -> CoordinationRow:
    s, module = edition.strings, state.module
    uri = address(module_uri(module.reference), state.locale, edition.default_locale)
    told = s(f"coordination.state.{state.state}")
    return CoordinationRow(
        title=edition.module_text(module).metadata.title,
        link=relative(uri, here),
        track=module.track,
        lang=state.locale,
        language=edition.names[state.locale],
        state=state.state,
        state_words=f"{told}: {state.changed}" if state.changed else told,
        minutes=module.facts.minutes,
        words=state.words,
        handouts=state.handouts,
        law=moment_words(state.law_checked, edition) if state.law_checked else s("coordination.no-law"),
        approved=tuple(
            ", ".join(
                filter(
                    None, (one.agency.get(edition.locale), one.role.get(edition.locale), days_in([one.date], edition))
                )
            )
            for one in state.approvals
        ),
    )


def coordination_filters(edition: Edition) -> tuple[Filter, ...]:
    """Groups of radio buttons; their names are the ends of the rows' data attributes."""
    s, every = edition.strings, ("all", edition.strings("library.all"))
    tracks = tuple((track.slug, edition.track_texts(track.slug).title) for track in edition.curriculum.tracks)
    languages = tuple((locale, edition.names[locale]) for locale in edition.curriculum.locales)
    states = tuple((state, s(f"coordination.state.{state}")) for state in _STATES)
    approved = (("yes", s("coordination.approved-yes")), ("no", s("coordination.approved-no")))
    return (
        Filter("track", s("coordination.track"), (every, *tracks), "all"),
        Filter("lang", s("coordination.language"), (every, *languages), edition.locale),
        Filter("state", s("coordination.state"), (every, *states), "all"),
        Filter("approved", s("coordination.approval"), (every, *approved), "all"),
    )


def coordination_styles(edition: Edition) -> str:
    """CSS that makes the radio buttons hide the other rows."""
    return "".join(
        f'.km-coordination:has(input[name="{group.name}"][value="{value}"]:checked) tbody > tr:not([data-{group.name}="{value}"])'
        " { display: none }\n"
        for group in coordination_filters(edition)
        for value, _ in group.choices[1:]
    )
