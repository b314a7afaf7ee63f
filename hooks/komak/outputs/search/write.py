"""Pages to the files that the reader's browser searches: for each language a folder of small parts.

``start.json`` is fetched first: how words are understood, what is known of all pages in a few numbers, and with which
letters each part begins. The others are fetched as a query needs them:

* ``w…`` stems: their words and where they stand; ``m…`` further places of a stem that stands nearly everywhere;
* ``p…`` what a result shows of its page, ``t…`` texts of sections: title and snippet;
* ``e…`` words by their ends, ``b…`` Russian words by how they sound in Latin letters: for those who mistype.

A folder carries a digest of all that is in it: a browser may keep its files for ever, and an old page never meets new parts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from komak.languages import described
from komak.outputs.search.bones import skeleton
from komak.outputs.search.counts import Counts, counted
from komak.outputs.search.cutting import Cut, cut
from komak.outputs.search.meaning import Meaning
from komak.outputs.search.page import SearchPage
from komak.outputs.search.postings import STEP, Section, divided, encoded
from komak.outputs.search.rows import PageRow, rows_of

FOLDER = "search/"
MANIFEST = f"{FOLDER}search_index.json"
"""Material fetches this address with every page and hands the content to the worker."""
STEMMERS = frozenset(one.base for one in described().values() if one.search)
"""Languages with a stemmer, ``hooks/theme/assets/search/<language>.js``, in whatever script."""
_WORDS, _LISTED, _ROWS, _TEXTS = 4200, 6000, 5000, 2600
"""Bytes of a part before it is packed; about a third of it afterwards."""


def index_files(pages: Iterable[SearchPage], meanings: Mapping[str, Meaning] | None = None) -> dict[str, str]:
    """Address to content of every file of the index.

    `meanings` tells for each language how the words of its readers are understood.
    """
    by_locale: dict[str, list[SearchPage]] = {}
    for page in pages:
        by_locale.setdefault(page.locale, []).append(page)
    return files_of(
        {
            locale: index_parts(found, (meanings or {}).get(locale, Meaning()), locale)
            for locale, found in sorted(by_locale.items())
        }
    )


def index_parts(pages: Iterable[SearchPage], meaning: Meaning, locale: str) -> dict[str, str]:
    """Name to content of the parts of the index of one language; all `pages` are in it."""
    return _parts(rows_of(sorted(pages, key=lambda page: page.url)), meaning, _language(locale))


def files_of(parts_by_locale: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Address to content of every file, of the parts that each language has."""
    files: dict[str, str] = {}
    manifest = {}
    for locale, parts in parts_by_locale.items():
        folder = f"{locale}.{hashlib.sha256(_json(parts).encode()).hexdigest()[:10]}/"
        files |= {f"{FOLDER}{folder}{name}.json": text for name, text in parts.items()}
        manifest[locale] = {"language": _language(locale), "stemmers": sorted(STEMMERS), "folder": folder}
    return {**files, MANIFEST: _json({"config": manifest, "docs": []})}


def _language(locale: str) -> str:
    """The language whatever its script."""
    return locale.split("-", maxsplit=1)[0]


def _parts(pages: Sequence[PageRow], meaning: Meaning, language: str) -> dict[str, str]:
    """Name to content of the parts of one language."""
    counts = counted(pages, language)
    words, further = _words(counts, _sections(pages, counts))
    rows, texts = _cut_rows(pages), _cut_texts(pages)
    lists = {"e": _listed(counts, _backwards), "b": _listed(counts, skeleton) if language == "ru" else []}
    start = {
        "words": meaning.rows,
        "known": _known(pages, meaning),
        "pages": [[page.weight, len(page.sections)] for page in pages],
        "step": STEP,
        "length": round(sum(length.text for length in counts.lengths) / (len(counts.lengths) or 1), 2),
        "starts": {
            "w": [key for key, _ in words],
            **{name: [key for key, _ in found] for name, found in lists.items()},
        },
        "numbers": {"p": _sizes(rows), "t": _sizes(texts)},
    }
    numbered: dict[str, Sequence[object]] = {
        "w": [content for _, content in words],
        "m": further,
        "p": rows,
        "t": texts,
        **{name: [content for _, content in found] for name, found in lists.items()},
    }
    parts = {
        f"{kind}{at}": _json(content) for kind, contents in numbered.items() for at, content in enumerate(contents)
    }
    return {"start": _json(start), **parts}


