"""What a reader of a PDF file or a workbook sees of its words where they can be had without drawing it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape

from komak.checks.parcels import parcels

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


def words_of_pdf(raw: bytes) -> Iterator[str]:
    """Title, subject and keywords; not the words of its pages, which are drawings. Raises ValueError if it cannot be read."""
    import pikepdf  # slow to import, and most projects have no such file

    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            yield from (str(pdf.docinfo.get(key, "")) for key in _INFO)
            told = pdf.open_metadata()
            yield from (str(told.get(key, "")) for key in _XMP)
    except pikepdf.PdfError as error:
        raise ValueError from error
