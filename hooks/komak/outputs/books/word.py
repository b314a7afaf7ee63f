"""A book → DOCX for those who quote and comment: real headings, a table of contents, numbers as text, links inside."""

from __future__ import annotations

import io
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.html import HtmlElement

from komak.languages.typography import glued
from komak.outputs.books.orders import WordBook
from komak.press.chapters import bound
from komak.press.office.inline import bookmark_name, bookmarked
from komak.press.office.prose import Prose
from komak.press.office.word_base import GREY, TEAL, Paper, blank_document
from komak.press.office.zipped import settled
from komak.press.pdf import Sheet, raster
from komak.workshop import Product

NUMBER = "Paragraph number"
"""Style of the number of a paragraph: whoever wants a text without them hides it."""
_CONTENTS = ' TOC \\o "1-2" \\h \\z \\n '
_LEVELS = {"h2": "Heading 1", "h3": "Heading 2"}
_SPACE = "\N{EN SPACE}"
_WIDTH = Mm(110)


def written(order: WordBook) -> Product:
    """The book as a Word file."""
    prose = _BookProse(order.sheet)
    prose.front()
    prose.write(bound(order.sheet.bound.chapters if order.sheet.bound else ()))
    result = io.BytesIO()
    prose.document.save(result)
    return Product(settled(result.getvalue()))


def _document(sheet: Sheet) -> WordDocument:
    """A document with the styles of a book."""
    document = blank_document(
        Paper(
            locale=sheet.locale, title=sheet.title, subject=sheet.summary, comments=sheet.summary, head=sheet.title,
            mark="", brand=sheet.author, edition=sheet.edition, licence=sheet.licence,
            page_words=sheet.words.page_of, url=sheet.page_url,
        )
    )  # fmt: skip
    styles: Any = document.styles
    for name, size, before in (("Heading 1", 17, 0), ("Heading 2", 12.5, 14)):
        styles[name].font.size, styles[name].paragraph_format.space_before = Pt(size), Pt(before)
    for name, level in (("Heading 3", 2), ("toc 1", None), ("toc 2", None)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style, style.next_paragraph_style = styles["Normal"], styles["Normal"]
        style.paragraph_format.space_after = Pt(3)
        if level is not None:
            style.font.bold, style.font.color.rgb, style.paragraph_format.space_before = True, TEAL, Pt(8)
            outline = OxmlElement("w:outlineLvl")
            outline.set(qn("w:val"), str(level))
            style.element.get_or_add_pPr().append(outline)
    styles["toc 1"].font.bold, styles["toc 1"].paragraph_format.space_before = True, Pt(6)
    styles["toc 2"].paragraph_format.left_indent = Mm(8)
    number = styles.add_style(NUMBER, WD_STYLE_TYPE.CHARACTER)
    number.font.size, number.font.bold, number.font.color.rgb = Pt(8.5), True, TEAL
    return document


class _BookProse(Prose):
    """A book under way."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(_document(sheet), sheet.title, {})
        self._sheet, self._marks = sheet, 0
        self._number: HtmlElement | None = None
        self._last: Any = None

    def front(self) -> None:
        """Title page, imprint, contents."""
        sheet, bound_ = self._sheet, self._sheet.bound
        assert bound_, "a book is bound"
        self.document.add_paragraph(glued(sheet.summary), style="Subtitle")
        self.document.add_paragraph(bound_.edition_line).paragraph_format.space_after = Pt(30)
        for name, words in bound_.imprint:
            self._imprint(name, words)
        self._contents(bound_.contents)

    def _imprint(self, name: str, words: str) -> None:
        head = self.document.add_paragraph()
        head.paragraph_format.keep_with_next, head.paragraph_format.space_after = True, Pt(0)
        run = head.add_run(name)
        run.bold, run.font.color.rgb = True, GREY
        for line in words.split("\n"):
            self.document.add_paragraph(glued(line)).paragraph_format.space_after = Pt(6)

    def _contents(self, title: str) -> None:
        """A table of contents that is there when the file is opened, and that Word can make anew."""
        assert self._sheet.bound, "a book is bound"
        heading = self.document.add_paragraph()
        heading.paragraph_format.page_break_before = True
        run = heading.add_run(title)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(17), TEAL
        titles = list(bound(self._sheet.bound.chapters).iter("h2", "h3"))
        for at, one in enumerate(titles):
            entry = self.document.add_paragraph(style="toc 1" if one.tag == "h2" else "toc 2")
            if at == 0:
                _field(entry, "begin", _CONTENTS)
                _field(entry, "separate")
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), bookmark_name(one.get("id", "")))
            link.append(entry.add_run(" ".join("".join(one.itertext()).split()))._r)  # noqa: SLF001 - python-docx has no links
            entry._p.append(link)  # noqa: SLF001
            if at == len(titles) - 1:
                _field(entry, "end")

    def _mark(self, paragraph: Any, place: str | None) -> None:
        if place:
            self._marks += 1
            bookmarked(paragraph, place, self._marks)

    def _title(self, element: HtmlElement) -> None:
        self._heading = "".join(element.itertext()).strip()
        paragraph = self.document.add_paragraph(style=_LEVELS.get(element.tag, "Heading 3"))
        paragraph.paragraph_format.page_break_before = "new-page" in element.get("class", "").split()
        paragraph.paragraph_format.keep_with_next = True
        self._mark(paragraph, element.get("id"))
        self._line(paragraph).write(element)

    def _box(self, element: HtmlElement) -> None:
        number = element.get("number")
        if number is None:
            super()._box(element)
            return
        self._number = element
        first = element.find("*")
        if first is None or first.tag != "p" or _picture(first) is not None:
            self._paragraph().paragraph_format.keep_with_next = True
        self.write(element)
        self._number = None

    def _paragraph(self) -> Any:
        paragraph, numbered = super()._paragraph(), self._number
        if numbered is not None:
            self._number = None
            self._mark(paragraph, numbered.get("id"))
            paragraph.add_run(f"{numbered.get('number')}{_SPACE}", style=NUMBER)
        self._last = paragraph
        return paragraph

    def _plain(self, element: HtmlElement) -> None:
        picture = _picture(element)
        drawing = self._sheet.images.get(picture.get("src", "")) if picture is not None else None
        content = raster(drawing) if drawing is not None else None
        if picture is None or content is None:
            super()._plain(element)
            if self._last is not None and "".join(element.itertext()).rstrip().endswith(":"):
                self._last.paragraph_format.keep_with_next = True
            return
        shape = self._paragraph().add_run().add_picture(io.BytesIO(content), width=_WIDTH)
        shape._inline.docPr.set("descr", picture.get("alt", ""))  # noqa: SLF001 - python-docx has no words for the blind


def _picture(element: HtmlElement) -> HtmlElement | None:
    """The picture that is all of a paragraph."""
    found = element.find("img")
    return found if found is not None and not "".join(element.itertext()).strip() else None


def _field(paragraph: Any, kind: str, instruction: str = "") -> None:
    """A part of a field: its begin with what it does, what parts that from its content, its end."""
    run = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no fields
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    if instruction:
        text = OxmlElement("w:instrText")
        text.set(qn("xml:space"), "preserve")
        text.text = instruction
        paragraph.add_run()._r.append(text)  # noqa: SLF001
