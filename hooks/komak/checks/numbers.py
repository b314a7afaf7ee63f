"""What two languages of a text must have in common: that there is a text at all, and its numbers.

Telephone numbers, hours, ages, dates, laws and sums are facts; a translation that says 48 hours instead of 24 is wrong,
however good its language. Numbers are compared as a set, because how often and in which order they stand is style; only
the numbers that save a life are compared one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from komak.checks.subject import Subject
from komak.dialect.code import without_fences
from komak.ground.issue import Code, Issue, Severity
from komak.languages import TURNED, TUTUQ, language
from komak.model import Document, ModuleTranslation, Section
from komak.model.document import LEAD

_NEUTRAL = re.compile(
    r"`[^`\n]*`|https?://\S+|\]\([^)\n]{0,1000}\)|\{[^{}\n]*\}|</?[A-Za-z][^<>]*>|&#?\w+;|\[\^[^\]\n]{1,60}\]:?|(?<![*\w])\*(?![*\s])[^*\n]+\*(?!\*)"
    r"|^[ >]*(?:[-*+] )?\d{1,3}[.)][ ]+|U\+[0-9A-F]{4}|(?<![^\W\d_])[^\W\d_]+\d[\w-]*|\b[A-Z]{3}-\d\d\b",
    re.MULTILINE,
)
"""Code, addresses, ids, foreign titles, numbers of list entries, names like A4 and INT-03."""
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(rf"\d{{1,3}}(?:[ {_SPACES}]\d{{3}})+(?!\d)|\d+(?:[,.:]\d+)*")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(rf"[^\W\d_]+(?:[{TURNED}{TUTUQ}][^\W\d_]+)*")
_TEXT = re.compile(r"\w")
_HTML = re.compile(r"<!--.*?-->|</?[A-Za-z](?![^<>]*\balt=)[^<>]*>|&#?\w+;|\{[^{}\n]*\}", re.DOTALL)
_EMERGENCY = frozenset({"101", "102", "103", "104", "112"})


@dataclass(frozen=True)
class _Part:
    """A section or a field in one language."""

    path: str
    line: int
    name: str
    text: str
    locale: str
    body: str | None = None
    """Of a section: its text without the heading."""


def counterparts(subject: Subject) -> Iterator[Issue]:
    """A section has text in both languages or in none, and the same numbers in both."""
    for source, translation in _pairs(subject):
        is_empty = _is_empty(translation)
        if is_empty != _is_empty(source):
            full, empty = (source, translation) if is_empty else (translation, source)
            yield Issue(empty.path, empty.line, Code.EMPTY_TRANSLATION, empty.name,
                        f"there is no text here, but in {full.path}:{full.line}",
                        "Translate it, or delete the text in both languages.")  # fmt: skip
        else:
            yield from _different(source, translation)


def _is_empty(part: _Part) -> bool:
    return part.body is not None and not _TEXT.search(_HTML.sub(" ", part.body))


def _different(source: _Part, translation: _Part) -> Iterator[Issue]:
    here, there = _numbers(translation.text), _numbers(source.text)
    missing = [number for number in there if number not in here and not _is_spelt(number, translation)]
    added = [number for number in here if number not in there and not _is_spelt(number, source)]
    told = [f"{', '.join(missing)} of {source.path}:{_line(source, missing)} is missing"] if missing else []
    told += [f"{', '.join(added)} is not in {source.path}:{source.line}"] if added else []
    calls, wanted = _calls(translation.text), _calls(source.text)
    if not told and calls != wanted:
        told = [f"{', '.join(calls)} where {source.path}:{_line(source, wanted)} says {', '.join(wanted)}"]
    if told:
        yield Issue(translation.path, _line(translation, added or calls), Code.NUMBERS_DIFFER,
                    translation.name, "the numbers differ from the source: " + "; ".join(told),
                    "Compare both languages; a number that both need stands in both.", Severity.WARNING)  # fmt: skip


def _calls(text: str) -> list[str]:
    """Emergency numbers of a text in their order."""
    return [number for number in _written(text) if number in _EMERGENCY]


def _line(part: _Part, numbers: list[str]) -> int:
    """Line of the first of `numbers` in a part, else its first line."""
    for offset, line in enumerate(part.text.split("\n")):
        if any(number in _numbers(line) for number in numbers):
            return part.line + offset
    return part.line


def _pairs(subject: Subject) -> Iterator[tuple[_Part, _Part]]:
    """Every section and field with its counterpart in the source language."""
    for source, translation in subject.curriculum.translation_pairs:
        here, there = (_sections(document) for document in (source, translation))
        for name, section in here.items():
            if name in there:
                yield _section(source, name, section), _section(translation, name, there[name])
        yield from _fields(source, translation)
    facts = subject.curriculum.facts
    for wordings in subject.curriculum.wordings:
        said = wordings.texts.get(facts.source_locale, {})
        for locale in wordings.translations(facts):
            for name, saying in wordings.texts[locale].items():
                if name in said and name not in wordings.alone:
                    first = said[name]
                    yield (
                        _Part(first.path, first.line, first.field, first.text, facts.source_locale),
                        _Part(saying.path, saying.line, saying.field, saying.text, locale),
                    )


def _sections(document: Document) -> Mapping[str, Section]:
    """Sections that have an id of their own, and the lead."""
    named = [(section.id or LEAD, section) for section in document.sections if section.id or section.heading is None]
    names = [name for name, _ in named]
    return {name: section for name, section in named if names.count(name) == 1}


def _section(document: Document, name: str, section: Section) -> _Part:
    title = section.heading.title if section.heading else ""
    line = section.heading.line if section.heading else section.line
    gap = "\n" * max(1, section.line - line)
    body = section.markdown
    return _Part(document.path, line, name, title + gap + body, document.locale, body)


def _fields(source: Document, translation: Document) -> Iterator[tuple[_Part, _Part]]:
    """Titles, summaries and outcomes above a text; sources are titles, and often in another language."""
    said = dict(_texts(translation))
    for name, text in _texts(source):
        if name in said:
            yield (
                _Part(source.path, source.field_lines[name], name, text, source.locale),
                _Part(translation.path, translation.field_lines[name], name, said[name], translation.locale),
            )


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    metadata = document.metadata
    for name in ("title", "summary", "description"):
        if isinstance(text := getattr(metadata, name, None), str):
            yield name, text
    if isinstance(metadata, ModuleTranslation):
        for name in ("outcomes", "materials", "short_notes"):
            yield from ((f"{name}.{key}", text) for key, text in getattr(metadata, name).items())


@cache
def _written(text: str) -> tuple[str, ...]:
    """Numbers of a text as they stand there."""
    return tuple(_NUMBER.findall(_NEUTRAL.sub(" ", without_fences(text)))) if _DIGIT.search(text) else ()


@cache
def _numbers(text: str) -> Mapping[str, None]:
    """Numbers of a text as one writes them in both languages: 12 500 is 12500, 2.5 is 2,5, 09:00 is 9:00."""
    found: dict[str, None] = {}
    for number in _written(text):
        bare = re.sub(rf"[ {_SPACES}]", "", number).replace(".", ",")
        found.setdefault(bare.lstrip("0") or "0")
    return found


def _is_spelt(number: str, part: _Part) -> bool:
    """Whether a small number stands in words in a part."""
    spelt = language(part.locale).numbers
    if not number.isdigit() or int(number) >= len(spelt):
        return False
    beginnings = tuple(spelt[int(number)].split(","))
    return any(word.lower().startswith(beginnings) for word in _WORD.findall(part.text))
