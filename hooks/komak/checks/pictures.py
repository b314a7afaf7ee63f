"""Rules about picture files: all of them are published, whether a text shows them or not."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from komak.checks.downloads import SUFFIXES, cleaned_download
from komak.checks.drawings import BROKEN, NO_DRAWING, cleaned_drawing, drawing_faults
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.ground.pictures import NoPictureError, cleaned, parts
from komak.model import Module

Fault: TypeAlias = tuple[int, Code, str, str, str]
"""Line, code, field, problem and mend."""

_RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_AGAIN = "Save it again as SVG, PNG or JPEG."
_REDRAWN = (
    "Delete it in a text editor, or save the drawing anew: in Inkscape as “Plain SVG”, with pictures and words turned into"
    " paths; what only a photo can show is saved as PNG or JPEG."
)
_CLEAN = "Run `komak clean` with the path of the file, and look at the picture afterwards."
MOST_BYTES = 1_000_000
"""Handouts are sent to cheap phones, and each of them carries its pictures in every language."""
MOST_PIXELS = 16_000_000
"""A page in print has 9 million."""


def pictures(module: Module, subject: Subject) -> Iterator[Issue]:
    """Every picture can be decoded, is what its name says, brings nothing along, and holds nothing that runs or loads."""
    for image in module.images:
        path = f"{module.folder}/{image}"
        yield from (Issue(path, *fault) for fault in faults(subject.root / path))


def faults(file: Path) -> Iterator[Fault]:
    """What is wrong with a picture."""
    suffix = file.suffix.lower()
    if file.stat().st_size > MOST_BYTES:
        yield (1, Code.HEAVY_PICTURE, "image", f"the picture has {file.stat().st_size // 1000} KB, the limit is 1000 KB",
               "Make it smaller: 1600 pixels at the longer side are enough for a page.")  # fmt: skip
    if suffix == ".svg":
        for line, reason, is_litter in drawing_faults(file):
            if is_litter:
                yield line, Code.PICTURE_BRINGS, "image", f"the drawing holds {reason}", _CLEAN
            else:
                mend = _AGAIN if reason in (BROKEN, NO_DRAWING) else _REDRAWN
                yield line, Code.CORRUPT_IMAGE, "image", f"the picture cannot be used: {reason}", mend
    elif not _decodes(file):
        reason = f"the file is damaged, too large or not {_RASTER[suffix]}"
        yield 1, Code.CORRUPT_IMAGE, "image", f"the picture cannot be used: {reason}", _AGAIN
    else:
        yield from _brought(file.read_bytes())


def _brought(raw: bytes) -> Iterator[Fault]:
    """What a picture holds besides itself."""
    try:
        found = parts(raw)
    except NoPictureError:
        yield 1, Code.CORRUPT_IMAGE, "image", "the picture cannot be used: the file is damaged", _AGAIN
        return
    if found.is_cmyk:
        yield (1, Code.CORRUPT_IMAGE, "image", "the picture cannot be used: it has the colours of a printing press (CMYK)",
               "Run `komak clean` with the path of the file, or save it as RGB.")  # fmt: skip
    if found.extra:
        yield 1, Code.PICTURE_BRINGS, "image", f"the file holds more than the picture: {', '.join(found.extra)}", _CLEAN


def _decodes(file: Path) -> bool:
    from PIL import Image  # slow to import, and most builds check drawings only

    try:
        with warnings.catch_warnings(), Image.open(file, formats=[_RASTER[file.suffix.lower()]]) as image:
            warnings.simplefilter("error")
            if image.width * image.height > MOST_PIXELS:
                return False
            image.load()
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Warning, Image.DecompressionBombError):
        return False
    return True


def cleaned_picture(raw: bytes, suffix: str) -> bytes:
    """A picture, a PDF or a workbook without what it brings along. Raises ValueError if it cannot be read."""
    if suffix in SUFFIXES:
        return cleaned_download(raw, suffix)
    try:
        return cleaned_drawing(raw) if suffix == ".svg" else cleaned(raw)
    except SyntaxError as error:  # what lxml raises
        raise NoPictureError from error
