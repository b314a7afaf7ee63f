"""The same PDF in fewer bytes: nothing that a reader sees, hears or copies becomes another.

Typst writes each tag as an object of its own, uncompressed, and what it compresses could be said shorter: glyphs as
escapes of four letters, places to a millionth of a point, names of letters in typefaces that nobody looks up by name,
fields of metadata that PDF/A knows anyway.
"""

from __future__ import annotations

import functools
import io
import re
import struct
from typing import Literal

import pikepdf
from pikepdf import Name, Object, ObjectStreamMode, Pdf

_HARDEST: Literal[9] = 9  # level of compression
_NUMBER = re.compile(rb"(-?\d+\.\d{3,})")
_TEXT = re.compile(rb"\([^()\\]*\d\.\d{3}")
"""A text that would have its numbers rounded: glyphs are no digits, but words beside them may be."""
_BACKSLASH = rb"\\"
_LETTERS = {b"%03o" % code: bytes([code]) for code in range(256)} | {
    b"%03o" % ord(sign): b"\\" + said for sign, said in (("\r", b"r"), ("(", b"("), (")", b")"), ("\\", b"\\"))
}
"""What stands for an escape; those that a text in brackets needs stay escaped."""
_READ = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"})
"""Tables of a typeface that ISO 32000-1, 9.9, asks for: a PDF itself names the typeface and numbers its glyphs."""
_COMMENT = re.compile(rb"^%.*\n?", re.MULTILINE)
_INDENT = re.compile(rb">\n\s+<")
_HISTORY = re.compile(rb"<xmpMM:History>.*?</xmpMM:History>")
_KNOWN_FIELDS = re.compile(
    rb'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>(?!PDF/UA)[^<]*</pdfaSchema:schema>.*?</pdfaSchema:property></rdf:li>'
)
"""What PDF/A-2 is told of fields that it knows by itself, ISO 19005-2, 6.6.2.3; only PDF/UA's are new to it."""


def packed(pdf: bytes) -> bytes:
    """The same PDF in fewer bytes."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return saved(opened)


def saved(opened: Pdf) -> bytes:
    """The bytes of an open PDF that Typst has made."""
    for page in opened.pages:
        page.obj.Contents.write(shorter(page.obj.Contents.read_bytes()))
    for item in opened.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            item.FontFile2.write(without_names(item.FontFile2.read_bytes()))
            del item.CIDSet  # which glyphs there are: the file itself says it
        elif isinstance(item, pikepdf.Stream) and item.get("/Type") == Name.CMap:
            item.write(_COMMENT.sub(b"", item.read_bytes()))
    _shorten(opened.Root.Metadata)
    return written(opened)


def written(opened: Pdf) -> bytes:
    """The bytes of an open PDF, the same for the same content; metadata stay as they are."""
    pikepdf.settings.set_flate_compression_level(_HARDEST)
    result = io.BytesIO()
    opened.save(result, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, fix_metadata_version=False)
    return result.getvalue()


def shorter(content: bytes) -> bytes:
    """A page with glyphs as plain bytes, and with five digits of each number: a hundredth of a point on A4."""
    parts = _NUMBER.split(content)
    if not _TEXT.search(content):
        parts[1::2] = map(_rounded, parts[1::2])
    return _BACKSLASH.join(map(_unescaped, b"".join(parts).split(_BACKSLASH)))


@functools.lru_cache(maxsize=4096)  # colours, and the left edge of every line
def _rounded(number: bytes) -> bytes:
    short = b"%.5g" % float(number)
    return number if b"e" in short else short  # a PDF knows no exponents


def _unescaped(content: bytes) -> bytes:
    """What has no escaped backslash, with letters for other escapes."""
    before, *escapes = content.split(b"\\")
    return before + b"".join([_LETTERS.get(part[:3], b"\\" + part[:3]) + part[3:] for part in escapes])


def without_names(typeface: bytes) -> bytes:
    """A TrueType file with no other tables than those by which it is drawn."""
    (count,) = struct.unpack(">4xH", typeface[:6])
    listed = [struct.unpack(">4sLLL", typeface[at : at + 16]) for at in range(12, 12 + 16 * count, 16)]
    kept = [entry for entry in listed if entry[0].decode("ascii") in _READ]
    power = len(kept).bit_length() - 1
    head = struct.pack(">4sHHHH", typeface[:4], len(kept), 16 << power, power, 16 * (len(kept) - (1 << power)))
    place, body = len(head) + 16 * len(kept), b""
    for tag, checksum, start, length in kept:
        head += struct.pack(">4sLLL", tag, checksum, place + len(body), length)
        body += typeface[start : start + length] + bytes(-length % 4)
    return head + body


def _shorten(metadata: Object) -> None:
    """Metadata are never compressed, so that a program finds them that knows nothing of PDF."""
    told = _INDENT.sub(b"><", metadata.read_bytes())
    metadata.write(_KNOWN_FIELDS.sub(b"", _HISTORY.sub(b"", told)))
