"""Numbered texts as books: everything is in them, can be found in them, and leads on inside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import pikepdf
import yaml
from tests.conftest import Built
from tests.reading import interface_words, letters, pdf_margins, pdf_text
from tests.standards import faults
from tests.verify.bound import books


def test_the_first_page_offers_the_book_and_each_chapter_leads_to_it(site: Built) -> None:
    for book in books(site):
        for address, page in book.pages.items():
            hrefs = page.xpath("//article//a[@type='application/pdf']/@href")
            linked = [site.files.get(urljoin(f"/{address}", href).removeprefix("/")) for href in hrefs]
            assert book.file(".pdf") in linked, f"/{address}"


def test_a_book_says_all_that_its_pages_say(site: Built) -> None:
    for book in books(site):
        printed = letters(pdf_text(book.file(".pdf")))
        for address, page in book.pages.items():
            said = page.xpath("//article//div[contains(concat(' ', @class, ' '), ' km-paragraph ')]//p[not(a)]")
            missing = [one.text_content() for one in said if not _is_in(letters(one.text_content()), printed)]
            assert missing == [], f"/{address}"


def _is_in(said: str, printed: str) -> bool:
    """Whether the words stand there, perhaps on two pages with the foot and the head of a page between."""
    begun = bisect_left(range(1, len(said) + 1), 1, key=lambda length: said[:length] not in printed)
    return begun == len(said) or (said[begun:] in printed and max(begun, len(said) - begun) > _LEAST)


_LEAST = 40
"""Letters of the longer of the two pieces: a few stand anywhere."""


def test_every_number_stands_in_the_book_before_its_paragraph(site: Built) -> None:
    for book in books(site):
        printed = re.sub(r"\s+", " ", pdf_text(book.file(".pdf")))
        at = 0
        for page in book.pages.values():
            for one in page.xpath("//div[contains(concat(' ', @class, ' '), ' km-paragraph ')]"):
                number = one.get("id").removeprefix("p")
                found = re.compile(rf"(?<![\d.-]){re.escape(number)}(?![\d.-]\d)").search(printed, at)
                assert found, f"{book.folder}.{book.locale}: {number}"
                at = found.end()
        assert at


def test_bookmarks_and_contents_are_the_chapters_and_sections_in_order(site: Built) -> None:
    for book in books(site):
        with pikepdf.open(book.file(".pdf")) as pdf, pdf.open_outline() as outline:
            (title,) = outline.root
            marks = [letters(one.title) for chapter in title.children for one in (chapter, *chapter.children)]
            own = [mark for mark in marks if mark in set(book.headings)]
            assert own == book.headings, book.file(".pdf").name
        printed = letters(pdf_text(book.file(".pdf")))
        contents = letters(interface_words(site.project, book.locale)("book.contents"))
        assert printed.index(contents) < printed.index(book.headings[0])


def test_the_contents_name_the_page_on_which_a_chapter_begins(site: Built) -> None:
    for book in books(site):
        with pikepdf.open(book.file(".pdf")) as pdf, pdf.open_outline() as outline:
            places = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            begins = [places[one.destination[0].objgen] for one in outline.root[0].children[1:]]
            found = {
                int(number) for page in pdf.pages[2 : begins[0] - 1] for number in re.findall(r"\d+", _words(page))
            }
        assert set(begins) <= found, book.file(".pdf").name


def _words(page: pikepdf.Page) -> str:
    one, kept = pikepdf.new(), BytesIO()
    one.pages.append(page)
    one.save(kept)
    return pdf_text(kept)


def test_the_head_of_a_page_says_book_and_chapter(site: Built) -> None:
    for book in books(site):
        margins = [letters(margin) for margin in pdf_margins(book.file(".pdf"))]
        title = letters(book.pages[book.index].xpath("string(//article//h1)"))[:30]
        assert margins[0] == "", "the title page has neither head nor foot"
        assert all(title in margin for margin in margins[2:])
        for page in list(book.pages.values())[1:]:
            chapter = letters(page.xpath("string(//article//h1)"))[:30]
            assert any(chapter in margin for margin in margins), f"{book.file('.pdf').name}: {chapter}"


def test_a_link_to_another_chapter_stays_in_the_book(site: Built) -> None:
    seen = 0
    for book in books(site):
        with pikepdf.open(book.file(".pdf")) as pdf:
            links = [link for page in pdf.pages[2:] for link in page.get("/Annots", [])]
            addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
            seen += sum("/A" not in link or "/URI" not in link.A for link in links)
        chapters = tuple(address for address in book.pages if address != book.index)
        assert [one for one in addresses if one.partition("#")[0].endswith(chapters)] == [], book.file(".pdf").name
    assert seen


def test_the_imprint_says_edition_and_how_to_cite(site: Built) -> None:
    edition = yaml.safe_load((site.project / "curriculum/curriculum.yml").read_text("utf-8"))["edition"]
    for book in books(site):
        said, words = pdf_text(book.file(".pdf")), interface_words(site.project, book.locale)
        assert edition in said
        assert letters(words("book.cite")) in letters(said)
        assert book.index in re.sub(r"\s", "", said)


def test_forms_and_sources_are_listed_at_the_end(site: Built) -> None:
    for book in books(site):
        said, words = letters(pdf_text(book.file(".pdf"))), interface_words(site.project, book.locale)
        last = said.index(letters(list(book.pages.values())[-1].xpath("string(//div[@class='km-paragraph']/p[2])")))
        places = [said.find(letters(words(f"book.{name}-lead"))) for name in ("forms", "sources")]
        assert last < places[0] < places[1], book.file(".pdf").name


def test_a_book_is_told_with_its_size(site: Built) -> None:
    for book in books(site):
        (box,) = book.pages[book.index].xpath("//article//li[contains(@class, 'km-download')]")
        assert str(len(_pages(book.file(".pdf")))) in box.text_content(), book.folder
        linked = {urljoin(f"/{book.index}", href).rpartition(".")[2] for href in box.xpath(".//a/@href")}
        assert linked == {"pdf", "docx", "epub"}


def _pages(path: Path) -> list[int]:
    with pikepdf.open(path) as pdf:
        return list(range(len(pdf.pages)))


def test_a_book_keeps_both_standards_and_names_its_language(site: Built) -> None:
    for book in books(site):
        assert faults(book.file(".pdf")) == []
        with pikepdf.open(book.file(".pdf")) as pdf:
            assert str(pdf.Root.Lang) == book.locale
