"""The rule KM521: names of people are found wherever the site would publish them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_project import issues_of, write_project

Certificates = Callable[..., Any]
"""The command of the conftest; returns its Run."""

LIST = "№;Ф.И.О.\n1;Каримова Гузаль\n"


def _found(root: Path) -> list[str]:
    return [issue.partition(":")[0] for issue in issues_of(root) if "KM521" in issue]


def _workbook(*parts: tuple[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        for name, text in parts:
            book.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("docs/list.csv", LIST.encode()),
        ("docs/list.csv", LIST.encode("cp1251")),
        ("docs/deep/down/list.txt", LIST.encode("utf-16")),
        ("curriculum/care/first/list.tsv", LIST.replace(";", "\t").encode()),
        ("docs/participants.xls", b"whatever"),
        (
            "docs/one.xlsx",
            _workbook(("xl/sharedStrings.xml", "<sst><si><t>Familiya</t></si><si><t>Ism</t></si></sst>")),
        ),
        ("docs/one.xlsx", _workbook(("xl/worksheets/sheet1.xml", "<is><t>Ф.И.О. участника</t></is>"))),
        ("docs/one.ods", _workbook(("content.xml", "<text:p>ФИО</text:p>"))),
        ("docs/Сертификат Каримовой.pdf", b"%PDF-1.7"),
        ("docs/register.csv", b"a;b"),
    ],
)
def test_found(tmp_path: Path, path: str, content: bytes) -> None:
    """Lists in every format, and certificates by their name."""
    assert _found(write_project(tmp_path, {path: content})) == [path]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("docs/data.csv", b"year;cases\n2026;3\n"),
        ("docs/robots.txt", b"User-agent: *\n"),
        ("docs/prices.xlsx", _workbook(("xl/sharedStrings.xml", "<sst><si><t>Цена</t></si></sst>"))),
        ("docs/broken.xlsx", b"PK\x03\x04broken"),
        ("docs/law.pdf", b"%PDF-1.7"),
        ("people.csv", LIST.encode()),
    ],
)
def test_not_found(tmp_path: Path, path: str, content: bytes) -> None:
    """Other tables and documents, and what lies outside, are nobody's business."""
    assert _found(write_project(tmp_path, {path: content})) == []


def test_our_own_files(certificates: Certificates, project: Path) -> None:
    """What the command made is found under any name."""
    run = certificates(LIST)
    for number, content in enumerate(run.files.values()):
        suffix = "pdf" if content.startswith(b"%PDF") else "csv"
        (project / f"docs/{number}.{suffix}").write_bytes(content)

    assert len(_found(project)) == len(run.files) == 3
