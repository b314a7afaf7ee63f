"""The words of a PDF file or a workbook, and where a reader finds each: in a title, on a page, in a cell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from typing import TYPE_CHECKING

from komak.checks.parcels import parcels

if TYPE_CHECKING:
    import pikepdf

_CELLS = re.compile(r"xl/(?:sharedStrings|worksheets/sheet\d+|drawings/drawing\d+)\.xml")
_CELL = re.compile(r"<(si|is|a:p)\b[^>]*>(.*?)</\1>|<v>(\d{9,14})</v>", re.DOTALL)
_PIECE = re.compile(r"<(?:a:)?t\b[^>]*>([^<]*)<")
"""A cell with a bold word is in pieces."""
_EDGE = re.compile(r"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_LAYOUT = re.compile(r'&(?:"[^"]*"|\d+|[A-Z])')
"""How Excel writes the place and the letters of a head line between its words."""
_TAB = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"')
_TOLD = re.compile(r"<(?:dc:title|dc:subject|dc:description|cp:keywords|cp:category)\b[^>]*>([^<]*)<")
_INFO = ("/Title", "/Subject", "/Keywords")
_XMP = ("dc:title", "dc:description", "pdf:Keywords")


def words_of_workbook(raw: bytes) -> Iterator[str]:
    """Cells, drawn words, head and foot lines, names of tabs, title and description. Raises ValueError if it cannot be read."""
    for part, content in parcels(raw):
        text = content.decode("utf-8", "replace")
        if _CELLS.fullmatch(part.filename):
            yield from (number or "".join(_PIECE.findall(inner)) for _, inner, number in _CELL.findall(text))
            yield from (_LAYOUT.sub(" ", unescape(edge)) for edge in _EDGE.findall(text))
        elif part.filename == "xl/workbook.xml":
            yield from _TAB.findall(text)
        elif part.filename == "docProps/core.xml":
            yield from _TOLD.findall(text)


def words_of_pdf(raw: bytes) -> Iterator[tuple[str, str]]:
    """Title and keywords, what is filled into a form, the words of each page; a scan has none. Raises ValueError if it cannot be read."""
    import pikepdf  # slow to import, and most projects have no such file

    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            told = pdf.open_metadata()
            yield from (("title", str(pdf.docinfo.get(key, ""))) for key in _INFO)
            yield from (("title", str(told.get(key, ""))) for key in _XMP)
            yield from (("field", words) for words in _filled_in(pdf))
    except pikepdf.PdfError as error:
        raise ValueError from error
    yield from ((f"page {number}", words) for number, words in enumerate(_printed(raw), 1))


def _filled_in(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What somebody has written into fields, and remarks: a viewer shows both over the page."""
    import pikepdf

    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary):
            is_field, is_remark = "/FT" in each or "/T" in each, each.get("/Type") == "/Annot" or "/Subtype" in each
            yield from (str(each[key]) for key, has in (("/V", is_field), ("/Contents", is_remark))
                        if has and isinstance(each.get(key), pikepdf.String))  # fmt: skip


def _printed(raw: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(raw)) as pdf:
            for page in pdf:
                yield "\n".join(page.get_textpage().get_text_bounded().splitlines())
    except pypdfium2.PdfiumError as error:
        raise ValueError from error
