"""The signs inside a passage to pieces of plain words, and back: a reviewer sees bold words, not asterisks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_SIGN = re.compile(
    r"(?P<strong>\*\*)|(?P<em>\*)"
    r"|(?P<kept>\[[ xX]\]|!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|\[\^[^\]]+\]|`[^`]*`|&\w+;|\\.|<[^>]+>|\{[^}]*\})"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<href>[^()\s]*(?:\([^()\s]*\))?)\)"
)
_NEEDS_ESCAPE = re.compile(r"[*`\[\]<{}\\]")


@dataclass(frozen=True)
class Piece:
    """Words that look the same."""

    text: str
    is_strong: bool = False
    is_em: bool = False
    link: int | None = None
    """Number of the link in its passage that the words belong to."""
    is_kept: bool = False
    """Signs that stay as they are: footnotes, pictures, code."""


@dataclass(frozen=True)
class Words:
    """A passage as a reviewer sees it."""

    pieces: tuple[Piece, ...]
    hrefs: tuple[str, ...] = ()
    """Where its links lead, by their number."""


def words_of(markdown: str) -> Words:
    """The words of a passage; what would not come back to the letter is shown as it is written."""
    hrefs: list[str] = []
    found = Words(tuple(_merged(_pieces(markdown, hrefs, Piece("")))), tuple(hrefs))
    return found if markdown_of(found.pieces, found.hrefs) == markdown else Words((Piece(markdown, is_kept=True),))


def _pieces(markdown: str, hrefs: list[str], look: Piece) -> Iterator[Piece]:
    at = 0
    for sign in _SIGN.finditer(markdown):
        yield replace(look, text=markdown[at : sign.start()])
        at = sign.end()
        if sign["strong"]:
            look = replace(look, is_strong=not look.is_strong)
        elif sign["em"]:
            look = replace(look, is_em=not look.is_em)
        elif sign["kept"]:
            yield replace(look, text=sign["kept"], is_kept=True)
        else:
            hrefs.append(sign["href"])
            yield from _pieces(sign["words"], hrefs, replace(look, link=len(hrefs) - 1))
    yield replace(look, text=markdown[at:])


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and replace(last, text="") == replace(piece, text=""):
            last = replace(last, text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def markdown_of(pieces: Iterable[Piece], hrefs: tuple[str, ...]) -> str:
    """Markdown of the pieces, whose links lead to `hrefs`. Signs of Markdown that somebody typed are only letters."""
    written, look = list[str](), Piece("")
    for piece in _merged(_tidy(pieces)):
        written.append(_change(look, piece, hrefs))
        written.append(piece.text if piece.is_kept else _NEEDS_ESCAPE.sub(lambda sign: f"\\{sign[0]}", piece.text))
        look = piece
    return "".join([*written, _change(look, Piece(""), hrefs)])


def _change(before: Piece, after: Piece, hrefs: tuple[str, ...]) -> str:
    """Signs between two pieces: what ends is closed, then what begins is opened; a link stands outside of its emphasis."""
    if before.link == after.link:
        return _turned(before, after)
    closed = _turned(before, Piece("")) + f"]({hrefs[before.link]})" if before.link is not None else ""
    outside = before if before.link is None else Piece("")
    opened = "[" + _turned(Piece(""), after) if after.link is not None else ""
    around = _turned(outside, Piece("") if after.link is not None else after)
    return closed + around + opened


def _turned(before: Piece, after: Piece) -> str:
    em = "*" if before.is_em != after.is_em else ""
    strong = "**" if before.is_strong != after.is_strong else ""
    return em + strong if before.is_em or before.is_strong else strong + em


def _tidy(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Blanks at the edge of bold words are plain: Markdown knows no bold word that ends with a blank."""
    for piece in pieces:
        if not (piece.is_strong or piece.is_em) or piece.is_kept or piece.link is not None:
            yield piece
            continue
        inside = piece.text.strip(" ")
        head, _, tail = piece.text.partition(inside) if inside else (piece.text, "", "")
        yield from (Piece(head), replace(piece, text=inside), Piece(tail))
