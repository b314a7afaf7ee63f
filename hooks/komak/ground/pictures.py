"""What a picture file brings along besides the picture: position, owner, camera, remarks. And the file without it.

JPEG, PNG and WebP are lists of parts; the parts that draw are kept byte for byte, so nothing is compressed anew.
Which way up a photo is shown is kept as the one field of a metadata block that says nothing else.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
    | {b"acTL", b"fcTL", b"fdAT", b"cICP"}
)
_WEBP_DRAWS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_FLAGS = {b"EXIF": 0x08, b"XMP ": 0x04}
_NAMES = {0xE0: "a thumbnail", 0xE1: "EXIF or XMP", 0xED: "IPTC", 0xFE: "a comment"}
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Parts:
    """A picture file taken apart."""

    clean: bytes
    """The file with what draws, and nothing else."""
    extra: tuple[str, ...] = ()
    """What else it holds, for people."""
    is_cmyk: bool = False


class NoPictureError(ValueError):
    """The file cannot be taken apart: it is damaged or of another kind."""


def parts(raw: bytes) -> Parts:
    """Take a JPEG, PNG or WebP apart. Raises NoPictureError."""
    try:
        if raw.startswith(b"\xff\xd8"):
            return _jpeg(raw)
        if raw.startswith(_PNG):
            return _png(raw)
        if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
            return _webp(raw)
    except (struct.error, IndexError) as error:
        raise NoPictureError from error
    raise NoPictureError


def cleaned(raw: bytes) -> bytes:
    """The picture alone; one in the colours of a printing press becomes one for screens. Raises NoPictureError."""
    found = parts(raw)
    return _rgb(found.clean) if found.is_cmyk else found.clean


def _jpeg(raw: bytes) -> Parts:
    kept, extra, turned, is_cmyk = [raw[:2]], list[str](), 1, False
    for marker, segment, rest in _segments(raw):
        if marker in (0xDA, 0xD9):  # the picture itself, to the end of the file
            end = raw.find(b"\xff\xd9", rest)
            end = _last_end(raw, rest) if end >= 0 else len(raw)
            kept.append(raw[rest - len(segment) : end])
            extra += ["data behind the picture"] if raw[end:].strip(b"\0") else []
            break
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            is_cmyk = segment[9] == 4
        if _draws(marker, segment):
            kept.append(segment)
        elif marker == 0xE1 and segment[4:10] == _EXIF:
            turned = _turned(segment[10:])
            extra += [] if segment == _jpeg_turn(turned) else _exif_names(segment[10:])
        else:
            extra.append(_NAMES.get(marker, "an application's own data"))
    if turned > 1:
        kept.insert(1, _jpeg_turn(turned))
    return Parts(b"".join(kept), tuple(dict.fromkeys(extra)), is_cmyk)


def _segments(raw: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, bytes and end of every segment."""
    at = 2
    while at < len(raw):
        if raw[at] != 0xFF:
            raise NoPictureError
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        size = (
            0
            if marker == 0xD9 or 0xD0 <= marker <= 0xD7 or marker == 0x01
            else struct.unpack(">H", raw[at + 2 : at + 4])[0]
        )
        segment = raw[at : at + 2 + size]
        at += 2 + size
        yield marker, segment, at


def _last_end(raw: bytes, at: int) -> int:
    """Where the picture ends that begins at `at`: at the first end mark, for inside a scan FF is followed by 00."""
    while at < len(raw) - 1:
        at = raw.find(b"\xff", at)
        if at < 0 or at + 1 >= len(raw):
            return len(raw)
        marker = raw[at + 1]
        if marker == 0xD9:
            return at + 2
        skips = marker not in (0x00, 0xFF) and not 0xD0 <= marker <= 0xD7
        at += 2 + (struct.unpack(">H", raw[at + 2 : at + 4])[0] if skips else 0) if marker != 0xFF else 1
    return len(raw)


