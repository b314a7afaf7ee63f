"""How the tests of a built site read text: Markdown as the author wrote it, pages, and PDFs, down to bare letters."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
from lxml.html import HtmlElement
from tests.conftest import Built
from tests.known import spoken
from tests.remembered import remembered

from komak.languages.strings import Strings
from komak.model.participant import for_participants
from komak.source.outline import sections

_LEAST = 20
"""Letters of a sentence that is looked for."""
_SENTENCE_END = re.compile(r"[.!?:;…|\n]")
_MARKUP = re.compile(
    r"""!\[[^\]]*\]\([^)]*\)          # a picture: its alternative text is not printed as words
      | \]\([^)]*\)                   # where a link leads
      | \{[^{}\n]*\}                  # attributes of a heading
      | \[\^[^\]]+\]:?                # a footnote's mark
      | ^\s*(?:!!!\s+\w+|\d+\.\s)     # a block's kind; the number of an item
    """,
    re.VERBOSE | re.MULTILINE,
)


def letters(text: str) -> str:
    """Return nothing but letters, so that spaces, hyphens, line ends and markup make no difference."""
    return "".join(filter(str.isalpha, text.lower()))


_PIECE = 10


@dataclass(frozen=True)
class Sought:
    """Sentences, by their letters, that are looked for in many texts.

    A thousand of them are asked of each page and file. So a text is cut into pieces of ten letters: wherever a sentence
    of 19 letters or more stands in it, one of the pieces is whole within the first 19 of the sentence.
    """

    wanted: Mapping[str, str]

    @cached_property
    def clues(self) -> Mapping[str, list[str]]:
        """Sentences by each piece that may be the first whole one in a text."""
        found: dict[str, list[str]] = {}
        for bare in self.wanted:
            for at in range(_PIECE):
                found.setdefault(bare[at : at + _PIECE], []).append(bare)
        return found

    @cached_property
    def short(self) -> list[str]:
        """Those in which no piece need be whole."""
        return [bare for bare in self.wanted if len(bare) < 2 * _PIECE - 1]

    def said_in(self, text: str) -> list[str]:
        """Return those that stand in the letters of a text."""
        pieces = {text[at : at + _PIECE] for at in range(0, len(text), _PIECE)}
        possible = {bare for piece in pieces & self.clues.keys() for bare in self.clues[piece]}
        return [self.wanted[bare] for bare in possible.union(self.short) if bare in text]


def plain(markdown: str) -> str:
    """Return Markdown without what is not read out."""
    return _MARKUP.sub(" ", markdown)


def sentences(markdown: str) -> dict[str, str]:
    """Return every sentence of some length by its letters."""
    found = (sentence.strip() for sentence in _SENTENCE_END.split(plain(markdown)))
    return {letters(sentence): sentence for sentence in found if len(letters(sentence)) >= _LEAST}


def body(path: Path) -> str:
    """Return a file's Markdown without its metadata."""
    return path.read_text("utf-8").split("\n---\n", 1)[1]


def participant_text(markdown: str) -> str:
    """Return what the generator shows participants of a text, headings included."""
    lines = markdown.split("\n")
    heads = [lines[section.heading.line - 1] if section.heading else None for section in sections(markdown, 1)]
    texts = [for_participants(section).markdown for section in sections(markdown, 1)]
    return "\n".join(part for head, text in zip(heads, texts, strict=True) for part in (head, text) if part is not None)


def divided(markdown: str) -> tuple[str, str]:
    """Return what stands outside and what stands inside of facilitator blocks: the test's own reading of the format."""
    outside, inside = list[str](), list[str]()
    where = outside
    for line in markdown.split("\n"):
        if line.startswith("!!! facilitator"):
            where = inside
        elif line and not line.startswith(" "):
            where = outside
        where.append(line)
    return "\n".join(outside), "\n".join(inside)


def text_of(page: HtmlElement) -> str:
    """Return what a reader sees of a page: no scripts, no styles."""
    return " ".join(page.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))


