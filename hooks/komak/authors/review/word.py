"""Rows to a Word file that somebody can read, mark and change; and such a file back to words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import RGBColor
from lxml import etree

from komak.authors.review.inline import Piece
from komak.authors.review.passages import Passage
from komak.authors.review.rows import Part, Row
from komak.press.office.word_base import Paper, blank_document
from komak.press.office.zipped import settled

KEPT, LINK = "Komak signs", "Komak link"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_WIDTHS = (1000, 6400, 6400)
"""Of the columns, in twentieths of a point."""
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom"})
_OFF = frozenset({"0", "false", "off", "none"})
_LARGEST = 60_000_000
"""Bytes of a part of the file: more was not written by us."""


class ReviewError(Exception):
    """The file is none of ours; the message says why."""


@dataclass(frozen=True)
class ReadRow:
    """A row as it came back, or what somebody wrote beside the rows."""

    mark: str
    """Empty if it has none: it was added, or the mark is lost."""
    sides: tuple[tuple[Piece, ...], ...]
    """Both languages; all words in one if it is no row of ours."""
    remarks: tuple[tuple[str, ...], ...]
    """Comments of the reviewer on each side, those on the number with the first."""

    @property
    def is_ours(self) -> bool:
        return bool(self.mark) and len(self.sides) == len(_WIDTHS) - 1


def written(parts: Sequence[Part], paper: Paper, notes: Sequence[str], heads: tuple[str, str, str]) -> bytes:
    """The file: how to use it, then a table for each part."""
    document = blank_document(paper)
    _styles(document)
    document.add_paragraph(paper.title, style="Title")
    for note in notes:
        document.add_paragraph(note)
    body = document.element.body
    number = 0
    for part in parts:
        document.add_paragraph(part.title, style="Heading 2")
        rows = [_head(heads)]
        for row in part.rows:
            number += 1
            rows.append(_row(row, number))
        body.insert(len(body) - 1, parse_xml(_table(rows)))
    result = io.BytesIO()
    document.save(result)
    return settled(result.getvalue())


def _styles(document: WordDocument) -> None:
    for name, colour, is_underlined in ((KEPT, "7A7A7A", False), (LINK, "0B5C5B", True)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.font.underline = is_underlined


def _table(rows: Iterable[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9C3B4"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip
    return (f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
            f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f'{"".join(rows)}</w:tbl>')  # fmt: skip


def _head(heads: tuple[str, str, str]) -> str:
    cells = "".join(_cell(at, [_run(Piece(head, is_strong=True))], fill="F4EFE4") for at, head in enumerate(heads))
    return f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, number: int) -> str:
    """The number for people, the mark hidden behind it."""
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{row.mark}</w:t></w:r>"
    is_heading = any(side is not None and side.kind == "heading" for side in row.sides)
    fill = "EAF1F0" if is_heading else ""
    sides = "".join(_cell(at, _runs(side), fill) for at, side in enumerate(row.sides, 1))
    return f"<w:tr>{_cell(0, [_run(Piece(f'§ {number}', is_kept=True)), hidden], fill)}{sides}</w:tr>"


def _runs(side: Passage | None) -> list[str]:
    return [_run(piece) for piece in side.words.pieces] if side else []


def _run(piece: Piece) -> str:
    style = KEPT if piece.is_kept else LINK if piece.link is not None else ""
    look = [f'<w:rStyle w:val="{style.replace(" ", "")}"/>' if style else "", "<w:b/>" if piece.is_strong else "",
            "<w:i/>" if piece.is_em else ""]  # fmt: skip
    return f'<w:r><w:rPr>{"".join(look)}</w:rPr><w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'


def _cell(column: int, runs: Sequence[str], fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTHS[column]}" w:type="dxa"/>{shade}</w:tcPr>'
            f'<w:p>{"".join(runs)}</w:p></w:tc>')  # fmt: skip


def read_rows(content: bytes) -> tuple[ReadRow, ...]:
    """All that the file says, row by row; tracked changes are accepted. Raises ReviewError if it is no file of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body, styles = (_tree(archive, name) for name in ("word/document.xml", "word/styles.xml"))
            remarks = _tree(archive, "word/comments.xml") if "word/comments.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise ReviewError("it is no Word file (.docx) that can be read") from error
    names = {one.get(f"{_W}styleId", ""): _value(one.find(f"{_W}name")) for one in styles.iter(f"{_W}style")}
    said = {one.get(f"{_W}id", ""): _plain(one) for one in remarks.iter(f"{_W}comment")} if remarks is not None else {}
    rows = tuple(_read(element, names, said) for element in body.iter(f"{_W}tr", f"{_W}p") if not _is_inside(element))
    if not any(row.mark for row in rows):
        raise ReviewError("it has no paragraph with a mark of `komak export`")
    return rows


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ReviewError("a part of it is too large to be ours")
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _is_inside(element: etree._Element) -> bool:
    """Whether it is read with the row around it."""
    return next(element.iterancestors(f"{_W}tr"), None) is not None


def _read(element: etree._Element, names: dict[str, str], said: dict[str, str]) -> ReadRow:
    """A row by its cells; one whose cells were joined, and a paragraph beside the tables, as it is."""
    cells = element.findall(f"{_W}tc")
    mark = _mark(cells[0]) if cells else ""
    if not mark or len(cells) != len(_WIDTHS):
        words = " ".join(_said(cell, names) for cell in cells or [element] if _said(cell, names))
        return ReadRow(mark, ((Piece(words.replace(mark, "")),),), (_remarks(element, said),))
    number, *sides = cells
    first, *others = (_remarks(side, said) for side in sides)
    return ReadRow(
        mark, tuple(tuple(_pieces(side, names)) for side in sides), (_remarks(number, said) + first, *others)
    )


def _mark(cell: etree._Element) -> str:
    """What is hidden behind the number, also if the reviewer has deleted the row."""
    hidden = (run for run in cell.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is not None)
    return "".join(text.text or "" for run in hidden for text in run.iter(f"{_W}t", f"{_W}delText")).strip()


def _said(element: etree._Element, names: dict[str, str]) -> str:
    return " ".join("".join(piece.text for piece in _pieces(element, names)).split())


def _pieces(cell: etree._Element, names: dict[str, str]) -> Iterator[Piece]:
    """Words of a cell by their look; two paragraphs are one with a blank between."""
    link, was_link, is_first = -1, False, True
    for paragraph in cell.iter(f"{_W}p"):
        if not is_first:
            yield Piece(" ")
        is_first = False
        for run in paragraph.iter(f"{_W}r"):
            if any(above.tag in _GONE for above in run.iterancestors()) or not (text := _text(run)):
                continue
            look = names.get(_value(run.find(f"{_W}rPr/{_W}rStyle")), "")
            is_link = look == LINK
            link += is_link and not was_link
            was_link = is_link
            yield Piece(text, _has(run, "b"), _has(run, "i"), link if is_link else None, look == KEPT)


def _text(run: etree._Element) -> str:
    breaks = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}
    return "".join(child.text or "" if child.tag == f"{_W}t" else breaks.get(str(child.tag), "") for child in run)


def _has(run: etree._Element, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and _value(found) not in _OFF


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _plain(element: etree._Element) -> str:
    return " ".join("".join(_text(run) for run in element.iter(f"{_W}r")).split())


def _remarks(cell: etree._Element, said: dict[str, str]) -> tuple[str, ...]:
    named = (mark.get(f"{_W}id", "") for mark in cell.iter(f"{_W}commentReference"))
    return tuple(text for name in named if (text := said.get(name, "")))
