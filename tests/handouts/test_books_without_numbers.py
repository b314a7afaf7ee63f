"""A text whose paragraphs have no numbers yet is a book all the same; its lists name chapters instead."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from tests.conftest import copy_sample
from tests.reading import letters, pdf_text

from komak.site.assembly import laid_out
from komak.source import read
from komak.workshop.makeable import make


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every format of the Russian book, by its suffix."""
    root = copy_sample(tmp_path_factory.mktemp("books"), "sample").folder
    (root / "curriculum/paragraphs/method.yml").write_text("chapters: {}\n", "utf-8")
    for page in (root / "docs/method").glob("*.md"):
        page.write_text(
            re.sub(r"^§ .*\n\n", "", page.read_text("utf-8"), flags=re.MULTILINE).replace("#p1.1.1", ""), "utf-8"
        )
    reading = read(root)
    assert reading.curriculum
    site = laid_out(reading.curriculum, reading.lexicon, root, "https://example.org/")
    return {
        Path(order.dest).suffix: make(order).content
        for order in site.orders
        if order.dest.startswith("files/books/method.ru.")
    }


def test_each_format_says_its_chapters_without_numbers(made: dict[str, bytes]) -> None:
    assert set(made) == {".pdf", ".docx", ".epub"}
    with zipfile.ZipFile(io.BytesIO(made[".epub"])) as archive:
        epub = archive.read("EPUB/roles.xhtml").decode()
    word = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made[".docx"])).paragraphs)
    for said in (pdf_text(io.BytesIO(made[".pdf"])), word, epub):
        assert letters("Дверь открывают хозяева, а не гость.") in letters(said)
        assert "1.2.1" not in said
        assert "1. Роли" not in said


def test_the_list_of_forms_names_the_chapter(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made[".epub"])) as archive:
        assert '<a href="record.xhtml#record">Запись</a>' in archive.read("EPUB/book-forms.xhtml").decode()