def _draws(marker: int, segment: bytes) -> bool:
    if marker == 0xE0:
        return segment[4:9] == b"JFIF\0" and segment[16:18] == b"\0\0"
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return segment[4:9] == b"Adobe"
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _png(raw: bytes) -> Parts:
    kept, extra, at = [_PNG], list[str](), len(_PNG)
    while at < len(raw):
        size, kind = struct.unpack(">I4s", raw[at : at + 8])
        chunk, at = raw[at : at + 12 + size], at + 12 + size
        if kind in _PNG_DRAWS:
            kept.append(chunk)
        elif kind == b"eXIf":
            small = _png_turn(_turned(chunk[8:-4]))
            kept.append(small)
            extra += [] if small == chunk else _exif_names(chunk[8:-4])
        else:
            extra.append(f"the chunk {kind.decode('latin-1')}")
        if kind == b"IEND":
            extra += ["data behind the picture"] if raw[at:].strip(b"\0") else []
            break
    return Parts(b"".join(kept), tuple(dict.fromkeys(extra)))


def _webp(raw: bytes) -> Parts:
    kept, extra, at, end = list[bytes](), list[str](), 12, 8 + struct.unpack("<I", raw[4:8])[0]
    while at + 8 <= min(end, len(raw)):
        kind, size = struct.unpack("<4sI", raw[at : at + 8])
        chunk, at = raw[at : at + 8 + size + size % 2], at + 8 + size + size % 2
        if kind in _WEBP_DRAWS:
            kept.append(chunk)
        elif kind == b"EXIF":
            small = _webp_turn(_turned(chunk[8 : 8 + size].removeprefix(_EXIF)))
            kept.append(small)
            extra += [] if small == chunk else _exif_names(chunk[8:].removeprefix(_EXIF))
        else:
            extra.append(kind.decode("latin-1").strip())
    extra += ["data behind the picture"] if raw[end:].strip(b"\0") else []
    has_exif = any(chunk[:4] == b"EXIF" for chunk in kept)
    body = b"".join(_flagged(chunk, has_exif=has_exif) for chunk in kept)
    return Parts(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body, tuple(dict.fromkeys(extra)))


def _flagged(chunk: bytes, *, has_exif: bool) -> bytes:
    if chunk[:4] != b"VP8X":
        return chunk
    flags = chunk[8] & ~0x0C | (_WEBP_FLAGS[b"EXIF"] if has_exif else 0)
    return chunk[:8] + bytes([flags]) + chunk[9:]


def _tiff_turn(turned: int) -> bytes:
    """A metadata block that says which way up, and nothing else."""
    return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0) + b"\0\0\0\0"


def _jpeg_turn(turned: int) -> bytes:
    block = _EXIF + _tiff_turn(turned)
    return b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block


def _png_turn(turned: int) -> bytes:
    import zlib

    block = b"eXIf" + _tiff_turn(turned)
    return struct.pack(">I", len(block) - 4) + block + struct.pack(">I", zlib.crc32(block))


def _webp_turn(turned: int) -> bytes:
    block = _tiff_turn(turned)
    return b"EXIF" + struct.pack("<I", len(block)) + block


def _turned(tiff: bytes) -> int:
    """The orientation that a metadata block says, 1 to 8; 1 is upright."""
    value = next((value for tag, value in _fields(tiff) if tag == _ORIENTATION), 1)
    return value if 1 <= value <= 8 else 1


def _exif_names(tiff: bytes) -> list[str]:
    return ["the place where it was taken (GPS)"] * any(tag == 0x8825 for tag, _ in _fields(tiff)) + ["EXIF"]


def _fields(tiff: bytes) -> Iterator[tuple[int, int]]:
    """Tag and first value of the fields of the first list in a block."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 14:
        return
    at = struct.unpack(order + "I", tiff[4:8])[0]
    count = struct.unpack(order + "H", tiff[at : at + 2])[0] if at + 2 <= len(tiff) else 0
    for index in range(min(count, 200)):
        entry = tiff[at + 2 + 12 * index : at + 14 + 12 * index]
        if len(entry) == 12:
            tag, _, _, value = struct.unpack(order + "HHIH", entry[:10])
            yield tag, value


def _rgb(raw: bytes) -> bytes:
    from PIL import Image, ImageCms, ImageOps

    try:
        with Image.open(io.BytesIO(raw), formats=["JPEG"]) as image:
            upright = ImageOps.exif_transpose(image)
            profile = image.info.get("icc_profile")
            if profile:
                source, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
                made = ImageCms.profileToProfile(upright, source, screen, outputMode="RGB")
            else:
                made = upright.convert("RGB")
    except (OSError, ValueError, ImageCms.PyCMSError, Image.DecompressionBombError) as error:
        raise NoPictureError from error
    result = io.BytesIO()
    assert made is not None
    made.info.clear()
    made.save(result, "JPEG", quality=92)
    return result.getvalue()
