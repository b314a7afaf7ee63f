"""The final HTML of a page to text: sections with anchors, without what frames the text or repeats other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

from komak.ground.unseen import without_unseen
from komak.outputs.search.page import Section

_SILENT_TAGS = frozenset({"script", "style", "svg", "nav", "button", "input", "fieldset", "dl"})
_GLOSSARY = "km-glossary"
"""Each entry of it is a section; what other `dl` say stands in every page of their kind."""
_SILENT_CLASSES = frozenset({
    "headerlink",
    "km-cite",  # title, edition and address of the page once more
    "km-actions",  # buttons
    "km-common",  # the same words beside every pack
    "km-activity",  # time and method under the heading of an activity
    "km-library",  # every entry is a page of its own
    "km-files",  # formats and sizes, the same on every form
    "km-downloads",  # every handout is a page of its own
    "km-hero__track",
    "km-meta",
    "km-modules",  # every module is a page of its own
    "km-notice",  # the same words on many pages
    "km-plan",  # headings of the same page
    "km-plan__note",
})  # fmt: skip
_BREAKS = frozenset(["address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"])  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3"})
_BLANKS = re.compile(r"[\s_]+")  # with the writing lines of forms
_GENERATED = "km-"
"""Anchors of the headings that every module has; without text of their own they say nothing."""


@dataclass
class _Draft:
    """A section while it is read."""

    anchor: str = ""
    title: str = ""
    parts: list[str] = field(default_factory=list)

    def section(self) -> Section:
        lines = (_BLANKS.sub(" ", line).strip() for line in "".join(self.parts).split("\n"))
        return Section(self.anchor, self.title, tuple(line for line in lines if line))


def sections(content: str) -> tuple[Section, ...]:
    """Sections of the `content` of a page. The first is its lead, with the text before any heading."""
    drafts = [_Draft()]
    for node in html.fragments_fromstring(content):
        if isinstance(node, str):
            drafts[-1].parts.append(node)
        else:
            _read(node, drafts)
    found = (draft.section() for draft in drafts)
    return tuple(section for section in found if section.lines or not section.anchor.startswith(_GENERATED))


def _read(node: HtmlElement, drafts: list[_Draft]) -> None:
    """Text of `node` and behind it into the last draft; a heading with an id begins a new one."""
    if _is_heading(node):
        _begin(node, drafts)
    elif node.tag == "dl" and node.get("class") == _GLOSSARY:
        drafts.extend(_entry(each) for each in node.iter("div") if each.get("id"))
    elif not _is_silent(node):
        edge = "\n" if node.tag in _BREAKS else ""
        drafts[-1].parts.append(edge + _flat(node.text))
        for child in node:
            _read(child, drafts)
        drafts[-1].parts.append(edge)
    drafts[-1].parts.append(_flat(node.tail))


def _begin(heading: HtmlElement, drafts: list[_Draft]) -> None:
    title = _BLANKS.sub(" ", "".join(_words(heading))).strip()
    if heading.tag == "h1":
        drafts[0].title = drafts[0].title or title
    else:
        drafts.append(_Draft(str(heading.get("id")), title))


def _entry(node: HtmlElement) -> _Draft:
    """An entry of the glossary: its term is the title, other forms and languages stand in the text."""
    term, *parts = (element for element in node if element.tag in ("dt", "dd"))
    texts = [*("".join(_words(other)) for other in term), *("".join(_words(part)) for part in parts)]
    return _Draft(node.get("id") or "", _flat(term.text).strip(), [f"{_flat(text)}\n" for text in texts])


def _is_heading(node: HtmlElement) -> bool:
    return node.tag == "h1" or (node.tag in _HEADINGS and bool(node.get("id")))


def _is_silent(node: HtmlElement) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SILENT_TAGS:
        return True
    return not _SILENT_CLASSES.isdisjoint((node.get("class") or "").split())


def _words(node: HtmlElement) -> Iterator[str]:
    """Text inside `node`, without its headerlink."""
    yield node.text or ""
    for child in node:
        if not _is_silent(child):
            yield from _words(child)
        yield child.tail or ""


def _flat(text: str | None) -> str:
    """A line break in the source of a page is not a new line of text, and what nobody sees parts no word."""
    return without_unseen((text or "").replace("\n", " "))
