"""PDF files and workbooks among the pages: what they say of who wrote them, and the file without it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from functools import reduce
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

from komak.checks.full_names import full_names
from komak.checks.parcels import parcels
from komak.checks.plain_text import plain
from komak.checks.traits import Trait, traits
from komak.checks.wording import words_of_pdf, words_of_workbook
from komak.ground.pictures import NoPictureError, parts

if TYPE_CHECKING:
    import pikepdf

SUFFIXES = frozenset({".pdf", ".xlsx"})
_AUTHOR, _COMPANY, _REMARKS = (
    "the name of its author",
    "the name of a company",
    "remarks with the names of their authors",
)
_PROPERTIES = {
    "docProps/core.xml": ((b"dc:creator", _AUTHOR), (b"cp:lastModifiedBy", _AUTHOR)),
    "docProps/app.xml": ((b"Company", _COMPANY), (b"Manager", _AUTHOR)),
}
_LITTER = {
    "xl/workbook.xml": (
        (re.compile(rb"<\w+:absPath\b[^<>]*?/?>"), "the folder of its author's computer"),
        (re.compile(rb"(?<=<fileSharing )([^<>]*?)userName=\"[^\"]+\""), _AUTHOR),
    ),
    "docProps/custom.xml": ((re.compile(rb"<property\b.*?</property>", re.DOTALL), "properties of somebody's own"),),
}
"""What goes as a whole, and what it tells."""
_PROGRAMS = frozenset({b"openpyxl", b"komak"})
"""Write themselves where a person would stand."""
_INFO = {"/Author": _AUTHOR, "/Company": _COMPANY, "/Manager": _AUTHOR}
_XMP = ("dc:creator", "dc:contributor", "xmpRights:Owner")


def brought(raw: bytes, suffix: str) -> tuple[str, ...]:
    """What the file tells beside its pages. Raises ValueError if it cannot be read."""
    return tuple(dict.fromkeys(_of_pdf(raw) if suffix == ".pdf" else _of_workbook(raw)))


def cleaned_download(raw: bytes, suffix: str) -> bytes:
    """The file without that. Raises ValueError if it cannot be read."""
    if not brought(raw, suffix):
        return raw
    return _clean_pdf(raw) if suffix == ".pdf" else _clean_workbook(raw)


def written_in(raw: bytes, suffix: str, small: Collection[str]) -> Iterator[tuple[str, Trait]]:
    """What of a person the file says, and where; see `full_names` for `small`. Raises ValueError if it cannot be read."""
    cells = (("cell", unescape(words)) for words in words_of_workbook(raw))
    for where, words in words_of_pdf(raw) if suffix == ".pdf" else cells:
        text = plain(words)
        yield from ((where, trait) for trait in chain(traits(text), full_names(text, small)))


def _of_pdf(raw: bytes) -> Iterator[str]:
    import pikepdf  # slow to import, and most projects have no such file

    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            yield from (what for key, what in _INFO.items() if str(pdf.docinfo.get(key, "")).strip())
            told = pdf.open_metadata()
            yield from (_AUTHOR for key in _XMP if told.get(key))
            if pdf.attachments:
                yield "attached files"
            yield from (_REMARKS for remark in _remarks(pdf) if str(remark.get("/T", "")).strip())
            for photo in _photos(pdf):
                yield from _of_photo(photo.read_raw_bytes())
    except pikepdf.PdfError as error:
        raise ValueError from error


def _remarks(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Notes on the pages; a field of a form has its own name where they have their author's."""
    for page in pdf.pages:
        for each in page.get("/Annots", []):
            if each.get("/Subtype") != "/Widget":
                yield each


def _photos(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    import pikepdf

    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/DCTDecode":
            yield each


def _of_photo(raw: bytes) -> Iterator[str]:
    try:
        yield from (f"{what} in a photo" for what in parts(raw).extra)
    except NoPictureError:
        return  # a reader will show nothing of it, either


def _clean_pdf(raw: bytes) -> bytes:
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for key in _INFO:
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        if "/Metadata" in pdf.Root:
            with pdf.open_metadata() as told:
                for key in _XMP:
                    told.pop(key, None)
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        for remark in _remarks(pdf):
            if "/T" in remark:
                del remark["/T"]
        for photo in _photos(pdf):
            photo.write(_clean_photo(photo.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
        pdf.save(made)
    return made.getvalue()


def _clean_photo(raw: bytes) -> bytes:
    try:
        return parts(raw).clean
    except NoPictureError:
        return raw


def _of_workbook(raw: bytes) -> Iterator[str]:
    for part, content in parcels(raw):
        for tag, what in _PROPERTIES.get(part.filename, ()):
            words = b"".join(match[2] for match in _element(tag).finditer(content)).strip()
            if words and words.lower() not in _PROGRAMS:
                yield what
        yield from (what for pattern, what in _LITTER.get(part.filename, ()) if pattern.search(content))
        if (
            part.filename.startswith(("xl/comments", "xl/threadedComments", "xl/revisions/"))
            or "/persons/" in part.filename
        ):
            yield _REMARKS
        if part.filename.startswith("xl/media/"):
            yield from _of_photo(content)


def _clean_workbook(raw: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for part, content in parcels(raw):
            if part.filename.startswith("xl/media/"):
                book.writestr(part, _clean_photo(content))
                continue
            tags = [tag for tag, _ in _PROPERTIES.get(part.filename, ())]
            kept = reduce(lambda left, tag: _element(tag).sub(rb"\1\3", left), tags, content)
            for pattern, _ in _LITTER.get(part.filename, ()):
                kept = pattern.sub(lambda match: match[1] if match.lastindex else b"", kept)
            book.writestr(part, kept)
    return made.getvalue()


def _element(tag: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(<" + tag + rb"\b[^>]*>)(.*?)(</" + tag + rb">)", re.DOTALL)
