"""A book → EPUB 3: a page a chapter, contents, numbers that links lead to, figures as SVG, what a screen reader asks for.

Written here and not by a library: the one that there is, EbookLib, is AGPL, and this code is MIT.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from komak.outputs.books.orders import EpubBook
from komak.press.chapters import bound
from komak.press.pdf import Bound, Sheet
from komak.workshop import Product, content_of
from komak.workshop.moment import timestamp

_CSS = Path(__file__).parent / "epub.css"
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">
<head><title>{title}</title><link rel="stylesheet" href="style.css" type="text/css"/></head>
<body{kind}>
{body}
</body></html>
"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:{identity}</dc:identifier>
<dc:title>{title}</dc:title><dc:language>{lang}</dc:language><dc:creator>{author}</dc:creator>
<dc:publisher>{author}</dc:publisher><dc:date>{day}</dc:date><dc:description>{summary}</dc:description>
<dc:rights>{licence}</dc:rights><dc:source>{url}</dc:source>
<meta property="dcterms:modified">{moment}</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>{manifest}</manifest>
<spine>{spine}</spine>
</package>
"""
_MEDIA = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".svg": "image/svg+xml"}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class _Part:
    """A chapter on its way to a page."""

    name: str
    """File of its page."""
    tree: HtmlElement

    @property
    def title(self) -> str:
        return _words(next(self.tree.iter("h2")))


def written(order: EpubBook) -> Product:
    """The book as EPUB 3; the same order gives the same bytes."""
    sheet = order.sheet
    assert sheet.bound, "a book is bound"
    parts = tuple(_Part(f"{next(tree.iter('h2')).get('id')}.xhtml", tree) for tree in bound(sheet.bound.chapters))
    nav = _nav(sheet, parts)  # before the headings change their level
    files: dict[str, bytes] = {
        "title.xhtml": _page(sheet.title, _title(sheet, sheet.bound), sheet.locale, ' epub:type="frontmatter"'),
        "nav.xhtml": nav,
        **{name.removeprefix("/"): content for name, file in sheet.images.items() if (content := content_of(file))},
        **_pages(parts, sheet),
        "style.css": _CSS.read_bytes(),
    }
    return Product(_zipped({"META-INF/container.xml": _CONTAINER.encode(), "EPUB/package.opf": _package(sheet, parts, files),
                            **{f"EPUB/{name}": content for name, content in files.items()}}))  # fmt: skip


def _pages(parts: tuple[_Part, ...], sheet: Sheet) -> dict[str, bytes]:
    places = {str(one.get("id")): part.name for part in parts for one in part.tree.iter() if one.get("id")}
    found = dict[str, bytes]()
    for part in parts:
        title = part.title
        _settle(part.tree, places)
        found[part.name] = _page(title, etree.tostring(part.tree, encoding="unicode"), sheet.locale)
    return found


def _settle(tree: HtmlElement, places: Mapping[str, str]) -> None:
    """What a page of its own needs: headings from the first level, links to other pages, numbers as text."""
    for heading in list(tree.iter(*_HEADINGS)):
        heading.tag = f"h{int(heading.tag[1]) - 1}"
    for link in tree.iter("a"):
        place = link.get("href", "").removeprefix("#")
        if link.get("href", "").startswith("#") and place in places:
            link.set("href", f"{places[place]}#{place}")
    for picture in tree.iter("img"):
        picture.set("src", picture.get("src", "").removeprefix("/"))
    for paragraph in list(tree.iterfind(".//div[@number]")):
        _number(paragraph, paragraph.attrib.pop("number"))
    if "lang" in tree.attrib:
        tree.set("{http://www.w3.org/XML/1998/namespace}lang", tree.get("lang", ""))


def _number(paragraph: HtmlElement, number: str) -> None:
    mark = etree.Element("span", {"class": "number"})
    mark.text = number
    first = paragraph.find("*")
    if first is not None and first.tag == "p" and first.find("img") is None:
        mark.tail, first.text = f" {first.text or ''}", None
        first.insert(0, mark)
    else:
        line = etree.Element("p")
        line.append(mark)
        paragraph.insert(0, line)


def _title(sheet: Sheet, made: Bound) -> str:
    imprint = "".join(
        f"<dt>{escape(name)}</dt>" + "".join(f"<dd>{escape(line)}</dd>" for line in words.split("\n"))
        for name, words in made.imprint
    )
    summary = f"<p>{escape(sheet.summary)}</p>" if sheet.summary else ""
    return f"<h1>{escape(sheet.title)}</h1>{summary}<p>{escape(made.edition_line)}</p><dl>{imprint}</dl>"


def _nav(sheet: Sheet, parts: tuple[_Part, ...]) -> bytes:
    entries = "".join(f"<li>{_entry(part, next(part.tree.iter('h2')))}{_below(part)}</li>" for part in parts)
    assert sheet.bound, "a book is bound"
    title = escape(sheet.bound.contents)
    first = f'<li><a href="title.xhtml">{escape(sheet.title)}</a></li>'
    body = f'<nav epub:type="toc" id="toc" role="doc-toc"><h1>{title}</h1><ol>{first}{entries}</ol></nav>'
    return _page(sheet.bound.contents, body, sheet.locale)


def _below(part: _Part) -> str:
    entries = "".join(f"<li>{_entry(part, heading)}</li>" for heading in part.tree.iter("h3") if heading.get("id"))
    return f"<ol>{entries}</ol>" if entries else ""


def _entry(part: _Part, heading: HtmlElement) -> str:
    return f'<a href="{part.name}#{heading.get("id")}">{escape(_words(heading))}</a>'


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _page(title: str, body: str, locale: str, kind: str = "") -> bytes:
    return _PAGE.format(title=escape(title), body=body, lang=locale, kind=kind).encode()


def _package(sheet: Sheet, parts: tuple[_Part, ...], files: Mapping[str, bytes]) -> bytes:
    moment = dt.datetime.fromtimestamp(timestamp(), dt.UTC)
    names = {name: f"f{number}" for number, name in enumerate(files)}
    manifest = "".join(
        f'<item id="{identity}" href="{name}" media-type="{_MEDIA[Path(name).suffix]}"'
        + (' properties="nav"' if name == "nav.xhtml" else "") + "/>"
        for name, identity in names.items()
    )  # fmt: skip
    order = ("title.xhtml", "nav.xhtml", *(part.name for part in parts))
    told = {"title": sheet.title, "author": sheet.author, "summary": sheet.summary or sheet.title,
            "licence": sheet.licence, "url": sheet.page_url, "lang": sheet.locale}  # fmt: skip
    return _PACKAGE.format(
        **{name: escape(words) for name, words in told.items()},
        identity=uuid.uuid5(uuid.NAMESPACE_URL, f"{sheet.page_url} {sheet.edition}"),
        day=f"{moment:%Y-%m-%d}", moment=f"{moment:%Y-%m-%dT%H:%M:%SZ}", manifest=manifest,
        spine="".join(f'<itemref idref="{names[name]}"/>' for name in order),
    ).encode()  # fmt: skip


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The archive: its type comes first and as it is, so that a program knows it by its first bytes."""
    stamp = functools.partial(zipfile.ZipInfo, date_time=dt.datetime.fromtimestamp(timestamp(), dt.UTC).timetuple()[:6])
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr(stamp("mimetype"), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(stamp(name), content, zipfile.ZIP_DEFLATED, 9)
    return result.getvalue()