@dataclass(frozen=True)
class SearchRow:
    """A page as the search box can find it."""

    url: str
    title: str
    weight: float
    labels: list[str]
    download: list[str]
    sections: list[list[str]]
    """Anchor, title, text."""


def search_rows(files: Mapping[str, str], locale: str) -> list[SearchRow]:
    """Return what the index of a language has of every page; `files` is address to content."""
    folder = json.loads(files["search/search_index.json"])["config"][locale]["folder"]
    start = json.loads(files[f"search/{folder}start.json"])
    pages, texts = (
        [
            one
            for at in range(len(start["numbers"][kind]))
            for one in json.loads(files[f"search/{folder}{kind}{at}.json"])
        ]
        for kind in "pt"
    )
    left = iter(texts)
    return [
        SearchRow(url, title, weight, labels, download[0] if download else [], [next(left) for _ in range(count)])
        for (url, title, labels, *download), (weight, count) in zip(pages, start["pages"], strict=True)
    ]


@cache
def search_files(site: Built) -> Mapping[str, str]:
    """Return the files of the index of a built site; there are thousands."""
    return {name: path.read_text("utf-8") for name, path in site.files.items() if name.startswith("search/")}


def search_entries(site: Built) -> Iterator[tuple[str, str, str]]:
    """Yield address, anchor and text of every section that the search box can find."""
    files = search_files(site)
    for locale in json.loads(files["search/search_index.json"])["config"]:
        for row in search_rows(files, locale):
            for anchor, heading, text in row.sections:
                yield row.url, anchor, f"{row.title} {heading} {text}"


def pdf_text(path: Path | BytesIO) -> str:
    """Return the real content of a PDF in the order of a screen reader, without headers and footers."""
    return "".join(text for sheet in _sheets(path) for is_artifact, text in sheet if not is_artifact)


def pdf_margins(path: Path) -> list[str]:
    """Return what stands in header and footer, one text a page."""
    return ["".join(text for is_artifact, text in sheet if is_artifact) for sheet in _sheets(path)]


def _sheets(path: Path | BytesIO) -> tuple[tuple[tuple[bool, str], ...], ...]:
    return _sheets_of(path.read_bytes() if isinstance(path, Path) else path.getvalue())


@cache
def _sheets_of(content: bytes) -> tuple[tuple[tuple[bool, str], ...], ...]:
    """Every page; by its bytes, because one file is asked for many things, and stands in packs, too."""
    return remembered(content, _read)


def _read(content: bytes) -> tuple[tuple[tuple[bool, str], ...], ...]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return tuple(tuple(_page(page)) for page in pdf.pages)


_OF_TEXT = "BDC BMC EMC Tf Tj TJ Tm ET"
"""What is told from a page: lines and curves of its drawings are the most of it."""


def _page(page: pikepdf.Page) -> Iterator[tuple[bool, str]]:
    """Yield pieces of text and whether they are marked as artifacts; our PDFs name glyphs by two bytes."""
    fonts = {name: _letters_of_glyphs(font) for name, font in page.Resources.Font.items()}
    font: dict[int, str] = {}
    marks: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page, _OF_TEXT):
        match str(operator):
            case "BDC" | "BMC":
                marks.append(str(operands[0]) == "/Artifact")
            case "EMC":
                marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                for piece in pieces:
                    if isinstance(piece, pikepdf.String):
                        glyphs = bytes(piece)
                        codes = struct.unpack(f">{len(glyphs) // 2}H", glyphs)
                        yield any(marks), "".join([font.get(code, "\N{REPLACEMENT CHARACTER}") for code in codes])
            case "Tm" | "ET":
                yield any(marks), "\n"


def _letters_of_glyphs(font: pikepdf.Object) -> dict[int, str]:
    """Read the map that tells every PDF reader which letters a glyph stands for."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = "".join(re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL))
    assert "beginbfrange" not in source, "this reader knows single glyphs only"
    found = re.findall(r"<(\w+)>\s*<(\w+)>", pairs)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in found}


def interface_words(project: Path, locale: str) -> Strings:
    """The words of the interface in a language of the project in this folder."""
    (edition,) = (edition for edition in spoken(project) if edition.locale == locale)
    return edition.strings
