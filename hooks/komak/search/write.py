"""Pages to the files that the reader's browser searches: for each language one manifest entry and two parts.

A part is ``[[url, title, weight, labels, sections, download], …]`` with sections ``[anchor, title, text]``: the text
itself and no postings. The browser makes them in a fraction of a second, so that words are folded and stemmed by one
program only, and the same text gives the snippets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from komak.search.page import LATER, SearchPage, Section

FOLDER = "search/"
MANIFEST = f"{FOLDER}search_index.json"
"""Material fetches this address with every page and hands the content to the worker."""
STEMMERS = frozenset({"ru", "uz"})
"""Languages with a stemmer, ``hooks/theme/assets/search/<language>.js``, in whatever script."""


def index_files(pages: Iterable[SearchPage]) -> dict[str, str]:
    """Address to content of every file of the index. Names carry a digest: a browser may keep them for ever."""
    by_locale: dict[str, list[SearchPage]] = {}
    for page in sorted(pages, key=lambda page: (page.locale, page.url)):
        by_locale.setdefault(page.locale, []).append(page)
    files: dict[str, str] = {}
    manifest = {}
    for locale, found in by_locale.items():
        parts = {_name(locale, text): text for text in _parts(found)}
        files |= {f"{FOLDER}{name}": text for name, text in parts.items()}
        manifest[locale] = {"stemmer": _stemmer(locale), "parts": list(parts)}
    return {**files, MANIFEST: _json({"config": manifest, "docs": []})}


def _stemmer(locale: str) -> str | None:
    language = locale.split("-", maxsplit=1)[0]
    return language if language in STEMMERS else None


def _name(locale: str, text: str) -> str:
    return f"{locale}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.json"


def _parts(pages: Sequence[SearchPage]) -> list[str]:
    by_url = {page.url: page for page in pages}
    rows: tuple[list[object], list[object]] = ([], [])
    for page in pages:
        rows[page.kind in LATER].append(_row(page, by_url))
    return [_json(part) for part in rows if part]


def _row(page: SearchPage, by_url: Mapping[str, SearchPage]) -> list[object]:
    other = by_url.get(page.shown_on or "")
    sections = _own(page.sections, other.sections) if other else page.sections
    file = [[page.download.address, page.download.label]] if page.download else []
    texts = [_section(section) for section in sections]
    return [page.url, page.title, page.kind.value, list(page.labels), texts, *file]


def _section(section: Section) -> list[str]:
    return [section.anchor, section.title, "\n".join(section.lines)]


def _own(sections: Sequence[Section], shown: Sequence[Section]) -> Iterable[Section]:
    """`sections` without the lines that `shown` has; a section without any line of its own is left out."""
    elsewhere = {line for section in shown for line in section.lines}
    for section in sections:
        lines = tuple(line for line in section.lines if line not in elsewhere)
        if lines or not section.anchor:
            yield Section(section.anchor, section.title, lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
