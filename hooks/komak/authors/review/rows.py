"""What a reviewer reads of a module or a page: its texts in two languages, passage beside passage."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from komak.authors.review.passages import Passage, passages
from komak.ground.lines import Lines
from komak.model import Curriculum, Document, KnowledgeTest, Module, Work

_MARK = 10
"""Hexadecimal digits."""
_LETTER = re.compile(r"[^\W_]")
Sides = tuple[Passage | None, Passage | None]


@dataclass(frozen=True)
class Row:
    """A passage in the first language and in the second."""

    sides: Sides
    mark: str
    """A name that is another as soon as one of the texts is: an old file never meets a newer text."""


@dataclass(frozen=True)
class Part:
    """One file of a module, or a page."""

    title: str
    rows: tuple[Row, ...]


def parts_of(reference: str, curriculum: Curriculum, root: Path) -> tuple[Part, ...]:
    """The texts of ``track/module`` or of a page (``guide/steps``) below `root`; none if there is no such thing."""
    locales = curriculum.bilingual or (curriculum.facts.source_locale, curriculum.facts.source_locale)
    module = curriculum.module(reference)
    works = _works(module) if module else _page(reference, curriculum)
    parts = [(_title(work), _pairs(work, locales)) for work in works]
    if module and module.test:
        parts.append((module.test.path, _questions(module.test, locales, root)))
    return tuple(Part(title, tuple(_rows(pairs))) for title, pairs in parts if pairs)


def _rows(pairs: list[Sides]) -> Iterator[Row]:
    """Texts that stand in a file several times are told apart by their number."""
    seen = Counter[str]()
    for sides in pairs:
        said = repr([(side.path, side.kind, side.text) if side else None for side in sides])
        seen[said] += 1
        yield Row(sides, hashlib.sha256(f"{said}{seen[said]}".encode()).hexdigest()[:_MARK])


def _works(module: Module) -> list[Work]:
    return [module.documents, *(handout.documents for handout in module.handouts)]


def _page(reference: str, curriculum: Curriculum) -> list[Work]:
    wanted = {f"docs/{reference}.md", f"docs/{reference}/index.md"}
    return [work for work in curriculum.written_pages if next(iter(work.values())).neutral_path in wanted]


def _title(work: Work) -> str:
    document = next(iter(work.values()))
    return document.metadata.title or document.path


def _pairs(work: Work, locales: tuple[str, str]) -> list[Sides]:
    """Fields by name, then sections by id; inside a section passages by their order."""
    first, second = (work.get(locale) for locale in locales)
    fields = [_fields(one) if one else {} for one in (first, second)]
    found: list[Sides] = [(fields[0].get(name), fields[1].get(name)) for name in _joined(*fields)]
    sections = [dict(passages(one)) if one else {} for one in (first, second)]
    for name in _joined(*sections):
        found += zip_longest(sections[0].get(name, ()), sections[1].get(name, ()))
    return found


def _joined(first: Iterable[str], second: Iterable[str]) -> dict[str, None]:
    """Names of both, those of the first in their order."""
    return dict.fromkeys((*first, *second))


def _fields(document: Document) -> dict[str, Passage]:
    """The texts above the text, by name."""
    texts = dict(_texts("", document.metadata.model_dump(include=_FIELDS, exclude_unset=True)))
    found = {
        name: _in_yaml(document.path, document.text, name, text, document.field_lines) for name, text in texts.items()
    }
    return {name: passage for name, passage in found.items() if passage}


_FIELDS = {"title", "summary", "outcomes", "materials", "sources", "short_notes", "description"}


def _texts(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(f"{name}.{key}" if name else str(key), part)


def _questions(test: KnowledgeTest, locales: tuple[str, str], root: Path) -> list[Sides]:
    text = (root / test.path).read_text("utf-8")
    found = list[Sides]()
    for name, wording in test.wordings:
        sides = [
            _in_yaml(test.path, text, f"{name}.{locale}", wording[locale], test.lines) if locale in wording else None
            for locale in locales
        ]
        found += [(sides[0], sides[1])] if any(sides) else []
    return found


def _in_yaml(path: str, whole: str, field: str, text: str, lines: Lines) -> Passage | None:
    """The text of a field where it stands in its line; None if it is written over several lines. Only sources are Markdown."""
    number = lines[field]
    start = sum(len(line) + 1 for line in whole.split("\n")[: number - 1])
    line = whole[start:].partition("\n")[0]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    found = next((words for words in (text, escaped, text.replace("'", "''")) if line.count(words) == 1), None)
    if found is None or not _LETTER.search(text):
        return None
    at, end = line.index(found), line.index(found) + len(found)
    quote = line[at - 1] if at and line[at - 1] in "'\"" and line[end : end + 1] == line[at - 1] else ""
    return Passage(path, number, f"field{quote}", start + at, start + end, text, found,
                   is_plain=not field.startswith("sources."))  # fmt: skip
