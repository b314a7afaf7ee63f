"""Markdown of one sheet → print tree: the XML that ``template.typ`` walks, and what is wrong with the Markdown.

The template can only stop; here problems still have a place in the author's file, so everything is checked here first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from komak import dialect
from komak.ground.address import ACT_SCHEME, ACTS, ELSEWHERE
from komak.ground.issue import Code, Issue
from komak.languages import language
from komak.press.chapters import bound

from .places import Places
from .rooms import cramped, lay_out_tables, open_words
from .sheet import Sheet
from .spacing import BLOCKS, space

RUNNING, RUNNING_BOOK, RUNNING_CHAPTER = 90, 54, 48
"""Letters of the line at the head of a page: of a sheet, of the title of a book and of its chapter."""

_INLINE = frozenset(["strong", "em", "a", "img", "br", "code", "span", "sup", "sub"])
_WRITTEN = frozenset(["km-tick", "km-blank", "km-lines", "km-write"])

_ROW_OF_ACT = f"/{ACTS}#"
_NBSP = "\N{NO-BREAK SPACE}"
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]{2}"), re.compile(r"[А-Яа-яЎўҚқҒғҲҳ]")
_ENGLISH = re.compile(r"\b(the|of|and|for|in|to|with|on|an|child|children|case|protection|guide|care)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PrintTree:
    """What the template needs, and what stands in its way."""

    xml: str
    issues: tuple[Issue, ...]


def print_tree(sheet: Sheet, staged: Mapping[str, str]) -> PrintTree:
    """Return the tree of a sheet; ``staged`` gives the file name of every picture in the typesetter's root."""
    root = bound(sheet.bound.chapters) if sheet.bound else dialect.tree(sheet.markdown)
    places = Places(sheet)
    _name_fields(root, sheet.fields)
    _keep_lines_of_code(root)
    _name_titles(root, sheet)
    issues = [*_unknown(root, places), *_skipped(root, places)]
    _inline_footnotes(root)
    issues += _pictures(root, staged, places)
    issues += _links(root, sheet, places)
    open_words(root, sheet)
    issues += _no_room(root, sheet, places)
    lay_out_tables(root, sheet)
    if sheet.kind in ("cards", "slides"):
        _cards(root)
    _new_sides(root)
    _run_heads(root)
    _number_paragraphs(root)
    space(root)
    return PrintTree(etree.tostring(root, encoding="unicode"), tuple(issues))


def _name_fields(root: HtmlElement, names: tuple[str, ...]) -> None:
    """Give everything that is written into its name, in reading order."""
    if not names:
        return
    found = [element for element in root.iter("span", "div", "td") if _WRITTEN & {*element.get("class", "").split()}]
    for element, name in zip(found, names, strict=True):
        if name:
            element.set("field", name)


def _name_titles(root: HtmlElement, sheet: Sheet) -> None:
    """Give an emphasised title in another language that language: English, or Uzbek among Russian."""
    for title in root.iter("em", "i"):
        words = "".join(title.itertext())
        if sheet.second or not _LATIN.search(words) or _CYRILLIC.search(words):
            continue
        own, found = language(sheet.locale), "en" if _ENGLISH.search(words) else "uz"
        if found != own.base or own.is_cyrillic:
            title.set("lang", found)


def _keep_lines_of_code(root: HtmlElement) -> None:
    """Lines and indents of fenced code stay as they were written; elsewhere white space is a space."""
    for code in root.iterfind(".//pre/code"):
        first, *lines = re.sub(r" (?= )|(?<=\n) |^ ", _NBSP, (code.text or "").rstrip("\n")).split("\n")
        code.text = first
        for line in lines:
            etree.SubElement(code, "br").tail = line


def _unknown(root: HtmlElement, places: Places) -> Iterator[Issue]:
    for element in root.iterdescendants():
        if element.tag not in BLOCKS | _INLINE:
            yield places.issue(
                f"<{element.tag}", Code.RAW_HTML, str(element.tag), "this element cannot be printed",
                "Write it in Markdown; the elements are listed in the guide for authors.",
            )  # fmt: skip


