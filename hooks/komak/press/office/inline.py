"""What stands in a line of a letter: words, emphasis, links, blanks to type into, boxes to tick."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.html import HtmlElement

from komak.press.office.controls import blank_control, box_control
from komak.press.office.word_base import TEAL

_SPACES = re.compile(r"[ \t\n]+")
_UNDERSCORE_MM = 1.57  # its width in the letter's type
_BLANKS = {"xs": 10, "s": 18, "m": 26, "l": 36, "xl": 48, "2xl": 60}  # millimetres
_NAME = re.compile(r"[\s:;,.(—–-]+$")
TO_MARGIN = ("\t",)
_BOOKMARK_MOST = 40  # characters that Word takes


def bookmark_name(place: str) -> str:
    """How Word calls the place with this id: letters, digits and lines, and a letter first."""
    name = re.sub(r"\W", "_", place)
    if len(name) > _BOOKMARK_MOST:
        name = f"{name[:30]}_{hashlib.sha256(place.encode()).hexdigest()[:9]}"
    return name if name[:1].isalpha() else f"_{name}"[:_BOOKMARK_MOST]


def bookmarked(paragraph: Any, place: str, number: int) -> None:
    """Let links lead to `paragraph`; `number` is its own in the document."""
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{tag}")
        mark.set(qn("w:id"), str(number))
        if tag == "bookmarkStart":
            mark.set(qn("w:name"), bookmark_name(place))
        paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no bookmarks


@dataclass
class Counter:
    """Names of the fields of one document: no two are equal."""

    count: int = 0

    def next(self) -> str:
        """A new code."""
        self.count += 1
        return f"field-{self.count}"


@dataclass(frozen=True)
class Line:
    """A paragraph under way, and how the next words look."""

    paragraph: Any
    links: Mapping[str, str]
    counter: Counter
    name: str
    """What a field is called that has no words before it: its heading, its column."""
    is_in_cell: bool = False
    is_bold: bool | None = None
    is_italic: bool | None = None
    said: list[str] = field(default_factory=list)
    """Words since the last field, which name the next one."""

    def write(self, element: HtmlElement) -> None:
        """Write what is in `element`, down to its last tail but its own."""
        self.say(element.text)
        self.write_all(element)

    def write_all(self, elements: Iterable[HtmlElement]) -> None:
        """Write elements with the words behind them."""
        for child in elements:
            self._one(child)
            self.say(child.tail, is_line_start=child.tag == "br")

    def _one(self, element: HtmlElement) -> None:
        classes = set(element.get("class", "").split())
        if "km-tick" in classes:
            self._append(box_control(self.counter.next(), self._following(element)))
        elif "km-blank" in classes:
            self._append(blank_control(self.counter.next(), self._preceding(), self._room(classes)))
        elif element.tag == "br":
            self.paragraph.add_run().add_break()
        elif element.tag == "a" and (href := self.links.get(element.get("href", ""), element.get("href", ""))):
            self._link("".join(element.itertext()), href)
        else:
            line = replace(self, is_bold=True) if element.tag == "strong" else self
            (replace(line, is_italic=True) if element.tag == "em" else line).write(element)

    def say(self, text: str | None, *, is_line_start: bool = False) -> None:
        """Write words, spaces made one."""
        words = _SPACES.sub(" ", text or "")
        words = words.lstrip(" ") if is_line_start or not len(self.paragraph._p.xpath("./w:r|./w:sdt")) else words  # noqa: SLF001
        if words:
            run = self.paragraph.add_run(words)
            run.bold, run.italic = self.is_bold, self.is_italic
            self.said.append(words)

    def _append(self, control: Any) -> None:
        self.paragraph._p.append(control)  # noqa: SLF001 - python-docx has no content controls
        self.said.clear()

    def _preceding(self) -> str:
        return _NAME.sub("", "".join(self.said).strip()) or self.name

    def _following(self, element: HtmlElement) -> str:
        words = [element.tail or ""]
        for sibling in element.itersiblings():
            if "km-tick" in sibling.get("class", "") or sibling.tag == "br":
                break
            words += ["".join(sibling.itertext()), sibling.tail or ""]
        return _NAME.sub("", _SPACES.sub(" ", "".join(words)).strip("\N{NO-BREAK SPACE} ")) or self.name

    def _room(self, classes: set[str]) -> tuple[str, ...]:
        if "km-blank--fill" in classes and not self.is_in_cell:
            return TO_MARGIN
        size = next((mm for name, mm in _BLANKS.items() if f"km-blank--{name}" in classes), _BLANKS["m"])
        return ("_" * round(size / _UNDERSCORE_MM),)

    def _link(self, words: str, href: str) -> None:
        link = OxmlElement("w:hyperlink")
        if href.startswith("#"):
            link.set(qn("w:anchor"), bookmark_name(href[1:]))
        else:
            target = self.paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), target)
        run = self.paragraph.add_run(words)
        run.font.underline, run.font.color.rgb = True, TEAL
        link.append(run._r)  # noqa: SLF001 - python-docx has no links
        self.paragraph._p.append(link)  # noqa: SLF001
        self.said.append(words)
