"""PDF files and workbooks among the pages: what they say of who wrote them, and the file without it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import reduce

SUFFIXES = frozenset({".pdf", ".xlsx"})
_PROPERTIES = {
    "docProps/core.xml": (b"dc:creator", b"cp:lastModifiedBy"),
    "docProps/app.xml": (b"Company", b"Manager"),
}
_PROGRAMS = frozenset({b"openpyxl", b"komak"})
"""Write themselves where a person would stand."""
_MOST = 10_000_000  # bytes of a part that is looked at


def brought(raw: bytes, suffix: str) -> tuple[str, ...]:
    """What the file tells beside its pages. Raises ValueError if it cannot be read."""
    return tuple(dict.fromkeys(_of_pdf(raw) if suffix == ".pdf" else _of_workbook(raw)))


def cleaned_download(raw: bytes, suffix: str) -> bytes:
    """The file without that. Raises ValueError if it cannot be read."""
    if not brought(raw, suffix):
        return raw
    return _clean_pdf(raw) if suffix == ".pdf" else _clean_workbook(raw)


def _of_pdf(raw: bytes) -> Iterator[str]:
    import pikepdf  # slow to import, and most projects have no such file

    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            if str(pdf.docinfo.get("/Author", "")).strip() or pdf.open_metadata().get("dc:creator"):
                yield "the name of its author"
            if pdf.attachments:
                yield "attached files"
    except pikepdf.PdfError as error:
        raise ValueError from error


def _clean_pdf(raw: bytes) -> bytes:
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        if "/Author" in pdf.docinfo:
            del pdf.docinfo["/Author"]
        if "/Metadata" in pdf.Root:
            with pdf.open_metadata() as told:
                told.pop("dc:creator", None)
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        pdf.save(made)
    return made.getvalue()


def _of_workbook(raw: bytes) -> Iterator[str]:
    for part, content in _parts(raw):
        for tag in _PROPERTIES.get(part.filename, ()):
            words = b"".join(match[2] for match in _element(tag).finditer(content)).strip()
            if words and words.lower() not in _PROGRAMS:
                yield "the name of its author" if tag != b"Company" else "the name of a company"
        if part.filename.startswith("xl/comments") or "/persons/" in part.filename:
            yield "remarks with the names of their authors"


def _clean_workbook(raw: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for part, content in _parts(raw):
            tags = _PROPERTIES.get(part.filename, ())
            book.writestr(part, reduce(lambda left, tag: _element(tag).sub(rb"\1\3", left), tags, content))
    return made.getvalue()


def _element(tag: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(<" + tag + rb"\b[^>]*>)(.*?)(</" + tag + rb">)", re.DOTALL)


def _parts(raw: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            for part in book.infolist():
                if part.file_size > _MOST:
                    raise ValueError(part.filename)
                yield part, book.read(part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ValueError from error
