"""In which language each part of a PDF is read aloud: written onto its elements, with the script of the language.

Typst writes the language of a few words into the page alone, where many reading programs do not look, and it knows no
scripts: of an edition in Uzbek Cyrillic it says ``uz``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Object

from .engine import language as typst_language
from .packing import saved

_MARK = re.compile(rb"/MCID (\d+)\s*/Lang\s*\(([\w-]+)\)")
_LANG = re.compile(rb"/Lang\s*\(([\w-]+)\)")

Place = tuple[tuple[int, int], int]
"""A page and the number of marked content on it."""


@dataclass(frozen=True)
class _Tongues:
    """Languages of one document."""

    locale: str
    """Of the whole."""
    marked: dict[Place, str]

    def named(self, language: str) -> str:
        """A language with its script, where the document is in that script."""
        return self.locale if typst_language(self.locale) == language else language

    def of(self, element: Object, page: tuple[int, int]) -> set[str]:
        """Languages of the words in `element`; on the way its elements get theirs."""
        own = element.get("/Pg")
        page = own.objgen if own is not None else page
        found = {language for kid in _kids(element) for language in self._of_kid(kid, page)}
        said = self.named(str(element.Lang)) if "/Lang" in element else ""
        if said or (len(found) == 1 and found != {self.locale}):
            element.Lang = pikepdf.String(said or next(iter(found)))
        return {said} if said else found

    def _of_kid(self, kid: Object, page: tuple[int, int]) -> set[str]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            return self.of(kid, page)
        if isinstance(kid, Dictionary):
            page = kid.Pg.objgen if "/Pg" in kid else page
        number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
        return set() if number is None else {self.marked.get((page, int(number)), self.locale)}


def spoken(pdf: bytes, locale: str) -> bytes:
    """The same PDF with a language on every element that is not in the language of the whole, `locale`."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tongues = _Tongues(locale, {})
        for page in opened.pages:
            tongues.marked.update(_marks(page, tongues))
        for kid in _kids(opened.Root.StructTreeRoot):
            tongues.of(kid, (0, 0))
        return saved(opened)


def _marks(page: pikepdf.Page, tongues: _Tongues) -> Iterator[tuple[Place, str]]:
    """What the page itself tells; the names of its languages get their script."""
    content = page.obj.Contents.read_bytes()
    for number, language in _MARK.findall(content):
        yield (page.obj.objgen, int(number)), tongues.named(language.decode())
    renamed = _LANG.sub(lambda found: b"/Lang(%s)" % tongues.named(found[1].decode()).encode(), content)
    if renamed != content:
        page.obj.Contents.write(renamed)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]