def _known(pages: Sequence[PageRow], meaning: Meaning) -> dict[str, tuple[int, str]]:
    """Number and title of the pages that are led to by their url."""
    wanted = {url for url, _ in meaning.first} | set(meaning.help) | set(meaning.apart)
    return {page.url: (at, page.title) for at, page in enumerate(pages) if page.url in wanted}


def _sections(pages: Sequence[PageRow], counts: Counts) -> list[Section]:
    facts = [(page.weight, at == 0) for page in pages for at in range(len(page.sections))]
    return [Section(*fact, length) for fact, length in zip(facts, counts.lengths, strict=True)]


def _words(counts: Counts, sections: Sequence[Section]) -> tuple[list[tuple[str, object]], list[list[int]]]:
    """Parts of stems with their first keys, and the further places."""
    forms = _forms(counts)
    further: list[list[int]] = []
    items = []
    for stem in sorted(counts.places):
        best, others = divided(counts.places[stem], sections)
        entry: list[object] = [" ".join(forms.get(stem, ())), encoded(best, sections)]
        if others:
            entry += [len(counts.places[stem]), list(range(len(further), len(further) + len(others)))]
            further += [encoded(piece, sections) for piece in others]
        items.append((stem, (stem, entry), len(_json([stem, entry]).encode())))
    found = cut(items, _WORDS)
    strays = _strays(counts, found)
    return [
        (start, {"stems": dict(part), "words": strays.get(at, {})})
        for at, (start, part) in enumerate(zip(found.starts, found.parts, strict=True))
    ], further


def _forms(counts: Counts) -> dict[str, list[str]]:
    """Stem to what follows it in its words; `-` for the stem itself."""
    forms: dict[str, list[str]] = {}
    for word, stem in sorted(counts.stems.items()):
        if word.startswith(stem):
            forms.setdefault(stem, []).append(word[len(stem) :] or "-")
    return forms


def _strays(counts: Counts, found: Cut[tuple[str, list[object]]]) -> dict[int, dict[str, str]]:
    """Words that do not stand with their stem, by the part where they are looked for."""
    strays: dict[int, dict[str, str]] = {}
    for word, stem in sorted(counts.stems.items()):
        part = found.part_of(word)
        if part != found.part_of(stem) or not word.startswith(stem):
            strays.setdefault(part, {})[word] = stem
    return strays


def _backwards(word: str) -> str:
    return word[::-1]


def _listed(counts: Counts, order: Callable[[str], str]) -> list[tuple[str, list[str]]]:
    """Words as they are written, in the order of a key of theirs, in parts."""
    keyed = sorted((order(word), counts.written.get(word, word)) for word in counts.stems if _may_be_meant(word))
    found = cut([(key, written, len(written.encode()) + 3) for key, written in keyed], _LISTED)
    return [(start, list(part)) for start, part in zip(found.starts, found.parts, strict=True)]


def _may_be_meant(word: str) -> bool:
    return len(word) > 2 and not any(sign.isdigit() for sign in word)


def _cut_rows(pages: Sequence[PageRow]) -> list[list[list[object]]]:
    rows = [_row(page) for page in pages]
    return [list(part) for part in cut([("", row, len(_json(row).encode())) for row in rows], _ROWS).parts]


def _row(page: PageRow) -> list[object]:
    return [page.url, page.title, page.labels, *([page.download] if page.download else [])]


def _cut_texts(pages: Sequence[PageRow]) -> list[list[Sequence[str]]]:
    """Texts in parts; a page that fits into one is not divided."""
    parts, size = [list[Sequence[str]]()], 0
    for page in pages:
        sizes = [len(_json(section).encode()) for section in page.sections]
        whole = sum(sizes)
        for at, section in enumerate(page.sections):
            needed = whole if at == 0 and whole <= _TEXTS else sizes[at]
            if parts[-1] and size + needed > _TEXTS:
                parts.append([])
                size = 0
            parts[-1].append(section)
            size += sizes[at]
    return parts


def _sizes(parts: Sequence[Sequence[object]]) -> list[int]:
    """How many things each part has; their numbers go through all parts."""
    return [len(part) for part in parts]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
