"""Print tree → PDF. The only module that knows Typst.

Every warning of Typst counts as an error: an unknown font is only a warning, and the text vanishes.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import fontpkg_noto_sans
import typst

from komak.issue import Code, Issue

from .places import Places
from .sheet import Sheet
from .tree import print_tree

HERE = Path(__file__).parent
TEMPLATE = HERE / "template.typ"
ICONS = HERE / "icons"
FONTS = Path(fontpkg_noto_sans.__file__).parent / "files"

_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_EPOCH = 1767225600  # 2026-01-01: PDF/A wants a date, and the same input must give the same bytes
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_PRINTED = (
    *("title", "module_title", "track_title", "summary", "notice"),
    *("edition", "licence", "page_url", "author", "kind", "orientation"),
)
_LANGUAGES = {"uz-Cyrl": "uz"}  # Typst takes no script subtag; _name_script writes it


@dataclass(frozen=True)
class Printed:
    """A PDF, or the reasons why there is none."""

    pdf: bytes | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Stage:
    """The folder which is all that Typst can see, and what lies in it."""

    root: Path
    images: Mapping[str, str]
    """``src`` as written to file name in ``root``."""
    logo: str | None
    """File name in ``root`` of the sign of the project, if there is one."""
    cover: str | None
    """The same of the drawing across the first page."""


def typeset(sheet: Sheet, stage: Stage) -> Printed:
    """Typeset one sheet."""
    tree = print_tree(sheet, stage.images)
    if tree.issues:
        return Printed(None, tree.issues)
    pdf, complaints = _compile(TEMPLATE.read_bytes(), stage.root, {"doc": tree.xml, "sheet": _settings(sheet, stage)})
    if complaints or pdf is None:
        return Printed(None, tuple(_issues(complaints, sheet, stage)))
    return Printed(_name_script(pdf, sheet.locale), ())


def timestamp() -> int:
    """Return the date that goes into every PDF."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", _EPOCH))


_CATALOGUE = re.compile(
    rb"(<</Type/Catalog[^\n]*/Lang)\((\w+)\)([^\n]*\nendobj\nxref\n.*startxref\n)(\d+)(\n%%EOF)$", re.DOTALL
)


def _name_script(pdf: bytes, locale: str) -> bytes:
    """Write ``/Lang (uz-Cyrl)`` for Typst's ``(uz)``: a speech synthesiser reads Cyrillic by it.

    The catalogue is the last object of the file, so only the address of the cross-reference table moves.
    """
    catalogue = _CATALOGUE.search(pdf)
    if locale not in _LANGUAGES or catalogue is None:
        return pdf
    before, language, between, address, end = catalogue.groups()
    moved = int(address) + len(locale) - len(language)
    written = b"%s(%s)%s%d%s" % (before, locale.encode(), between, moved, end)
    return pdf[: catalogue.start()] + written


@functools.cache
def _compiler(root: Path) -> typst.Compiler:
    """Return this process's compiler: reading the fonts once is most of the start-up time."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(root), font_paths=fonts, ignore_system_fonts=True)


def _compile(template: bytes, root: Path, inputs: dict[str, str]) -> tuple[bytes | None, list[str]]:
    """Return the PDF and everything Typst had to say, errors and warnings alike."""
    try:
        pdf, warnings = _compiler(root).compile_with_warnings(
            input=template, format="pdf", sys_inputs=inputs, pdf_standards=list(_STANDARDS), timestamp=timestamp()
        )
    except typst.TypstError as error:
        return None, [error.diagnostic or error.message]
    return (pdf if isinstance(pdf, bytes) else None), [warning.message for warning in warnings]


@functools.cache
def _icons() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(ICONS.glob("*.svg"))}


def _settings(sheet: Sheet, stage: Stage) -> str:
    settings: dict[str, object] = {name: getattr(sheet, name) for name in _PRINTED}
    settings |= {"lang": _LANGUAGES.get(sheet.locale, sheet.locale), "icons": _icons()}
    settings |= {"logo": stage.logo, "cover": stage.cover}
    settings |= {"page_of": sheet.words.page_of, "tick": sheet.words.tick, "ticked": sheet.words.ticked}
    settings["description"] = sheet.summary or sheet.title
    return json.dumps(settings, ensure_ascii=False)


def _issues(complaints: list[str], sheet: Sheet, stage: Stage) -> Iterator[Issue]:
    """Turn what Typst said about its template into what an author can mend."""
    places = Places(sheet)
    said = "\n".join(complaints)
    if missing := sorted({character for found in _NO_GLYPH.findall(said) for character in _unescape(found)}):
        yield from (_no_glyph(places, character) for character in missing)
    elif broken := [source for source in sorted(stage.images) if not _readable(stage.images[source], stage.root)]:
        for source in broken:
            yield places.issue(
                source, Code.CORRUPT_IMAGE, source, "the picture cannot be read", "Export it again as SVG or PNG."
            )
    else:
        reason = said.strip().split("\n")[0].removeprefix("error: ")
        yield places.issue(
            "", Code.NOT_TYPESET, sheet.title, f"the handout cannot be printed: {reason}",
            "Remove the last thing you changed; if that does not help, report this message.",
        )  # fmt: skip


def _unescape(quoted: str) -> str:
    """Undo the ``u{200d}`` escapes in which Typst quotes what it thinks unprintable."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), quoted)


def _no_glyph(places: Places, character: str) -> Issue:
    return places.issue(
        character, Code.NO_GLYPH, f"U+{ord(character):04X}", f"the print font has no character '{character}'",
        "Replace it by a letter, a word or a form element.",
    )  # fmt: skip


def _readable(name: str, root: Path) -> bool:
    """Whether one picture alone can be typeset."""
    probe = f'#set document(title: "…")\n#image("/{name}", alt: "…")'
    return not _compile(probe.encode(), root, {})[1]
