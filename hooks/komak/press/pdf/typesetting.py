"""Print tree → PDF: what the template of handouts is given, and what the engine's complaints mean to an author."""

from __future__ import annotations

import functools
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from komak.ground.issue import Code, Issue
from komak.languages.typography import glued
from komak.workshop import Product

from .engine import Compiled, compiled, language
from .filling import LOOSER, TIGHTER, filled, is_sparse
from .packing import packed
from .places import Places
from .qr import qr_picture
from .rooms import shown
from .sheet import Sheet
from .staging import Stage, staged
from .tongues import spoken
from .tree import RUNNING, RUNNING_BOOK, print_tree, short

HERE = Path(__file__).parent
TEMPLATE = HERE / "template.typ"
ICONS = HERE / "icons"

_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_PRINTED = (
    *("title", "module_title", "track_title", "summary", "notice"),
    *("edition", "licence", "page_url", "author", "kind", "orientation"),
)
_SHOWN = ("title", "module_title", "track_title", "summary", "notice")

_PAGED = ("reading", "form", "checklist")  # what is read or filled in page by page


def printed(sheet: Sheet) -> Product:
    """One sheet as a PDF, or the reasons why there is none."""
    stage = staged(sheet.images)
    tree = print_tree(sheet, stage.images)
    if tree.issues:
        return Product(None, tree.issues)
    made = _compiled(tree.xml, sheet, stage)
    if made.pdf is None:
        return Product(None, tuple(_issues(made.complaints, sheet, stage)))
    pdf = _without_straggler(made.pdf, tree.xml, sheet, stage) if sheet.kind in _PAGED else made.pdf
    is_mixed = bool(sheet.second) or ' lang="' in tree.xml
    content = spoken(pdf, sheet.locale) if is_mixed else packed(pdf)
    return Product(content, pages=_pages(content))


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _compiled(xml: str, sheet: Sheet, stage: Stage, size: float = 1.0) -> Compiled:
    inputs = {"doc": xml, "sheet": _settings(sheet, stage, size)}
    return compiled(TEMPLATE.read_bytes(), stage.root, inputs, sheet.locale)


def _without_straggler(pdf: bytes, xml: str, sheet: Sheet, stage: Stage) -> bytes:
    """The same sheet in slightly smaller type, or larger, if its last page has next to nothing."""
    if not is_sparse(pdf):
        return pdf
    pages, _ = filled(pdf)
    others = (_compiled(xml, sheet, stage, size).pdf for size in (*TIGHTER, *LOOSER))
    better = (other for other in others if other and (filled(other)[0] < pages or not is_sparse(other)))
    return next(better, pdf)


@functools.cache
def _icons() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(ICONS.glob("*.svg"))}


def _settings(sheet: Sheet, stage: Stage, size: float = 1.0) -> str:
    settings: dict[str, object] = {name: getattr(sheet, name) for name in _PRINTED}
    settings |= {
        name: shown(glued(text), sheet, is_title=name == "title") for name in _SHOWN if (text := getattr(sheet, name))
    }
    settings |= {"name": sheet.title, "size": size}
    settings["running_title"] = title = short(sheet.title, RUNNING_BOOK if sheet.bound else RUNNING // 2)
    settings["running_module"] = short(sheet.module_title, RUNNING - len(title))
    settings |= {"lang": language(sheet.locale), "icons": _icons()}
    settings |= {"logo": stage.logo, "cover": stage.cover}
    settings |= {"page_of": sheet.words.page_of, "tick": sheet.words.tick, "ticked": sheet.words.ticked}
    settings["blank_side"] = sheet.words.blank_side
    settings["qr"] = list(qr_picture(sheet.page_url))
    settings["second"] = language(sheet.second)
    settings["bound"] = _bound(sheet)
    settings["description"] = sheet.summary or sheet.title
    return json.dumps(settings, ensure_ascii=False)


def _bound(sheet: Sheet) -> dict[str, object] | None:
    """What the template prints in front of the chapters of a book."""
    if sheet.bound is None:
        return None
    imprint = [[name, shown(glued(text), sheet)] for name, text in sheet.bound.imprint]
    return {"imprint": imprint, "contents": sheet.bound.contents, "edition_line": glued(sheet.bound.edition_line)}


def _issues(complaints: tuple[str, ...], sheet: Sheet, stage: Stage) -> Iterator[Issue]:
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
    return compiled(probe.encode(), root, {}, "ru").pdf is not None
