"""A rule about people: no list of participants and no certificate lies where the site and the repository take it from."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.roster import RosterError, columns_in, read_table
from komak.source import CURRICULUM, PAGES

_TABLES = frozenset({".csv", ".tsv", ".txt"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".ods"})
_OLD_WORKBOOK = ".xls"  # a format that only its name gives away
_MARK = b"komak-certificate"  # the keyword in certificates/template.typ
_NAMES = re.compile(
    r"certificate|sertifikat|сертификат|participants|ishtirokchilar|участник|^register\.csv$", re.IGNORECASE
)
_CELL = re.compile(r"<(?:t|text:p)\b[^>]*>([^<]*)<")
_MOST = 4_000_000  # bytes of a workbook's part; a list of names is a hundredth of it


def participants(subject: Subject) -> Iterator[Issue]:
    """Nothing below curriculum/ and docs/ is a list of people or a certificate."""
    for folder in (CURRICULUM, PAGES):
        for file in sorted((subject.root / folder).rglob("*")):
            if found := people_in(file):
                path = file.relative_to(subject.root).as_posix()
                yield Issue(path, 1, Code.PARTICIPANTS, "file", f"this is {found}: people's names would be published",
                            "Move it out of the project, to a folder of your own.")  # fmt: skip


def people_in(file: Path) -> str:
    """What of people the file is; nothing if it is none of it."""
    suffix = file.suffix.lower()
    try:
        if suffix in _TABLES and _is_list(file.read_bytes()):
            return "a list of participants"
        if suffix in _WORKBOOKS and _is_workbook_of_names(file):
            return "a workbook with names of participants"
        if suffix == ".pdf" and (_MARK in file.read_bytes() or _NAMES.search(file.name)):
            return "a certificate"
    except OSError:  # a folder, a dead link: other rules speak
        return ""
    is_named_so = suffix in _TABLES | _WORKBOOKS | {_OLD_WORKBOOK} and _NAMES.search(file.name)
    return "a list of participants" if is_named_so else ""


def _is_list(raw: bytes) -> bool:
    try:
        return bool(read_table(raw, columns_in).rows)
    except RosterError as error:
        return error.reason == "quote"  # a column of names was found, and something in it is unreadable


def _is_workbook_of_names(file: Path) -> bool:
    """Whether one of the texts in the cells is the heading of a column of names."""
    try:
        with zipfile.ZipFile(file) as book:
            parts = [part for part in book.infolist() if _may_hold_cells(part)]
            texts = (book.read(part).decode("utf-8", "replace") for part in parts)
            return any(columns_in([cell], 1) for text in texts for cell in _CELL.findall(text))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # damaged, or locked by a password
        return bool(_NAMES.search(file.name))


def _may_hold_cells(part: zipfile.ZipInfo) -> bool:
    is_text = part.filename in ("xl/sharedStrings.xml", "content.xml") or part.filename.startswith(
        "xl/worksheets/sheet"
    )
    return is_text and part.file_size <= _MOST
