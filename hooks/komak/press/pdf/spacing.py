"""White space of the print tree: what stands apart on the line, what stays together on the page."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    {
        *("p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "div", "blockquote", "dl", "dt", "dd"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre"),
    }
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_FACTS = 160  # characters of a line under a heading that says time and method
_SHORT = 900  # characters of a box that is rather moved to the next page than broken


def space(root: HtmlElement) -> None:
    """Set answers apart, hold together what belongs together, drop the white space of the source."""
    _gaps(root)
    _hold_blanks(root)
    _keep_together(root)
    _collapse(root)


def _gaps(root: HtmlElement) -> None:
    """Set answers apart: before a tick box that follows words, after a blank that words follow.

    The gap stands before the space, where a line that ends there swallows it.
    """
    for element in list(root.iter()):
        _split_text(element)
    for element in list(root.iter("span")):
        tail = element.tail or ""
        if "km-blank" in element.get("class", "") and re.match(r" \S", tail):
            _gap_before_space(element, tail, 0)
        if "km-tick" in element.get("class", ""):
            _gap_before_tick(element)


def _split_text(element: HtmlElement) -> None:
    """Turn the two or more spaces, with which an author sets things apart on a line, into gaps."""
    for inside, text in ((False, element.tail or ""), (True, element.text or "")):
        if wide := re.search(r"(?<=\S) {2,}(?=\S)|(?<=\S) {2,}$|^ {2,}(?=\S)", text):
            _split_text(_gap_before_space(element, text, wide.start(), inside=inside))


def _gap_before_tick(tick: HtmlElement) -> None:
    """Set a box apart from the answer before it, unless its own words stand before it and not after."""
    before, parent = tick.getprevious(), tick.getparent()
    said = (parent.text if before is None else before.tail) or ""
    following = tick.getnext()
    labelled_before = not (tick.tail or "").strip() and (following is None or following.tag == "gap")
    if labelled_before:
        _glue(tick)
    elif re.search(r"\S $", said) or (said.isspace() and before is not None and before.tag == "em"):
        _gap_before_space(parent if before is None else before, said, len(said) - 1, inside=before is None)


def _glue(element: HtmlElement) -> None:
    """Hold an element to the word before it, also over a gap."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None and before.tag == "gap" and not (before.tail or "").strip():
        parent.remove(before)  # and with it the space that was its tail
        before, said = element.getprevious(), "\N{NO-BREAK SPACE}"
        if before is None:
            parent.text = (parent.text or "") + said
        else:
            before.tail = (before.tail or "") + said
    elif before is None:
        parent.text = re.sub(r"(?<=\S) $", "\N{NO-BREAK SPACE}", parent.text or "")
    elif before.tag != "gap" or (before.tail or "").strip():
        before.tail = re.sub(r"(?<=\S) $", "\N{NO-BREAK SPACE}", before.tail or "")


def _gap_before_space(element: HtmlElement, text: str, at: int, *, inside: bool = False) -> HtmlElement:
    """Divide the text in or after an element, and put a gap between the parts."""
    gap = etree.Element("gap")
    if inside:
        element.insert(0, gap)
        element.text, gap.tail = text[:at], " " + text[at:].lstrip(" ")
    else:
        element.addnext(gap)  # takes the tail of its neighbour along
        element.tail, gap.tail = text[:at], " " + text[at:].lstrip(" ")
    return gap


def _hold_blanks(root: HtmlElement) -> None:
    """Hold a blank to the word before it: a line must not end with «Дата:»."""
    for blank in list(root.iter("span")):
        if "km-blank" in blank.get("class", ""):
            _glue(blank)


def _keep_together(root: HtmlElement) -> None:
    """Mark for the template: what announces the next block, boxes too small to break, lists inside lists."""
    for paragraph in root.iter("p"):
        following = paragraph.getnext()
        if following is None:
            continue
        before = paragraph.getprevious()
        is_of_heading = before is not None and before.tag in _HEADINGS and len("".join(paragraph.itertext())) < _FACTS
        ends_open = "".join(paragraph.itertext()).rstrip().endswith(":")
        if (
            is_of_heading
            or "km-lines" in following.get("class", "")
            or (ends_open and following.tag in ("ul", "ol", "table"))
        ):
            paragraph.set("announces", "")
    for box in root.iter("div"):
        if "admonition" in box.get("class", "") and len("".join(box.itertext())) < _SHORT:
            box.set("whole", "")
    for question in root.iterfind(".//div[@class='km-whole']"):
        for entries in question.iter("ul"):
            entries.set("close", "")
    for entries in root.iter("ul", "ol"):
        if entries.getparent().tag == "li":
            entries.set("nested", "")


def _collapse(root: HtmlElement) -> None:
    """Make white space what HTML makes of it: a line break in the source is a space, the edges of a block are nothing."""
    for element in root.iter():
        element.text = re.sub(r"[ \t\r\n]+", " ", element.text or "")
        element.tail = re.sub(r"[ \t\r\n]+", " ", element.tail or "")
    for element in root.iter():
        if element.tag in BLOCKS or element.tag in ("br", "cards", "card", "note"):
            _trim(element)


def _trim(element: HtmlElement) -> None:
    if element.tag == "note":
        return
    if element.tag == "br":
        element.tail = (element.tail or "").lstrip(" ")
        return
    element.text = (element.text or "").lstrip(" ")
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip(" ")
    else:
        element.text = element.text.rstrip(" ")
    for child in element:
        if child.tag in BLOCKS:
            child.tail = (child.tail or "").strip(" ")
            before = child.getprevious()
            if before is not None:
                before.tail = (before.tail or "").rstrip(" ")
