"""An empty Word document in the look of the handouts: A4, styles, typeface, language, running header and footer.

It knows nothing of what is written into it: the letters of events begin with the same paper as the forms.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from komak import languages
from komak.press import colours
from komak.press.office.typeface import CUTS, cut

SIDE = Mm(18)
TEAL, GREY = RGBColor.from_string(colours.TEAL), RGBColor(0x5B, 0x68, 0x67)

_FACE = "Noto Sans"
_FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:font w:name="Noto Sans">'
    '<w:charset w:val="CC"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{faces}</w:font></w:fonts>'
)
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_LEFTOVERS = frozenset({"stylesWithEffects", "customXml", "webSettings", "thumbnail"})
_MADE_BY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties'
    b' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Komak</Application></Properties>"
)
_PROPERTY_MOST = 255  # characters
_ELEMENTS = {"regular": "embedRegular", "bold": "embedBold"}
_STYLES: dict[str, tuple[float, bool, RGBColor | None, float, float]] = {
    # name: size, bold, colour, space before and after
    "Normal": (10, False, None, 0, 3),
    "Title": (20, True, TEAL, 0, 3),
    "Subtitle": (10.5, False, GREY, 0, 5),
    "Heading 1": (12.5, True, TEAL, 12, 5),
    "Heading 2": (10.5, True, TEAL, 8, 3),
    "Header": (8, False, GREY, 0, 0),
    "Footer": (7.5, False, GREY, 0, 0),
}
_KEPT_STYLES = {*(name.replace("Heading", "heading") for name in _STYLES), "header", "footer", "PlaceholderText"}
"""As Word's file names them: some in small letters."""


@dataclass(frozen=True)
class Paper:
    """What a document says of itself around its text."""

    locale: str
    title: str
    subject: str
    """One sentence: what it is for."""
    comments: str
    head: str
    """Left end of the running header."""
    mark: str
    """Right end of the running header: a short code, or nothing."""
    brand: str
    """Name of the site in the language of the document."""
    edition: str
    licence: str
    """Short name."""
    page_words: str
    """``стр. {page} из {pages}`` in the document's language."""
    url: str
    """Address of its page, printed in the footer."""
    is_landscape: bool = False


def blank_document(paper: Paper) -> WordDocument:
    """A document with everything but its text."""
    document = Document()
    _drop_leftovers(document)
    _page(document, is_landscape=paper.is_landscape)
    _styles(document, paper.locale)
    _embed_typeface(document)
    _properties(document, paper)
    _running_lines(document, paper)
    return document


def _drop_leftovers(document: WordDocument) -> None:
    """What python-docx's template brings along: other defaults for old Word, a picture of a foreign document, its maker."""
    for package in (document.part, document.part.package):
        for name, relation in list(package.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                package.rels.pop(name)
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _MADE_BY  # noqa: SLF001 - python-docx has no interface for it


def _page(document: WordDocument, *, is_landscape: bool) -> None:
    section = document.sections[0]
    width, height = Mm(210), Mm(297)
    if is_landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Mm(19), Mm(19)
    section.header_distance = section.footer_distance = Mm(9)


def room(document: WordDocument) -> int:
    """Width of the text in English metric units."""
    section = document.sections[0]
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def new_sheet(document: WordDocument) -> None:
    """Go on at the front of a new sheet of paper."""
    document.add_section(WD_SECTION.ODD_PAGE)


def empty_back(document: WordDocument, words: str) -> None:
    """A page that says nothing but that it is left empty, without running header and footer."""
    back = document.add_section(WD_SECTION.NEW_PAGE)
    back.header.is_linked_to_previous = back.footer.is_linked_to_previous = False
    paragraph = document.add_paragraph(words)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Mm(110)


def _styles(document: WordDocument, locale: str) -> None:
    for name, (size, is_bold, colour, before, after) in _STYLES.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), is_bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FACE)
        for tag in ("tabs", "pBdr", "i", "iCs", "spacing"):
            for old in style.element.findall(f".//{qn(f'w:{tag}')}"):
                old.getparent().remove(old)
        if colour is not None:
            style.font.color.rgb = colour
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    placeholder: Any = document.styles.add_style("PlaceholderText", WD_STYLE_TYPE.CHARACTER)
    placeholder.element.set(qn("w:customStyle"), "0")
    placeholder.font.color.rgb = GREY
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    for attribute in ("val", "eastAsia"):
        language.set(qn(f"w:{attribute}"), languages.language(locale).office_tag)
    _drop_stock_styles(document.styles.element)


def _drop_stock_styles(styles: Any) -> None:
    """A hundred looks of tables that nothing here uses: the larger part of a document that is not its typeface."""
    known = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    waiting = [name for name, style in known.items() if style.get(qn("w:default")) == "1"]
    waiting += [name for name, style in known.items() if style.find(qn("w:name")).get(qn("w:val")) in _KEPT_STYLES]
    kept: set[str] = set()
    while waiting:
        name = waiting.pop()
        kept.add(name)
        needs = (known[name].find(qn(f"w:{relation}")) for relation in ("basedOn", "link", "next"))
        waiting += [need.get(qn("w:val")) for need in needs if need is not None and need.get(qn("w:val")) not in kept]
    for name in known.keys() - kept:
        styles.remove(known[name])


def _embed_typeface(document: WordDocument) -> None:
    """Bring both cuts along, so that ʻ and ў look the same on every machine."""
    table = next(
        relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("/fontTable")
    )
    faces = ""
    for number, name in enumerate(CUTS, 1):
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"komak/{name}")).upper()
        address = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(address, _FONT_TYPE, _obfuscated(cut(name), key), document.part.package)
        faces += f'<w:{_ELEMENTS[name]} r:id="{table.relate_to(part, _FONT_RELATION)}" w:fontKey="{{{key}}}"/>'
    table._blob = _FONT_TABLE.format(faces=faces).encode()  # noqa: SLF001 - python-docx has no interface for it
    zoom = document.settings.element.find(qn("w:zoom"))
    setting = OxmlElement("w:embedTrueTypeFonts")
    if zoom is None:
        document.settings.element.insert(0, setting)
    else:
        zoom.addnext(setting)


def _obfuscated(font: bytes, key: str) -> bytes:
    """The first 32 bytes mixed with the key, as the format asks for."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return bytes(byte ^ other for byte, other in zip(font[:32], mask, strict=True)) + font[32:]


def _properties(document: WordDocument, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.subject = paper.title[:_PROPERTY_MOST], paper.subject[:_PROPERTY_MOST]
    core.author = core.last_modified_by = "Koʻmak"
    core.language = languages.language(paper.locale).office_tag
    core.comments, core.keywords, core.revision = paper.comments[:_PROPERTY_MOST], paper.mark, 1


def _running_lines(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    edge = room(document)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(f"{paper.head}\t{paper.mark}")
    footer.add_run(f"{paper.brand} · {paper.edition} · {paper.licence}\t")
    before, _, rest = paper.page_words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        footer.add_run(text)
        if field:
            _page_field(footer, field)
    footer.add_run().add_break()
    footer.add_run(paper.url)


def _page_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
