"""Content controls of Word: what is typed, ticked or chosen goes into a field with a code and a name of its own."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_EMPTY_BOX, _TICKED_BOX = "☐", "☒"
_BOX_FONT = "MS Gothic"  # Word's own choice for the two boxes
_PLACEHOLDER = "5B6867"
_NAME_MOST = 64  # characters that Word keeps of a name and of a tag


def text_control(code: str, name: str, placeholder: str, *, is_long: bool = False) -> Any:
    """A control for text; a long one takes several lines."""
    kind = OxmlElement("w:text")
    if is_long:
        kind.set(qn("w:multiLine"), "1")
    return _control(code, name, kind, [_run(placeholder, "PlaceholderText")], is_empty=True)


def blank_control(code: str, name: str, lines: tuple[str, ...]) -> Any:
    """A control that shows, until something is typed, what paper shows: underscores, or tabs with a line to the margin."""
    kind = OxmlElement("w:text")
    if len(lines) > 1:
        kind.set(qn("w:multiLine"), "1")
    return _control(code, name, kind, [_empty_lines(lines)], is_empty=True)


def date_control(code: str, name: str, placeholder: str, language: str) -> Any:
    """A control for a date, with a calendar."""
    kind = OxmlElement("w:date")
    for tag, value in (("dateFormat", "dd.MM.yyyy"), ("lid", language), ("storeMappedDataAs", "dateTime"),
                       ("calendar", "gregorian")):  # fmt: skip
        _add(kind, tag, value)
    return _control(code, name, kind, [_run(placeholder, "PlaceholderText")], is_empty=True)


def choice_control(code: str, name: str, placeholder: str, answers: Mapping[str, str]) -> Any:
    """A control to choose one of several answers: id to words."""
    kind = OxmlElement("w:dropDownList")
    for value, words in answers.items():
        entry = _add(kind, "listItem")
        entry.set(qn("w:displayText"), words)
        entry.set(qn("w:value"), value)
    return _control(code, name, kind, [_run(placeholder, "PlaceholderText")], is_empty=True)


def box_control(code: str, name: str) -> Any:
    """A box to tick."""
    kind = etree.Element(f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
    for tag, value in (("checked", "0"), ("checkedState", "2612"), ("uncheckedState", "2610")):
        state = etree.SubElement(kind, f"{{{_W14}}}{tag}")
        state.set(f"{{{_W14}}}val", value)
        if tag != "checked":
            state.set(f"{{{_W14}}}font", _BOX_FONT)
    return _control(code, name, kind, [_run(_EMPTY_BOX, "", font=_BOX_FONT)], is_empty=False)


def _control(code: str, name: str, kind: Any, content: list[Any], *, is_empty: bool) -> Any:
    control, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    control.append(properties)
    _add(properties, "alias", name if len(name) <= _NAME_MOST else name[: _NAME_MOST - 1] + "…")
    _add(properties, "tag", code)
    _add(properties, "id", str(zlib.crc32(code.encode()) & 0x7FFFFFFF))
    if is_empty:
        properties.append(OxmlElement("w:showingPlcHdr"))
    properties.append(kind)
    body = _add(control, "sdtContent")
    for run in content:
        body.append(run)
    return control


def _run(text: str, style: str, font: str = "") -> Any:
    run = OxmlElement("w:r")
    if style or font:
        properties = _add(run, "rPr")
        if style:
            _add(properties, "rStyle", style)
            _add(properties, "color", _PLACEHOLDER)  # LibreOffice forgets the style in some controls
        if font:
            fonts = _add(properties, "rFonts")
            for script in ("ascii", "hAnsi", "eastAsia"):
                fonts.set(qn(f"w:{script}"), font)
    words = _add(run, "t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _empty_lines(lines: tuple[str, ...]) -> Any:
    run = OxmlElement("w:r")
    properties = _add(run, "rPr")
    _add(properties, "color", _PLACEHOLDER)
    for number, line in enumerate(lines):
        if number:
            run.append(OxmlElement("w:br"))
        if line == "\t":
            run.append(OxmlElement("w:tab"))
        else:
            words = _add(run, "t")
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _add(parent: Any, tag: str, value: str | None = None) -> Any:
    child = OxmlElement(f"w:{tag}")
    if value is not None:
        child.set(qn("w:val"), value)
    parent.append(child)
    return child
