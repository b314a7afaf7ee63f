"""Lists in Word: one definition of bullets and one of numbers; every numbered list begins at one."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LEVELS = 3
_STEP = 360  # twentieths of a point: 6.35 mm a level
_BULLETS = ("•", "–", "·")
_ABSTRACT = {"bullet": "900", "decimal": "901"}


class Numbering:
    """Hands out the numbers that paragraphs of a list refer to."""

    def __init__(self, document: WordDocument) -> None:
        """Put both definitions into the document."""
        self._root: Any = document.part.numbering_part.element
        first = self._root.find(qn("w:num"))
        for kind, number in _ABSTRACT.items():
            first.addprevious(_definition(kind, number))
        self._next = 1 + max(int(num.get(qn("w:numId"))) for num in self._root.findall(qn("w:num")))
        self._bullets = self._number("bullet")

    def of_list(self, *, is_numbered: bool) -> str:
        """The number for a new list; all lists with bullets are one."""
        return self._number("decimal") if is_numbered else self._bullets

    def _number(self, kind: str) -> str:
        number, self._next = str(self._next), self._next + 1
        entry = _child(self._root, "num")
        entry.set(qn("w:numId"), number)
        _child(entry, "abstractNumId", _ABSTRACT[kind])
        for level in range(_LEVELS if kind == "decimal" else 0):
            change = _child(entry, "lvlOverride")
            change.set(qn("w:ilvl"), str(level))
            _child(change, "startOverride", "1")
        return number


def numbered(paragraph: Any, number: str, level: int) -> None:
    """Make the paragraph an item of the list `number`."""
    found = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx knows lists by style only
    found.get_or_add_ilvl().val = min(level, _LEVELS - 1)
    found.get_or_add_numId().val = int(number)


def _definition(kind: str, number: str) -> Any:
    definition = OxmlElement("w:abstractNum")
    definition.set(qn("w:abstractNumId"), number)
    _child(definition, "multiLevelType", "hybridMultilevel")
    for level in range(_LEVELS):
        entry = _child(definition, "lvl")
        entry.set(qn("w:ilvl"), str(level))
        _child(entry, "start", "1")
        _child(entry, "numFmt", kind)
        _child(entry, "lvlText", _BULLETS[level] if kind == "bullet" else f"%{level + 1}.")
        _child(entry, "lvlJc", "left")
        indent = _child(_child(entry, "pPr"), "ind")
        indent.set(qn("w:left"), str(_STEP * (level + 1)))
        indent.set(qn("w:hanging"), str(_STEP))
    return definition


def _child(parent: Any, tag: str, value: str | None = None) -> Any:
    child = OxmlElement(f"w:{tag}")
    if value is not None:
        child.set(qn("w:val"), value)
    parent.append(child)
    return child
