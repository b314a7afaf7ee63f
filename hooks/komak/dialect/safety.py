"""HTML as a browser reads it, held against what may be published: an allow-list, never a list of what is bad.

An HTML5 parser (`nh3`) takes the text apart and puts it together from what is allowed. Whatever stood in the text and
does not come out again is refused, be it an element, an attribute, an address, or markup that two parsers read differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import Final

import nh3

REFUSED: Final = "data-refused"
"""Where an element that Markdown made says which of its attributes were taken off."""
_WORDS = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "hr", "i", "img", "ins", "kbd", "mark"}
)
_WORDS |= {"q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
_BLOCKS = frozenset(
    {"aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption"}
)
_BLOCKS |= {"figure", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "summary"}
_BLOCKS |= {"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
WRITTEN = _WORDS | _BLOCKS
"""Elements that a hand-written page may have."""
_ANYWHERE = frozenset({"id", "class", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "aria-labelledby"})
_ATTRIBUTES = {
    "a": {"href", "hreflang", "type"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "details": {"open"},
    "time": {"datetime"},
}
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_CLOSED_BY_OTHERS = frozenset(
    {"li", "p", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "colgroup", "option"}
)
_ADDED = frozenset({"tbody", "colgroup"})
"""What a browser adds where it was left out."""
_ID = re.compile(r"(?!__)[\w:.-]+")
"""The theme keeps its own state under ids that begin with two underscores."""
_SCHEME = re.compile(r"[^/?#]*:")
_WEB = re.compile(r"https?://[^/\\]", re.IGNORECASE)
_ACT = re.compile(r"act:[a-z0-9-]+")
"""An act of the register: a page leads it to its row."""
_BLANK = re.compile(r"[\s\x00-\x20]+")


@dataclass(frozen=True)
class Refused:
    """A part of HTML that is not published."""

    what: str
    """As in `the element <form>`."""
    needles: tuple[str, ...]
    """What to look for in the author's text, the surest first."""


def is_safe_id(name: str) -> bool:
    """Whether an element may have the id: none that the theme's scripts look for."""
    return _ID.fullmatch(name) is not None


def is_safe_class(names: str) -> bool:
    """Whether an element may have these classes: none that the theme's own parts have."""
    return not any(name.startswith("md-") for name in names.split())


def is_safe_link(address: str) -> bool:
    """Whether a press on the link leads to a page of ours or of the web."""
    plain = _BLANK.sub("", address).replace("\\", "/")
    return bool(_WEB.match(plain) or _ACT.fullmatch(plain)) if _SCHEME.match(plain) else not plain.startswith("//")


def is_own_file(address: str) -> bool:
    """Whether the address, of a picture, is on our own host."""
    plain = _BLANK.sub("", address).replace("\\", "/")
    return not _SCHEME.match(plain) and not plain.startswith("//")


def refused(html: str) -> Iterator[Refused]:
    """What of a hand-written page may not be published, in the order in which it stands there."""
    clean = _cleaner().clean(html)
    if _spelled(clean) == _spelled(html):
        return
    given, kept = _Tokens(html), _Tokens(clean)
    yield from given.faults
    yield from _lost(given.elements, kept.elements)
    if not given.faults and "".join(given.words).split() != "".join(kept.words).split():
        yield Refused("HTML that a browser reads otherwise than it is written", ("<",))


def _spelled(html: str) -> str:
    """`html` without the choices of a writer of HTML: most texts come out as they went in."""
    return unescape(html.replace(" />", ">"))


def _lost(given: list[_Element], kept: list[_Element]) -> Iterator[Refused]:
    rest = [element for element in kept if element.tag not in _ADDED]
    at = 0
    for element in given:
        if element.tag in _ADDED:
            continue
        if element.tag not in WRITTEN:
            yield Refused(f"the element <{element.tag}>", (f"<{element.tag}",))
        elif at < len(rest) and rest[at].tag == element.tag:
            yield from _lost_attributes(element, rest[at])
            at += 1
        else:
            yield Refused(f"the element <{element.tag}> in this place", (f"<{element.tag}",))
    if at < len(rest):
        yield Refused(f"an element <{rest[at].tag}> that is not written", ("<",))


def _lost_attributes(given: _Element, kept: _Element) -> Iterator[Refused]:
    for name, value in given.attributes.items():
        if name == REFUSED:
            yield from (Refused(f"the attribute {name!r}", (f"{name}=", name)) for name in value.split())
        elif kept.attributes.get(name) != value:
            shown = f"the attribute {name!r}" if name not in ("href", "src") else f"the address {value!r}"
            yield Refused(shown, tuple(filter(None, (f"{name}=", value[:20], *given.says, name))))


@cache
def _cleaner() -> nh3.Cleaner:
    attributes = {"*": set(_ANYWHERE), **{tag: set(names) for tag, names in _ATTRIBUTES.items()}}
    return nh3.Cleaner(
        tags=set(WRITTEN),
        clean_content_tags=set(),
        attributes=attributes,
        attribute_filter=_kept_value,
        url_schemes={"http", "https", "act"},
        link_rel=None,
    )


def _kept_value(_: str, name: str, value: str) -> str | None:
    judge = {"id": is_safe_id, "class": is_safe_class, "href": is_safe_link, "src": is_own_file}.get(name)
    return value if judge is None or judge(value) else None


@dataclass(frozen=True)
class _Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    says: list[str] = field(default_factory=list, compare=False)
    """The first words in it, by which its author finds it."""


class _Tokens(HTMLParser):
    """The tags and words of a text as they are written, whatever a browser makes of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[_Element] = []
        self.words: list[str] = []
        self.faults: list[Refused] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        for tag in self._open:
            if tag not in _CLOSED_BY_OTHERS:
                self.faults.append(Refused(f"the element <{tag}> without its end </{tag}>", (f"<{tag}",)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")
        self.elements.append(_Element(tag, first))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a browser does not know <div />

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        elif tag not in _VOID:
            self.faults.append(Refused(f"the end </{tag}> of nothing", (f"</{tag}",)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.elements and data.strip() and not self.elements[-1].says:
            self.elements[-1].says.append(data.strip()[:30])

    def handle_comment(self, data: str) -> None:
        self.faults.append(Refused("a comment", ("<!--", "<")))

    def handle_decl(self, decl: str) -> None:
        self.faults.append(Refused("a declaration", ("<!",)))

    def unknown_decl(self, data: str) -> None:
        self.faults.append(Refused("a declaration", ("<![",)))

    def handle_pi(self, data: str) -> None:
        self.faults.append(Refused("an instruction", ("<?",)))
