"""Pages to the files that the reader's browser searches: for each language one manifest entry and two parts.

A part is ``{pages: [[url, title, weight, labels, sections, keys, download], …]}`` with sections ``[anchor, title, text]``:
the text itself and no postings; the first has also the `words`, how what readers type is understood. The browser makes them in a fraction of a second, so that words are folded and stemmed by one
program only, and the same text gives the snippets.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from komak.languages import described
from komak.outputs.search.meaning import Meaning
from komak.outputs.search.page import LATER, WEIGHTS, SearchPage, Section

FOLDER = "search/"
MANIFEST = f"{FOLDER}search_index.json"
"""Material fetches this address with every page and hands the content to the worker."""
STEMMERS = frozenset(one.base for one in described().values() if one.has_stemmer)
"""Languages with a stemmer, ``hooks/theme/assets/search/<language>.js``, in whatever script."""


def index_files(pages: Iterable[SearchPage], meanings: Mapping[str, Meaning] | None = None) -> dict[str, str]:
    """Address to content of every file of the index. Names carry a digest: a browser may keep them for ever.

    `meanings` tells for each language how the words of its readers are understood.
    """
    by_locale: dict[str, list[SearchPage]] = {}
    for page in sorted(pages, key=lambda page: (page.locale, page.url)):
        by_locale.setdefault(page.locale, []).append(page)
    files: dict[str, str] = {}
    manifest = {}
    for locale, found in by_locale.items():
        parts = {_name(locale, text): text for text in _parts(found, (meanings or {}).get(locale, Meaning()))}
        files |= {f"{FOLDER}{name}": text for name, text in parts.items()}
        manifest[locale] = {"language": _language(locale), "stemmers": sorted(STEMMERS), "parts": list(parts)}
    return {**files, MANIFEST: _json({"config": manifest, "docs": []})}


def _language(locale: str) -> str:
    """The language whatever its script."""
    return locale.split("-", maxsplit=1)[0]


def _name(locale: str, text: str) -> str:
    return f"{locale}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.json"


def _parts(pages: Sequence[SearchPage], meaning: Meaning) -> list[str]:
    by_url = {page.url: page for page in pages}
    contexts = _contexts(pages)
    rows: tuple[list[object], list[object]] = ([], [])
    for page in pages:
        rows[page.kind in LATER].append(_row(page, by_url, contexts.get(page.url, ())))
    first, later = rows
    return [_json({"words": meaning.rows, "pages": first}), *([_json({"pages": later})] if later else [])]


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


def _row(page: SearchPage, by_url: Mapping[str, SearchPage], context: tuple[str, ...]) -> list[object]:
    other = by_url.get(page.shown_on or "")
    sections = _own(page.sections, other.sections) if other else page.sections
    file = [[page.download.address, page.download.label]] if page.download else []
    texts = [_section(section) for section in sections]
    names = (label for label in page.labels if label not in page.title)  # or the title would be worth twice as much
    return [page.url, page.title, WEIGHTS[page.kind], [*page.labels, *context], texts, [*names, *page.keys], *file]


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
