"""Typst as a function: template and inputs in, tagged PDF out. The only module that knows the typesetting engine.

Every room that prints on paper comes through here, so that fonts, standards and date are the same everywhere.
Every warning of Typst counts as an error: an unknown font is only a warning, and the text vanishes.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import fontpkg_noto_sans
import typst

from komak import languages
from komak.workshop.moment import timestamp

FONTS = Path(fontpkg_noto_sans.__file__).parent / "files"

_MADE = threading.local()
_DOTS = 200.0  # an inch
_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_CATALOGUE = re.compile(
    rb"(<</Type/Catalog[^\n]*/Lang)\((\w+)\)([^\n]*\nendobj\nxref\n.*startxref\n)(\d+)(\n%%EOF)$", re.DOTALL
)


@dataclass(frozen=True)
class Compiled:
    """A PDF, or what the engine has to say instead."""

    pdf: bytes | None
    complaints: tuple[str, ...]
    """Errors and warnings alike; there is no PDF to trust if there is one."""


def compiled(template: bytes, root: Path, inputs: Mapping[str, str], locale: str) -> Compiled:
    """Typeset `template`, which may read files below `root` and finds `inputs` in ``sys.inputs``."""
    try:
        pdf, warnings = _compiler(root).compile_with_warnings(
            input=template, format="pdf", sys_inputs=dict(inputs), pdf_standards=list(_STANDARDS), timestamp=timestamp()
        )
    except typst.TypstError as error:
        return Compiled(None, (error.diagnostic or error.message,))
    complaints = tuple(warning.message for warning in warnings)
    usable = isinstance(pdf, bytes) and not complaints
    return Compiled(_name_script(pdf, locale) if usable and isinstance(pdf, bytes) else None, complaints)


def drawn(template: bytes, root: Path) -> bytes | None:
    """The first page of what `template` draws, as PNG with 200 dots an inch; None if it cannot."""
    try:
        picture, warnings = _compiler(root).compile_with_warnings(input=template, format="png", ppi=_DOTS)
    except typst.TypstError:
        return None
    first = picture[0] if isinstance(picture, list) else picture
    return first if isinstance(first, bytes) and not warnings else None


def language(locale: str) -> str:
    """Return the language as Typst takes it: without its script, which ``_name_script`` and ``tongues`` write."""
    return languages.language(locale).base


def _compiler(root: Path) -> typst.Compiler:
    """Return this thread's compiler, which no other may borrow: reading the fonts once is most of the start-up time."""
    if root not in _MADE.__dict__.setdefault("compilers", {}):
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        _MADE.compilers[root] = typst.Compiler(root=str(root), font_paths=fonts, ignore_system_fonts=True)
    compiler: typst.Compiler = _MADE.compilers[root]
    return compiler


def _name_script(pdf: bytes, locale: str) -> bytes:
    """Write ``/Lang (uz-Cyrl)`` for Typst's ``(uz)``: a speech synthesiser reads Cyrillic by it.

    The catalogue is the last object of the file, so only the address of the cross-reference table moves.
    """
    catalogue = _CATALOGUE.search(pdf)
    if locale == language(locale) or catalogue is None:
        return pdf
    before, written, between, address, end = catalogue.groups()
    moved = int(address) + len(locale) - len(written)
    named = b"%s(%s)%s%d%s" % (before, locale.encode(), between, moved, end)
    return pdf[: catalogue.start()] + named
