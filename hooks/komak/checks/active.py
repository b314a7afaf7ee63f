"""What in a download would do something on the computer of whoever opens it: the site runs nothing, programs do."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from komak.checks.parcels import parcels

if TYPE_CHECKING:
    import pikepdf

_ACTIONS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"})
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_PARTS = re.compile(r"xl/(?:vbaProject|embeddings/|activeX/|ctrlProps/|externalLinks/|connections\.|macrosheets/)")
_CALLING = re.compile(r"<f\b[^>]*>[^<]*?(?:\bWEBSERVICE\(|\bCALL\(|\bREGISTER|\w\|')", re.IGNORECASE)
"""A formula that asks a server or starts a program (DDE: ``cmd|'/C …'!A0``)."""
_CELL = re.compile(rb'(?:^|[;,\t])[ ]?"?[ ]?(?:[=@]|[+-](?=[A-Za-z(]))', re.MULTILINE)
"""What a spreadsheet takes for a formula when it opens a CSV, https://owasp.org/www-community/attacks/CSV_Injection."""


def active(raw: bytes, suffix: str) -> tuple[str, ...]:
    """What runs in a file of the kind .pdf, .xlsx or .csv. Raises ValueError if it cannot be read."""
    found = {".pdf": _of_pdf, ".xlsx": _of_workbook, ".csv": _of_table}[suffix](raw)
    return tuple(dict.fromkeys(found))


def _of_pdf(raw: bytes) -> Iterator[str]:
    import pikepdf  # slow to import, and most projects have no such file

    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            for each in pdf.objects:
                for found in _dictionaries(each):
                    yield from _of_dictionary(found)
    except pikepdf.PdfError as error:
        raise ValueError from error


def _dictionaries(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An object of a PDF and those written inside of it, as far as they are dictionaries."""
    import pikepdf

    if isinstance(found, pikepdf.Dictionary):
        yield found
    if isinstance(found, pikepdf.Dictionary | pikepdf.Array):
        parts = found.values() if isinstance(found, pikepdf.Dictionary) else found
        for part in parts:
            if isinstance(part, pikepdf.Object) and not part.is_indirect:
                yield from _dictionaries(part)


def _of_dictionary(found: pikepdf.Object) -> Iterator[str]:
    import pikepdf

    if "/JS" in found or str(found.get("/S", "")) in _ACTIONS:
        yield "an action that runs when the paper is opened or clicked"
    if isinstance(link := found.get("/URI"), pikepdf.String) and not _SAFE_LINK.match(str(link)):
        yield "a link that is no address of a page"


def _of_workbook(raw: bytes) -> Iterator[str]:
    for part, content in parcels(raw):
        if _PARTS.match(part.filename):
            yield "a macro, a program or a link to another file"
        elif part.filename.startswith("xl/worksheets/") and _CALLING.search(content.decode("utf-8", "replace")):
            yield "a formula that asks a server or starts a program"


def _of_table(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-16", "replace").encode() if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else raw
    if _CELL.search(text.removeprefix(b"\xef\xbb\xbf")):
        yield "a cell that begins as a formula (= + - @)"
