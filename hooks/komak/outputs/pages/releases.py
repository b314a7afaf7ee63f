"""The page of editions: every frozen one at its address, and what changed from one to the next and since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.changes import Change, changes, words_now
from komak.edition.days import days_in
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import RELEASES, address, feed_address, page_uri, relative, release_address
from komak.model.paragraphs import anchor
from komak.model.releases import Release, Words
from komak.outputs.pages.render import rendered


@dataclass(frozen=True)
class ReleaseRow:
    """An edition in the list."""

    name: str
    day: str
    texts: tuple[tuple[str, str], ...]
    """Title and link of each text of it."""


@dataclass(frozen=True)
class ChangeRow:
    """A paragraph that changed."""

    number: str
    kind: str
    link: str
    """Where it stands now, or stood."""
    words: Markup


@dataclass(frozen=True)
class Comparison:
    """What changed in one text from one state to the next."""

    id: str
    title: str
    rows: tuple[ChangeRow, ...]


def releases_page(edition: Edition) -> Iterator[Page]:
    """The page, if there is a text with numbered paragraphs."""
    if not edition.curriculum.numbered:
        return
    s = edition.strings
    here = address(RELEASES, edition.locale, edition.default_locale)
    rows = tuple(_row(release, edition, here) for release in reversed(edition.curriculum.releases))
    title, summary = s("releases.title"), s("releases.summary")
    markdown = rendered("releases", s=s, rows=rows, comparisons=tuple(_comparisons(edition, here)),
                        feed=relative(feed_address(edition.locale), here))  # fmt: skip
    yield Page(RELEASES, index_of(RELEASES), edition.locale, title, title, summary, markdown, None, None, edition.locale,
               kind=Kind.LIST)  # fmt: skip


def released_notice(uri: str, edition: Edition) -> str:
    """On a page of a text that was released: where the newest edition of it stands, which does not change. Else nothing."""
    folder, _, rest = uri.partition("/")
    slug = rest.strip("/")
    for release in reversed(edition.curriculum.releases):
        said = next(iter(release.words.get(folder, {}).values()), ())
        if any(one.chapter == slug for one in said) or (said and not slug):
            here, s = address(uri, edition.locale, edition.default_locale), edition.strings
            told = s("releases.notice", name=release.name, day=days_in([release.facts.date], edition))
            link = Markup('<a href="{}">{}</a>').format(_there(release, uri, edition, here), s("releases.open"))
            return Markup('<p class="km-released">{} {}</p>').format(told, link)
    return ""


def _row(release: Release, edition: Edition, here: str) -> ReleaseRow:
    texts = tuple(
        (_title(folder, edition), _there(release, f"{folder}/", edition, here)) for folder in release.facts.texts
    )
    return ReleaseRow(release.name, days_in([release.facts.date], edition), texts)


def _title(folder: str, edition: Edition) -> str:
    """Name of a text: that of its first page as it is called now."""
    for work in edition.curriculum.written_pages:
        text = edition.page_text(work) if edition.curriculum.facts.source_locale in work else None
        if text and page_uri(text.document.neutral_path.removeprefix("docs/")) == f"{folder}/":
            return str(text.metadata.title or folder)
    return folder


def _there(release: Release, uri: str, edition: Edition, here: str) -> str:
    """Link to a page of a release; in its first language if it had not ours."""
    locale = edition.locale if edition.locale in release.facts.locales else release.facts.locales[0]
    return relative(release_address(release.name) + address(uri, locale, release.facts.locales[0]), here)


def _comparisons(edition: Edition, here: str) -> Iterator[Comparison]:
    """The newest first: since the last edition, then from each to the one before it."""
    releases = edition.curriculum.releases
    if not releases:
        return
    now, s = words_now((edition,)), edition.strings
    for folder in now:
        name = releases[-1].name
        rows = _rows(folder, releases[-1].words, now, None, releases[-1], edition, here)
        yield Comparison(f"since-{folder}", f"{_title(folder, edition)}. {s('releases.since', name=name)}", tuple(rows))
    for before, after in reversed(list(pairwise(releases))):
        for folder in after.words:
            rows = _rows(folder, before.words, after.words, after, before, edition, here)
            told = s("releases.between", name=after.name, before=before.name)
            place = f"{folder}-{after.name.replace('.', '-')}"
            yield Comparison(place, f"{_title(folder, edition)}. {told}", tuple(rows))


def _rows(folder: str, before: Words, now: Words, newer: Release | None, older: Release, edition: Edition, here: str) -> Iterator[ChangeRow]:  # fmt: skip
    locale = edition.locale if edition.locale in before.get(folder, {}) else edition.curriculum.facts.source_locale
    for change in changes(before.get(folder, {}).get(locale, ()), now.get(folder, {}).get(locale, ())):
        yield ChangeRow(change.number, edition.strings(f"releases.{change.kind}"), _place(folder, change, newer, older, edition, here), change.marked)  # fmt: skip


def _place(folder: str, change: Change, newer: Release | None, older: Release, edition: Edition, here: str) -> str:
    uri = f"{folder}/{change.chapter}/"
    stood = older if change.kind == "retired" else newer
    page = (
        _there(stood, uri, edition, here)
        if stood
        else relative(address(uri, edition.locale, edition.default_locale), here)
    )
    return f"{page}#{anchor(change.number)}"
