"""Rules about what Markdown turns into: raw HTML, tables, characters that cannot be printed, nesting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from html import unescape
from itertools import islice
from pathlib import Path

import fontpkg_noto_sans
from lxml.html import HtmlElement

from komak import dialect
from komak.checks.subject import Study, Subject
from komak.dialect import REFUSED, refused
from komak.dialect.safety import Refused
from komak.ground.issue import Code, Issue
from komak.ground.unseen import UNSEEN, unseen_name

TAG = re.compile(r"<(?!https?://)(?P<tag>/?[A-Za-z](?![\w.+-]*@)[\w:-]*|!--|!\[|!DOCTYPE|\?)", re.IGNORECASE)
_ENOUGH = 100
"""How much of a page is named at a time: each is looked for in the whole text."""
MAX_HEIGHT = 24
"""Elements inside each other; three levels of lists in two blocks have 14."""
_OUR_TAGS = frozenset({"div", "span", "p", "br", "hr", "blockquote", "pre", "code", "strong", "em", "a", "img", "sup"})
_OUR_TAGS |= {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"}
_OUR_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_OUR_ATTRIBUTES = frozenset(
    {"id", "class", "href", "src", "alt", "title", "role", "aria-label", "aria-hidden", "start", "width", "height"}
)
"""What the dialect itself makes. Anything else in a rendered text was smuggled in."""
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_DELIMITER_ROW = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_COMMON = re.compile("[\n -~\u00a0-\u024f\u02bb\u02bc\u0400-\u04ff\u2010-\u2027\u2030-\u203a\u20bd\u2116\u2212]+")


def depth(study: Study, _: Subject) -> Iterator[Issue]:
    """Lists and quotes are not nested without end."""
    if study.tree is None or _height(study.tree) > MAX_HEIGHT:
        yield study.issue(study.document.body_line, Code.TOO_DEEP, "text", "lists or quotes are nested too deep",
                          "Write the text flatter: three levels are plenty.")  # fmt: skip


def _height(root: HtmlElement) -> int:
    height, level = 0, [root]
    while level:
        height, level = height + 1, [child for element in level for child in element]
    return height


def raw_html(study: Study, _: Subject) -> Iterator[Issue]:
    """Content has no HTML at all; a hand-written page has none that could run a script or load something."""
    if study.is_page:
        yield from _active_html(study)
        return
    written = list(_written_html(study))
    yield from written
    foreign = sorted(set(foreign_parts(study.tree))) if study.tree is not None else []
    for part in foreign:
        if not written or not part.startswith("the element"):
            yield study.issue(study.line_of(part.split("'")[1]), Code.RAW_HTML, "html", f"{part} is refused",
                              "Write it in Markdown, without HTML.")  # fmt: skip
    if not written and not foreign:
        yield from (issue for issue in _active_html(study) if issue.code is Code.RAW_HTML)  # links have a rule there


def _written_html(study: Study) -> Iterator[Issue]:
    for number, line in study.lines:
        if match := TAG.search(line):
            yield study.issue(number, Code.RAW_HTML, "html", f"raw HTML is refused, found <{match['tag']}",
                              "Write it in Markdown; a lone < is written \\<.")  # fmt: skip


def foreign_parts(tree: HtmlElement, tags: Collection[str] = _OUR_TAGS) -> Iterator[str]:
    """Elements and attributes of a rendered text that our Markdown never makes."""
    for element in tree.iterdescendants():
        if element.tag not in tags:
            yield f"the element {str(element.tag)!r}"
        for name in element.attrib:
            if name == REFUSED:
                yield from (f"the attribute {refused!r}" for refused in element.get(name, "").split())
            elif name not in _OUR_ATTRIBUTES:
                yield f"the attribute {name!r}"


def _active_html(study: Study) -> Iterator[Issue]:
    """What of a page no browser may get, by the HTML that it would get."""
    for part in islice(_refused(study), _ENOUGH) if study.tree is not None else ():
        line = study.line_of(*part.needles)
        if part.what.startswith("the address"):
            yield study.issue(line, Code.REFUSED_LINK, "link", f"{part.what} is refused",
                              "Link a page of the site, or a web address that starts with https://.")  # fmt: skip
        else:
            yield study.issue(line, Code.RAW_HTML, "html", f"{part.what} is refused", "Delete it.")


def _refused(study: Study) -> Iterator[Refused]:
    """By the page as it stands, and as it stands inside an element, in a language that has no translation."""
    body = study.document.body
    found = list(refused(study.render(body)))
    yield from found
    if not found and TAG.search(body):
        for part in list(refused(study.render(dialect.enclosed(body))))[:1]:
            yield Refused(f"HTML in code, in the text of a picture or in a title, here {part.what},", part.needles)


def tables(study: Study, _: Subject) -> Iterator[Issue]:
    """A table has a header row with words in it: without one a screen reader cannot say what a cell means."""
    previous = ""
    for index, (number, line) in enumerate(study.lines):
        if _PIPE_ROW.match(line) and not _PIPE_ROW.match(previous):
            following = study.lines[index + 1][1] if index + 1 < len(study.lines) else ""
            if not _DELIMITER_ROW.match(following):
                yield study.issue(number, Code.TABLE_WITHOUT_HEADER, "table", "the table has no header row",
                                  "Put a header row and a row of dashes above: | Who | When |, then |---|---|.")  # fmt: skip
            elif not line.replace("|", "").strip():
                yield study.issue(number, Code.TABLE_WITHOUT_HEADER, "table", "the header row of the table is empty",
                                  "Say in each cell of the first row what stands below it.")  # fmt: skip
        previous = line


def glyphs(study: Study, _: Subject) -> Iterator[Issue]:
    """Every character can be printed: the typeface has Latin, Cyrillic and signs, but no emoji."""
    if study.is_page:
        return
    meant = dict(study.lines)
    for number, line in enumerate(study.document.text.split("\n"), 1):
        for problem in unprintable(line + unescape(meant.get(number, "")) if "&" in line else line):
            yield study.issue(number, Code.NO_GLYPH, "text", problem, "Delete it, or say it in words.")


def unseen(study: Study, _: Subject) -> Iterator[Issue]:
    """No entity writes what nobody sees: the file itself was read without it."""
    for number, line in study.lines:
        for sign in sorted(set(UNSEEN.findall(unescape(line)))) if "&" in line else ():
            yield study.issue(number, Code.CONTROL_CHARACTER, "text",
                              f"an entity writes the invisible character {unseen_name(sign)}", "Delete it.")  # fmt: skip


def unprintable(text: str) -> Iterator[str]:
    """What is wrong with each character of `text` that the print typeface lacks."""
    for character in sorted(set(_COMMON.sub("", text)) - _printable()) if _COMMON.sub("", text) else ():
        name = unicodedata.name(character, "unnamed").lower()
        yield f"the character U+{ord(character):04X} ({name}) cannot be printed"


@cache
def _printable() -> frozenset[str]:
    """Characters of the print typeface; read only when a text has something unusual."""
    from fontTools.ttLib import TTFont

    file = next((Path(fontpkg_noto_sans.__file__).parent / "files").glob("NotoSans[[]*.ttf"))
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
