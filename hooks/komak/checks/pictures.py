"""Rules about picture files: all of them are published, whether a text shows them or not."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from komak.checks.subject import Subject
from komak.issue import Code, Issue
from komak.model import Module

_SVG = "{http://www.w3.org/2000/svg}svg"
_ACTIVE = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "set"}
    | {"animate", "animateMotion", "animateTransform"}
)
"""Elements that run or load something; animations can write a script into a link."""
_HIDING = (b"<!ENTITY", b"<?xml-stylesheet")
"""What brings in parts that are not in the tree."""
_RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def pictures(module: Module, subject: Subject) -> Iterator[Issue]:
    """Every picture can be decoded, is what its name says, and holds nothing that runs or loads."""
    for image in module.images:
        path = f"{module.folder}/{image}"
        for line, reason in _faults(subject.root / path):
            yield Issue(path, line, Code.CORRUPT_IMAGE, "image", f"the picture cannot be used: {reason}",
                        "Save it again as SVG, PNG or JPEG.")  # fmt: skip


def _faults(file: Path) -> Iterator[tuple[int, str]]:
    """Line and reason of what is wrong with a picture."""
    if file.suffix != ".svg":
        if not _decodes(file):
            yield 1, f"the file is damaged, too large or not {_RASTER[file.suffix]}"
        return
    try:
        raw = file.read_bytes()
        raw.decode("utf-8")  # else the marks below could stand there in another encoding
        tree = etree.parse(io.BytesIO(raw), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield getattr(error, "lineno", None) or 1, "the SVG is broken or not UTF-8"
        return
    for hidden in (mark for mark in _HIDING if mark in raw):
        yield raw.count(b"\n", 0, raw.index(hidden)) + 1, f"it contains {hidden.decode()}"
    yield from list(_active_parts(tree))[:1]


def _decodes(file: Path) -> bool:
    from PIL import Image  # slow to import, and most builds check drawings only

    try:
        with warnings.catch_warnings(), Image.open(file, formats=[_RASTER[file.suffix]]) as image:
            warnings.simplefilter("error")
            image.load()
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Warning, Image.DecompressionBombError):
        return False
    return True


def _active_parts(tree: etree._ElementTree) -> Iterator[tuple[int, str]]:
    if tree.getroot().tag != _SVG:
        yield 1, "the file is not an SVG"
    for element in tree.iter(etree.Element):
        for part in _active_in(element):
            yield element.sourceline or 1, part  # type: ignore[misc]  # the stubs do not know the type of sourceline


def _active_in(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname
    if name in _ACTIVE:
        yield f"it contains <{name}>"
    if name == "style" and _loads("".join(map(str, element.itertext()))):
        yield "its styles load something"
    for attribute, value in element.attrib.items():
        local = etree.QName(attribute).localname
        is_foreign = local == "href" and not str(value).startswith(("#", "data:image/"))
        if local.startswith("on") or is_foreign or (local != "href" and _loads(str(value))):
            yield f"it contains the attribute {local}"


def _loads(style: str) -> bool:
    """Whether CSS fetches something from elsewhere."""
    plain = "".join(style.split()).replace("'", "").replace('"', "").lower()
    return "@import" in plain or "url(" in plain.replace("url(#", "").replace("url(data:image/", "")
