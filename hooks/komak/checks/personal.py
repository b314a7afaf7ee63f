"""A rule about what belongs to one person: phones, addresses, numbers of papers. What is published cannot be taken back.

An error and no advice: today's texts have none, and service numbers, laws, codes of forms look otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.source import CURRICULUM, PAGES
from komak.source.folder import STAMPS_SUFFIX

_TEXTS = frozenset({".md", ".yml", ".svg", ".csv"})
_BEFORE = r"(?<![\w/=&?#+-])(?<!\d[.,])"
"""Not inside of a web address, a word or a longer number."""
_GAP = r"[\s().-]{0,3}"
_MOBILE = "(?:20|33|50|55|77|87|88|90|91|93|94|95|97|98|99)"
"""Codes of mobile networks: a number that begins otherwise is of an office, or no phone at all."""
_ROLES = "info|office|contact|help|support|press|mail|admin|murojaat|devon|kotibiyat|priem|hr|training|kurs|noreply"
_PATTERNS = (
    (re.compile(rf"(?<![\w/=&?#])(?:\+|00)?998{_GAP}\d\d{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d(?!\d)"), "a phone number"),
    (
        re.compile(rf"{_BEFORE}\(?{_MOBILE}(?:\)[\s-]?|[\s-]{{1,2}})\d{{3}}[\s-]?\d\d[\s-]?\d\d(?![\d-])"),
        "a phone number",
    ),
    (re.compile(rf"{_BEFORE}(?!20){_MOBILE}\d{{7}}(?!\d)"), "a phone number"),
    (re.compile(rf"{_BEFORE}[1-6]\d{{13}}(?!\d)"), "a personal number (PINFL)"),
    (re.compile(r"(?<![\w/=-])[A-ZА-Я]{2}[\s-]?(?:No\s?)?\d{7}(?!\d)"), "the number of a passport or an ID card"),
    (
        re.compile(
            rf"(?<![\w.+/-])(?!(?:{_ROLES}|git)@)[\w.+-]+@(?!(?:[\w-]+\.)*example\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,}}\b",
            re.IGNORECASE,
        ),
        "an e-mail address of a person",
    ),
)


_POSSIBLE = re.compile(r"[\d@]")
"""Stands in all of them."""


def personal_data(subject: Subject) -> Iterator[Issue]:
    """No text below curriculum/ and docs/, be it a remark or a picture's text, has what belongs to one person."""
    for folder in (CURRICULUM, PAGES):
        for file in sorted((subject.root / folder).rglob("*")):
            if file.suffix not in _TEXTS or file.name.endswith(STAMPS_SUFFIX) or not file.is_file():
                continue
            for number, line in enumerate(_text(file).splitlines(), 1):
                for what in personal(line):
                    yield Issue(file.relative_to(subject.root).as_posix(), number, Code.PERSONAL_DATA, "text",
                                f"this looks like {what}: it would be published for good",
                                "Delete it, or leave an empty line to write on: ____.")  # fmt: skip


def _text(file: Path) -> str:
    """Nothing of a file that cannot be read: another rule names it."""
    try:
        return file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def personal(line: str) -> Iterator[str]:
    """What of a person the line has, each kind once."""
    plain = unicodedata.normalize("NFKC", line)
    if _POSSIBLE.search(plain):
        yield from dict.fromkeys(what for pattern, what in _PATTERNS if pattern.search(plain))
