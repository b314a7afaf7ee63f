"""Pages to what the index has of them, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from komak.outputs.search.page import WEIGHTS, SearchPage, Section


@dataclass(frozen=True)
class PageRow:
    """A page as it is found and shown."""

    url: str
    title: str
    weight: float
    labels: tuple[str, ...]
    sections: tuple[tuple[str, str, str], ...]
    """Anchor, title and text; the first is the lead, with the title of the page."""
    keys: tuple[str, ...]
    download: tuple[str, ...]
    """Address and label of a file, or nothing."""


def rows_of(pages: Sequence[SearchPage]) -> list[PageRow]:
    """A row for each page of one language."""
    by_url = {page.url: page for page in pages}
    contexts = _contexts(pages)
    return [_row(page, by_url, contexts.get(page.url, ())) for page in pages]


def _contexts(pages: Sequence[SearchPage]) -> dict[str, tuple[str, ...]]:
    """For pages that nothing else tells apart in a list of results: the title of the page above."""
    alike = Counter((page.title, page.labels) for page in pages)
    titles = {page.url: page.title for page in pages}
    return {page.url: _above(page.url, titles) for page in pages if alike[page.title, page.labels] > 1}


def _above(url: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    above = url.rstrip("/").rpartition("/")[0]
    while above and f"{above}/" not in titles:
        above = above.rpartition("/")[0]
    return (titles[f"{above}/"],) if above else ()


def _row(page: SearchPage, by_url: Mapping[str, SearchPage], context: tuple[str, ...]) -> PageRow:
    other = by_url.get(page.shown_on or "")
    sections = list(_own(page.sections, other.sections) if other else page.sections)
    names = (label for label in page.labels if label not in page.title)  # or the title would be worth twice as much
    return PageRow(
        url=page.url,
        title=page.title,
        weight=WEIGHTS[page.kind],
        labels=(*page.labels, *context),
        sections=tuple(_text(section, None if at else page.title) for at, section in enumerate(sections)),
        keys=(*names, *page.keys),
        download=(page.download.address, page.download.label) if page.download else (),
    )


def _text(section: Section, title: str | None) -> tuple[str, str, str]:
    return section.anchor, section.title if title is None else title, "\n".join(section.lines)


def _own(sections: Sequence[Section], shown: Sequence[Section]) -> Iterable[Section]:
    """`sections` without the lines that `shown` has; a section without any line of its own is left out."""
    elsewhere = {line for section in shown for line in section.lines}
    for section in sections:
        lines = tuple(line for line in section.lines if line not in elsewhere)
        if lines or not section.anchor:
            yield Section(section.anchor, section.title, lines)
