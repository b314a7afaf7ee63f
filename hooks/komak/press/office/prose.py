"""A text of the dialect in a Word document: its blocks as Word's own, blanks and boxes as controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from lxml.html import HtmlElement

from komak.languages.typography import glued
from komak.press.office.controls import blank_control, text_control
from komak.press.office.inline import TO_MARGIN, Counter, Line
from komak.press.office.numbering import Numbering, numbered
from komak.press.office.word_base import room
from komak.press.office.word_table import bordered, never_split, repeated, shade, shaded

_BLOCKS = frozenset(["p", "ul", "ol", "div", "table", "blockquote", "dl", "dt", "dd", "h2", "h3", "h4", "hr"])
_IN_CELL = "\N{NO-BREAK SPACE}" * 4  # a control that is empty on paper, and can be clicked
_INDENT = Mm(6.35)
_CELL_HEIGHT = Mm(8)
_WRITING_LINE = Mm(8)
_TOGETHER = 8  # rows; a longer table may go over the page
_ALIGNMENT = {"km-right": WD_ALIGN_PARAGRAPH.RIGHT, "km-center": WD_ALIGN_PARAGRAPH.CENTER}
# Widths of columns in characters.
_WIDE = 40  # a column of more is not made wider still
_DENSITY = 0.6  # of a text that may break
_WRITTEN, _NARROW = 9, 5
_PADDING = 3


_BEHIND_SHADE = (
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
)
"""What stands behind the shade in a paragraph: the schema has an order."""


class Prose:
    """A document under way: blocks of the tree in, paragraphs and tables out."""

    def __init__(self, document: WordDocument, title: str, links: Mapping[str, str]) -> None:
        """`title` stands above everything; `links` are ``href`` as written to where it leads."""
        self.document = document
        self._links, self._counter, self._numbering = links, Counter(), Numbering(document)
        self._heading = title
        self._indent, self._is_shaded = 0, False
        document.add_paragraph(glued(title), style="Title")

    def write(self, root: HtmlElement) -> None:
        """Write every block in `root`."""
        for element in root:
            self._block(element)

    def _block(self, element: HtmlElement) -> None:
        kinds: dict[str, Callable[[HtmlElement], None]] = {
            **dict.fromkeys(("h2", "h3", "h4"), self._title),
            **dict.fromkeys(("ul", "ol"), self._list),
            **dict.fromkeys(("blockquote", "dd"), self._indented),
            "dl": self.write,
            "div": self._box,
            "table": self._table,
            "hr": self._space,
        }
        kinds.get(element.tag, self._plain)(element)

    def _title(self, element: HtmlElement) -> None:
        self._heading = "".join(element.itertext()).strip()
        paragraph = self.document.add_paragraph(style="Heading 1" if element.tag == "h2" else "Heading 2")
        paragraph.paragraph_format.page_break_before = bool(
            {"new-page", "new-sheet"} & {*element.get("class", "").split()}
        )
        paragraph.paragraph_format.keep_with_next = True
        self._line(paragraph).write(element)

    def _plain(self, element: HtmlElement) -> None:
        self._line(self._paragraph(), is_bold=True if element.tag == "dt" else None).write(element)

    def _space(self, _: HtmlElement) -> None:
        self._paragraph()

    def _paragraph(self) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            room(self.document), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
        )
        paragraph.paragraph_format.space_after = Pt(5)
        if self._indent:
            paragraph.paragraph_format.left_indent = _INDENT * self._indent
        if self._is_shaded:
            paragraph._p.get_or_add_pPr().insert_element_before(shade(), *_BEHIND_SHADE)  # noqa: SLF001 - python-docx has no shading
        return paragraph

    def _line(self, paragraph: Any, *, is_bold: bool | None = None) -> Line:
        return Line(paragraph, self._links, self._counter, self._heading, is_bold=is_bold)

    def _indented(self, element: HtmlElement) -> None:
        self._indent += 1
        self._item_content(element, self._paragraph)
        self._indent -= 1

    def _box(self, element: HtmlElement) -> None:
        if _is_lines(element):
            self._lines(self._paragraph(), element)
        elif "admonition" in element.get("class", "").split():
            self._is_shaded = True
            for child in element:
                self._line(self._paragraph(), is_bold=True).write(child) if "admonition-title" in child.get(
                    "class", ""
                ) else self._block(child)
            self._is_shaded = False
        else:
            self.write(element)

    def _lines(self, paragraph: Any, element: HtmlElement) -> None:
        control = blank_control(self._counter.next(), self._heading, TO_MARGIN * len(element))
        if len(element) > 1:
            paragraph.paragraph_format.line_spacing = _WRITING_LINE
        paragraph._p.append(control)  # noqa: SLF001 - python-docx has no content controls

    def _list(self, element: HtmlElement, level: int = 0) -> None:
        number = self._numbering.of_list(is_numbered=element.tag == "ol")
        for item in element.iterchildren("li"):
            self._item_content(item, partial(self._item, item, number, level), level)

    def _item(self, item: HtmlElement, number: str, level: int) -> Any:
        paragraph = self._paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        if "km-task" in item.get("class", "").split():
            paragraph.paragraph_format.left_indent = _INDENT * (level + 1)
            paragraph.paragraph_format.first_line_indent = -_INDENT
        else:
            numbered(paragraph, number, level)
        return paragraph

    def _item_content(self, item: HtmlElement, paragraph: Callable[[], Any], level: int = 0) -> None:
        """Words of an item in a paragraph of its own, blocks in it below."""
        first = [child for child in item if child.tag not in _BLOCKS]
        blocks = [child for child in item if child.tag in _BLOCKS]
        if (item.text or "").strip() or first:
            line = self._line(paragraph())
            line.say(item.text)
            line.write_all(first)
        elif blocks and blocks[0].tag == "p":
            self._line(paragraph()).write(blocks.pop(0))
        elif blocks and _is_lines(blocks[0]):
            self._lines(paragraph(), blocks.pop(0))
        self._indent += level + 1
        for block in blocks:
            self._list(block, level + 1) if block.tag in ("ul", "ol") else self._block(block)
        self._indent -= level + 1

    def _table(self, element: HtmlElement) -> None:
        rows = [list(row.iterchildren("th", "td")) for row in element.iter("tr")]
        names = ["".join(cell.itertext()).strip() for cell in rows[0]]
        table = bordered(self.document, len(rows), _shares(rows))
        for number, (cells, row) in enumerate(zip(rows, table.rows, strict=True)):
            never_split(row)
            if number == 0:
                repeated(row)
            else:
                row.height, row.height_rule = _CELL_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
            for name, source, cell in zip(names, cells, row.cells, strict=False):
                first = "".join(cells[0].itertext()).strip()
                self._cell(source, cell, " · ".join(dict.fromkeys(filter(None, (name, first)))))
        for row in table.rows[:-1] if len(rows) <= _TOGETHER else ():
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _cell(self, source: HtmlElement, cell: Any, name: str) -> None:
        paragraph, classes = cell.paragraphs[0], source.get("class", "").split()
        paragraph.alignment = next((_ALIGNMENT[each] for each in classes if each in _ALIGNMENT), None)
        is_heading = source.tag == "th"
        if is_heading:
            shaded(cell)
        if "km-write" in classes:
            control = text_control(self._counter.next(), name, _IN_CELL, is_long=True)
            paragraph._p.append(control)  # noqa: SLF001 - python-docx has no content controls
        else:
            line = Line(paragraph, self._links, self._counter, name, is_in_cell=True, is_bold=is_heading or None)
            line.write(source)


def _is_lines(element: HtmlElement) -> bool:
    return "km-lines" in element.get("class", "").split()


def _shares(rows: list[list[HtmlElement]]) -> list[float]:
    """Widths of the columns: room for the longest word in any case, then after the longest text."""
    return [_share(list(column)) for column in zip(*rows, strict=False)]


def _share(cells: list[HtmlElement]) -> float:
    texts = ["".join(cell.itertext()).strip() for cell in cells]
    is_written = any("km-write" in cell.get("class", "").split() for cell in cells)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    text = min(max(map(len, texts)), _WIDE) * _DENSITY
    return max(word, text, _WRITTEN if is_written else _NARROW) + _PADDING
