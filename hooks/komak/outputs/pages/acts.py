"""The table of authorities: every act of the register, and what readers of a page are told of the acts that it cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.acts import Mention, act_name, cited_acts, is_stale, mentions
from komak.edition.moments import moment_words
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import ACTS, address, relative
from komak.model import Act, Document
from komak.model.acts import PATH
from komak.outputs.pages.render import rendered

_GROUPS: dict[str, tuple[str, ...]] = {
    "laws": ("law", "code", "parliament"),
    "decrees": ("decree", "resolution"),
    "government": ("cabinet", "order", "rules"),
    "reported": ("draft", "report"),
    "international": ("treaty", "un"),
}
"""Heading to the kinds of acts below it."""


@dataclass(frozen=True)
class Row:
    """An act as the table shows it."""

    act: Act
    title: str
    name: str
    status: str
    checked: str
    is_stale: bool
    confidence: str
    note: str
    pages: tuple[tuple[str, str], ...]
    """Link and title of each page that cites it."""


@dataclass(frozen=True)
class Group:
    """Acts of a kind, in order of their days."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ActNotice:
    """One line above a text about acts that it cites."""

    words: str
    acts: tuple[tuple[str, str], ...]
    """Link to its row and name of each."""
    language: str

    @property
    def html(self) -> str:
        named = Markup("; ").join(Markup('<a href="{}">{}</a>').format(link, name) for link, name in self.acts)
        return Markup('<p class="km-notice" lang="{}">{} {}.</p>').format(self.language, self.words, named)


def acts_page(edition: Edition) -> Page:
    """Every act, group by group."""
    s = edition.strings
    found = mentions(edition)
    groups = (Group(f"km-{name}", s(f"acts.{name}"), _rows(kinds, edition, found)) for name, kinds in _GROUPS.items())
    markdown = rendered("acts", s=s, groups=[group for group in groups if group.rows])
    title, summary = s("acts.title"), s("acts.summary")
    return Page(ACTS, index_of(ACTS), edition.locale, title, s("acts.label"), summary, markdown, PATH, None,
                edition.locale, kind=Kind.LIST)  # fmt: skip


def _rows(kinds: tuple[str, ...], edition: Edition, found: Mapping[str, tuple[Mention, ...]]) -> tuple[Row, ...]:
    acts = (act for act in edition.curriculum.acts if act.kind in kinds)
    ordered = sorted(acts, key=lambda act: (act.date is None, str(act.date), act.id))
    return tuple(_row(act, edition, found.get(act.id, ())) for act in ordered)


def _row(act: Act, edition: Edition, found: tuple[Mention, ...]) -> Row:
    s, link = edition.strings, _linking(edition, ACTS)
    return Row(
        act=act,
        title=act.title[edition.locale],
        name=act_name(act, edition),
        status=s(f"act.status.{act.status}"),
        checked=moment_words(act.checked, edition),
        is_stale=is_stale(act, edition),
        confidence=s(f"act.confidence.{act.source.confidence}"),
        note=act.note.get(edition.locale, ""),
        pages=tuple((link(mention.uri), mention.title) for mention in found),
    )


def act_notices(document: Document, uri: str, edition: Edition) -> tuple[ActNotice, ...]:
    """What a reader of `document` on the page `uri` is told: acts that are repealed, acts that were checked long ago."""
    acts = cited_acts(document, edition)
    table = _linking(edition, uri)(ACTS)
    repealed = [act for act in acts if act.status == "repealed"]
    stale = [act for act in acts if is_stale(act, edition) and act not in repealed]
    return tuple(
        ActNotice(edition.strings(f"acts.{name}"), tuple(_named(act, table, edition) for act in chosen), edition.locale)
        for name, chosen in (("repealed", repealed), ("stale", stale))
        if chosen
    )


def _named(act: Act, table: str, edition: Edition) -> tuple[str, str]:
    name = act_name(act, edition)
    told = (
        name
        if act.status == "repealed"
        else edition.strings("acts.checked-then", name=name, when=moment_words(act.checked, edition))
    )
    return f"{table}#{act.id}", told


def _linking(edition: Edition, uri: str) -> Callable[[str], str]:
    here = address(uri, edition.locale, edition.default_locale)
    return lambda target: relative(address(target, edition.locale, edition.default_locale), here)
