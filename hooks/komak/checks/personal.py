"""Rules about what belongs to one person: phones, addresses, numbers of papers, full names. What is published cannot be taken back.

Errors and no advice. What may stand there all the same is named in ``curriculum/allowed.yml``, with the reason.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.checks.full_names import full_names
from komak.checks.lists_of_people import tables_of_people
from komak.checks.plain_text import plain
from komak.checks.privacy import people_in
from komak.checks.subject import Subject
from komak.checks.traits import Trait, traits
from komak.ground.issue import Code, Issue
from komak.model import Allowance
from komak.source import CURRICULUM, PAGES
from komak.source.allowances import PATH as ALLOWED
from komak.source.folder import STAMPS_SUFFIX

_TEXTS = frozenset({".md", ".yml", ".svg", ".csv", ".tsv", ".txt"})
_TABLES = frozenset({".csv", ".tsv", ".txt"})
"""What Excel writes in its own encodings."""
_MENDS: Mapping[Code, str] = {
    Code.PERSONAL_DATA: "Delete it, or leave an empty line to write on: ____.",
    Code.FULL_NAME: f"Tell of people by a given name; whoever agreed to be named stands in {ALLOWED} with the reason.",
    Code.PARTICIPANTS: "Leave the column of names empty: ____.",
}


_STROKES = re.compile(
    r"\b(?:d|points|viewBox|\w*[tT]ransform|\w*[vV]alues|kernelMatrix|stroke-dasharray|rotate|d?[xy])=(\"[^\"]*\"|'[^']*')"
)
"""Where a drawing has numbers that are places."""
_CITED = re.compile(
    r"^(?:[\"']?sources[\"']?[ ]*:[^\n]*\n(?:(?:[ \t-].*)?\n)*|##[^\n]*\{#sources\}\n(?:(?!#).*\n?)*)", re.MULTILINE
)
"""Who wrote a book is no secret: the sources of a module, and of a page."""
_SIGN = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Exposed:
    """Something of a person in a file."""

    path: str
    text: str
    """The whole file as plain text."""
    trait: Trait

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.trait.spans[0][0]) + 1


def personal_data(subject: Subject) -> Iterator[Issue]:
    """No text below curriculum/ and docs/, be it a remark, a picture's text or a name of a file, has what belongs to one person."""
    for found in exposed(subject):
        spans = tuple(let_through(subject, found))
        if len(found.trait.spans) - len(spans) >= found.trait.least:
            said = f"this looks like {found.trait.what}: it would be published for good"
            yield Issue(found.path, found.line, found.trait.code, "text", said, _MENDS[found.trait.code])


def exposed(subject: Subject) -> tuple[Exposed, ...]:
    """Everything of that kind, allowed or not, found once."""
    return subject.once(_exposed, "")


def let_through(subject: Subject, found: Exposed) -> Iterator[tuple[Allowance, str]]:
    """For each place of `found` that is allowed as a whole: by which exception, and which of its forms.

    In the list of exceptions one form stands behind another, and two of them may look like one name.
    """
    holds = _touches if found.path == ALLOWED else _covers
    for span in found.trait.spans:
        for allowance, shown, pattern in subject.once(_allowed, found.path):
            if any(holds(match.span(), span) for match in pattern.finditer(found.text)):
                yield allowance, shown
                break


def _covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _touches(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _allowed(subject: Subject, path: str) -> tuple[tuple[Allowance, str, re.Pattern[str]], ...]:
    """What may stand in a file. In the list of exceptions itself, all of it."""
    given = (one for one in subject.curriculum.allowances if path == ALLOWED or one.covers(path))
    return tuple((one, shown, _spelled(shown)) for one in given for shown in one.shown)


def _spelled(shown: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, plain(shown).split()))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])")


def _exposed(subject: Subject, _: str) -> tuple[Exposed, ...]:
    small = subject.every_small_word
    authors = [re.escape(plain(one.name)) for one in subject.curriculum.facts.contributors]
    files = (file for folder in (CURRICULUM, PAGES) for file in sorted((subject.root / folder).rglob("*")))
    found = (one for file in files for one in _in(file, subject.root, small))
    own = re.compile("|".join(authors) or r"(?!)")
    return tuple(one for one in found if not all(own.fullmatch(one.text[start:end]) for start, end in one.trait.spans))


def _in(file: Path, root: Path, small: frozenset[str]) -> Iterator[Exposed]:
    if file.name.endswith(STAMPS_SUFFIX) or not file.is_file():
        return
    path, name = file.relative_to(root).as_posix(), plain(file.stem)
    yield from (Exposed(path, name, trait) for trait in traits(name))
    if file.suffix.lower() in _TEXTS:
        text = plain(_STROKES.sub(_blanked, _text(file)) if file.suffix.lower() == ".svg" else _text(file))
        is_list = bool(people_in(file))  # then the whole file is told
        names = () if is_list else full_names(_CITED.sub(_blanked, text), small)
        found = (*traits(text), *names, *tables_of_people(text))
        yield from (Exposed(path, text, trait) for trait in found)


def _blanked(match: re.Match[str]) -> str:
    return _SIGN.sub(" ", match[0])


def _text(file: Path) -> str:
    """With plain ends of lines. Nothing of a file that cannot be read: another rule names it."""
    try:
        raw = file.read_bytes()
    except OSError:
        return ""
    return _decoded(raw, file).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes, file: Path) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1251" if file.suffix.lower() in _TABLES else "utf-8", "replace")