def short(text: str, most: int) -> str:
    """At most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _skipped(root: HtmlElement, places: Places) -> Iterator[Issue]:
    """Headings that leave out a level; the title is the first level."""
    level = 1
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        last, level = level, int(heading.tag[1])
        if level > last + 1 or level == 1:
            text = "".join(heading.itertext()).strip()
            yield places.issue(
                text, Code.HEADING_LEVEL, text, f"a heading of level {min(last + 1, 6)} was expected, found {level}",
                "Headings begin at ## and go down one level at a time.",
            )  # fmt: skip


def _inline_footnotes(root: HtmlElement) -> None:
    """Put every footnote where it is called: the typesetter finds the page for it."""
    notes = {item.get("id"): item for item in root.iterfind(".//div[@class='footnote']//li")}
    seen: dict[str, str] = {}
    for call in root.findall(".//sup"):
        anchor = call.find("a[@class='footnote-ref']")
        if anchor is None:
            continue
        target = unquote(anchor.get("href", "")).removeprefix("#")
        element = etree.Element("noteref" if target in seen else "note", n=seen.setdefault(target, str(len(seen) + 1)))
        if element.tag == "note" and target in notes:
            _fill_note(element, notes[target])
        element.tail = call.tail
        call.getparent().replace(call, element)
    for footer in root.findall(".//div[@class='footnote']"):
        footer.drop_tree()


def _fill_note(note: etree._Element, item: HtmlElement) -> None:
    for paragraph in item.iter("p"):
        for back in paragraph.findall("a[@class='footnote-backref']"):
            _drop(back)
        if len(note) or note.text:
            etree.SubElement(note, "br")
        text = paragraph.text or ""
        _append_text(
            note, text if len(paragraph) else text.rstrip("\N{NO-BREAK SPACE}")
        )  # what stood before the way back
        note.extend(list(paragraph))


def _drop(element: HtmlElement) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip("\N{NO-BREAK SPACE}")
    element.getparent().remove(element)


def _append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _pictures(root: HtmlElement, staged: Mapping[str, str], places: Places) -> Iterator[Issue]:
    for picture in root.iter("img"):
        source = unquote(picture.get("src", ""))
        if not (picture.get("alt") or "").strip():
            yield places.issue(
                source, Code.NO_ALT_TEXT, source, "a picture needs a text for those who cannot see it, found none",
                "Describe in the square brackets what the picture tells.",
            )  # fmt: skip
            picture.set("alt", "…")
        if source not in staged:
            yield places.issue(
                source, Code.MISSING_IMAGE, source, "there is no such picture", "Check the file name and its folder."
            )
        picture.set("src", staged.get(source, ""))
        parent = picture.getparent()
        if parent.tag == "p" and len(parent) == 1 and not "".join(parent.itertext()).strip():
            picture.set("alone", "")


def _links(root: HtmlElement, sheet: Sheet, places: Places) -> Iterator[Issue]:
    """Make addresses absolute, and print each as a footnote at its first link: paper cannot be clicked."""
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    printed: dict[tuple[int, str], str] = {}
    for link in list(root.iter("a")):
        written = unquote(link.get("href", ""))
        address = sheet.links.get(written, sheet.links.get(link.get("href", ""), written))
        if written.startswith(ACT_SCHEME) or _ROW_OF_ACT in address:  # a book has its addresses already
            link.drop_tag()  # paper names the act in words; where it stands, the page of all acts tells
            continue
        link.set("href", address)
        if address.startswith("#"):
            if address[1:] not in ids:
                yield places.issue(
                    written, Code.BROKEN_ANCHOR, written, "no heading of this handout has the id",
                    "Use the id of a heading, or name the file before the #.",
                )  # fmt: skip
        elif not ELSEWHERE.match(address):
            yield places.issue(
                written, Code.BROKEN_LINK, written, "the link leads nowhere", "Check the file name and its folder."
            )
        elif not _shows(link, address) and sheet.kind not in ("cards", "poster", "slides"):
            _print_address(link, (_chapter(link), address), printed)


def _shows(link: HtmlElement, address: str) -> bool:
    """Whether the words of the link are its address."""
    bare = re.sub(r"(?i)^(https?://|mailto:|tel:)|/$", "", address)
    return bare in "".join(link.itertext()) or address.lower().startswith("tel:")


def _chapter(link: HtmlElement) -> int:
    """Place of its chapter in a book: nobody leafs back to another one for an address."""
    chapter = next((one for one in link.iterancestors("div") if one.get("class") == "km-chapter"), None)
    return 0 if chapter is None else 1 + len(list(chapter.itersiblings(preceding=True)))


def _print_address(link: HtmlElement, place: tuple[int, str], printed: dict[tuple[int, str], str]) -> None:
    """A note with the address, or a mark of the note that has it in the same chapter."""
    if any(parent.tag in ("note", "th") for parent in link.iterancestors()):
        return  # no footnote inside a footnote, none in a heading row that is printed on every page
    number = f"a{len(printed) + 1}"
    note = etree.Element("note" if place not in printed else "noteref", n=printed.setdefault(place, number))
    if note.tag == "note":
        note.text = re.sub(r"(?i)^(https://|mailto:)", "", place[1]).rstrip("/")
    note.tail, link.tail = link.tail, None
    link.addnext(note)


def _no_room(root: HtmlElement, sheet: Sheet, places: Places) -> Iterator[Issue]:
    for table in cramped(root, sheet):
        yield places.issue(table.first, Code.NO_ROOM, "table", table.problem, table.mend)


def _new_sides(root: HtmlElement) -> None:
    """Begin a new sheet at ``{#identity-sheet .new-sheet}``, and another after its section: its back stays empty."""
    for heading in root.findall("h2"):
        if "new-sheet" in heading.get("class", "").split():
            heading.addprevious(etree.Element("new-side"))
            following = next(heading.itersiblings("h2"), None)
            if following is None:
                etree.SubElement(root, "new-side")
            else:
                following.addprevious(etree.Element("new-side"))


def _run_heads(root: HtmlElement) -> None:
    """What the head of a page says of its chapter: no more than a line holds."""
    for title in root.iterfind("div[@class='km-chapter']/h2"):
        title.set("running", short("".join(title.itertext()).strip(), RUNNING_CHAPTER))


def _number_paragraphs(root: HtmlElement) -> None:
    """The number of a paragraph stands beside its first line: in its first block, if that has lines."""
    for paragraph in root.iterfind(".//div[@number]"):
        first = paragraph.find("*")
        if first is not None and first.tag == "p" and (first.find("img") is None or len(first) > 1):
            first.set("number", paragraph.attrib.pop("number"))
            first.set("id", paragraph.attrib.pop("id"))


def _cards(root: HtmlElement) -> None:
    """Gather every second-level heading and what follows it into a card."""
    cards = etree.Element("cards")
    for element in list(root):
        if element.tag == "h2":
            etree.SubElement(cards, "card")
        if len(cards):
            cards[-1].append(element)
    if len(cards):
        root.append(cards)
