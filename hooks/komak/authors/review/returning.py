"""A file that came back to changes of the sources: what can be taken over is, what cannot is told with file and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from komak.authors.review.inline import Piece, Words, markdown_of
from komak.authors.review.passages import Passage
from komak.authors.review.rows import Part, Row
from komak.authors.review.word import ReadRow, ReviewError
from komak.languages.marks import TURNED, TUTUQ, TYPED
from komak.workshop import write_whole

_TURNED = re.compile(f"(?<=[oOgG])[{TYPED}]")
_TUTUQ = re.compile(f"(?<=[^\\W\\d_])[{TYPED.replace(TURNED, '')}](?=[^\\W\\d_])")
_BEGINS_BLOCK = re.compile(r"^(?P<before>\d*)(?P<sign>(?<=\d)[.)](?=\s)|(?<!\d)(?:[#>|]|!!!|[-+](?=\s)))")
"""Signs at the beginning of a passage that would make something else of it: an item, a heading, a box."""
_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:\s|\s#|:$")


@dataclass(frozen=True)
class Change:
    """A passage with its new text."""

    passage: Passage
    markdown: str


@dataclass(frozen=True)
class Returned:
    """What a file brought."""

    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    """``path:line: what cannot be taken over``; without a place if the sources have nothing like it any more."""
    remarks: tuple[str, ...]
    """``path:line: comment``."""


def returned(rows: Iterable[ReadRow], parts: Iterable[Part], own: Collection[str] = (), uzbek: int = 1) -> Returned:
    """Compare what came back with the sources as they are.

    `own` is what the file itself says beside its rows; `uzbek` is the side whose apostrophes are mended.
    """
    every = tuple(parts)
    known = {row.mark: row for part in every for row in part.rows}
    found, remarks, seen, near = list[Change | str](), list[str](), set[str](), ""
    for row in rows:
        source = known.get(row.mark)
        places = [_place(side) for side in source.sides] if source else []
        near = next(filter(None, places), near)
        for at, texts in enumerate(row.remarks):
            remarks += [f"{(places[at] if source else '') or near}{text}" for text in texts]
        if row.is_ours and row.mark not in seen:
            found += _met(row, source, near, uzbek)
        elif told := _astray(row, source, own):
            found.append(near + told)
        seen.add(row.mark)
    found += _missing(every, seen)
    changes = tuple(one for one in found if isinstance(one, Change))
    return Returned(changes, tuple(one for one in found if isinstance(one, str)), tuple(remarks))


def _place(passage: Passage | None) -> str:
    return f"{passage.path}:{passage.line}: " if passage else ""


def _met(row: ReadRow, source: Row | None, near: str, uzbek: int) -> Iterator[Change | str]:
    """What each side of a row brought."""
    for at, pieces in enumerate(row.sides):
        passage = source.sides[at] if source else None
        found = _compared(source, passage, pieces, is_uzbek=at == uzbek)
        if isinstance(found, Change):
            yield found
        elif found:
            yield (_place(passage) or near) + found


def _astray(row: ReadRow, source: Row | None, own: Collection[str]) -> str:
    """Why words that are in no row of ours cannot be taken over; an empty text if nothing is lost with them."""
    said = _words(*row.sides)
    if not said or said in own:
        return ""
    if source is None:
        return f"somebody wrote below it, in a row that has no mark or beside the table; add it by hand: {said}"
    if row.is_ours:
        is_copy = said == _words(*(side.words.pieces for side in source.sides if side))
        return "" if is_copy else f"the paragraph stands in the file once more; compare by hand: {said}"
    return f"the cells of the row were joined or divided; compare by hand: {said}"


def _words(*sides: Iterable[Piece]) -> str:
    return " ".join(" ".join("".join(piece.text for piece in side) for side in sides).split())


def _missing(parts: Iterable[Part], seen: AbstractSet[str]) -> Iterator[str]:
    """Passages of what was exported that did not come back."""
    for part in parts:
        if seen.isdisjoint(row.mark for row in part.rows):
            continue
        for row in part.rows:
            if row.mark not in seen:
                side = next(filter(None, row.sides))
                yield (f"{_place(side)}the file has no such row: it was deleted there, has lost its mark, or was written "
                       f"since the export; compare by hand: {side.text[:80]}")  # fmt: skip


def _compared(
    source: Row | None, passage: Passage | None, pieces: tuple[Piece, ...], *, is_uzbek: bool
) -> Change | str:
    """The change, why it cannot be made, or an empty text if there is none."""
    said = _words(pieces)
    if source is None:
        return f"the sources have changed since the export; compare by hand: {said}" if said else ""
    if passage is None:
        return f"there is no such paragraph in this language; add it by hand: {said}" if said else ""
    if not said:
        return "the paragraph was emptied; delete it by hand, with what belongs to it"
    before = passage.words
    pieces = _spaced(pieces, before)
    if "".join(piece.text for piece in pieces) == "".join(piece.text for piece in before.pieces) and _looks(
        pieces
    ) == _looks(before.pieces):
        return ""
    if reason := _refused(before, pieces):
        return reason
    markdown = said if passage.is_plain else " ".join(markdown_of(pieces, before.hrefs).split())
    markdown = _mended(markdown) if is_uzbek else markdown
    return Change(passage, markdown) if markdown != passage.text else ""


def _looks(pieces: tuple[Piece, ...]) -> list[tuple[bool, bool, int | None]]:
    """The look of each sign."""
    return [(piece.is_strong, piece.is_em, piece.link) for piece in pieces for _ in piece.text]


def _spaced(pieces: tuple[Piece, ...], before: Words) -> tuple[Piece, ...]:
    """Blanks that an office program made unbreakable are ordinary ones, unless the text had some itself."""
    if "\N{NO-BREAK SPACE}" in "".join(piece.text for piece in before.pieces):
        return pieces
    return tuple(Piece(piece.text.replace("\N{NO-BREAK SPACE}", " "), piece.is_strong, piece.is_em, piece.link, piece.is_kept)
                 for piece in pieces)  # fmt: skip


def _refused(before: Words, pieces: tuple[Piece, ...]) -> str:
    links = {piece.link for piece in pieces if piece.link is not None}
    if len(links) != len(before.hrefs):
        return "links were added or deleted; change them by hand"
    is_whole = len(before.pieces) == 1 and before.pieces[0].is_kept
    kept, were = (Counter(piece.text for piece in some if piece.is_kept) for some in (pieces, before.pieces))
    if not is_whole and kept != were:
        return f"grey signs were changed ({', '.join(were) or 'there were none'}); change them by hand"
    return ""


def _mended(text: str) -> str:
    """Uzbek as office programs spell it: oʻ, gʻ and tutuq with whatever sign stands on the keyboard."""
    return _TUTUQ.sub(TUTUQ, _TURNED.sub(TURNED, text))


def take_over(changes: Iterable[Change], root: Path) -> Mapping[str, int]:
    """Write the changes into their files; how many each file got.

    Raises ReviewError, before anything is written, if a file is not what was read: it begins with an unseen mark.
    """
    by_path: dict[str, list[Change]] = {}
    for change in changes:
        by_path.setdefault(change.passage.path, []).append(change)
    texts = {path: _changed((root / path).read_text("utf-8"), own) for path, own in by_path.items()}
    for path, text in texts.items():
        write_whole(root / path, text.encode())
    return {path: len(own) for path, own in by_path.items()}


def _changed(text: str, changes: list[Change]) -> str:
    """`text` with the changes of one file, the last first: what stands before keeps its place."""
    for change in sorted(changes, key=lambda change: -change.passage.begin):
        begin, end = change.passage.begin, change.passage.end
        if text[begin:end] != change.passage.written:
            raise ReviewError(f"{change.passage.path} is not as it was read; `komak check` says why")
        text = text[:begin] + _as_written(change) + text[end:]
    return text


def _as_written(change: Change) -> str:
    """The new text as it stands in its file: quoted in YAML if it has to be, with a mark for `|` in a table."""
    text, kind = change.markdown, change.passage.kind
    if not kind.startswith("field"):
        text = _BEGINS_BLOCK.sub(r"\g<before>\\\g<sign>", text)
    if kind == "cell":
        return re.sub(r"(?<!\\)\|", r"\\|", text)
    if kind == 'field"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    if kind == "field'":
        return text.replace("'", "''")
    if kind == "field" and _NEEDS_QUOTES.search(text):
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"'
    return text
