"""An empty Word document in the look of the handouts: A4, styles, typeface, language, running header and footer."""

from __future__ import annotations

import uuid
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from komak.forms.typeface import CUTS, cut
from komak.forms.voice import Voice
from komak.model import Form

TAGS = {"ru": "ru-RU", "uz": "uz-Latn-UZ", "uz-Cyrl": "uz-Cyrl-UZ"}
"""Languages as Word names them."""
SIDE = Mm(18)
TEAL, GREY = RGBColor(0x0B, 0x4A, 0x4A), RGBColor(0x5B, 0x68, 0x67)

_FACE = "Noto Sans"
_FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:font w:name="Noto Sans">'
    '<w:charset w:val="CC"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{faces}</w:font></w:fonts>'
)
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_ELEMENTS = {"regular": "embedRegular", "bold": "embedBold"}
_STYLES: dict[str, tuple[float, bool, RGBColor | None, float, float]] = {
    # name: size, bold, colour, space before and after
    "Normal": (10, False, None, 0, 3),
    "Title": (20, True, TEAL, 0, 3),
    "Subtitle": (10.5, False, GREY, 0, 5),
    "Heading 1": (12.5, True, TEAL, 12, 5),
    "Header": (8, False, GREY, 0, 0),
    "Footer": (7.5, False, GREY, 0, 0),
}


def blank_document(form: Form, voice: Voice, page_url: str) -> WordDocument:
    """A document with everything but the form itself."""
    document = Document()
    _page(document, form)
    _styles(document, voice)
    _embed_typeface(document)
    _properties(document, form, voice)
    _running_lines(document, form, voice, page_url)
    return document


def _page(document: WordDocument, form: Form) -> None:
    section = document.sections[0]
    width, height = Mm(210), Mm(297)
    if form.data.orientation == "landscape":
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


def _styles(document: WordDocument, voice: Voice) -> None:
    for name, (size, is_bold, colour, before, after) in _STYLES.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), is_bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FACE)
        for name in ("tabs", "pBdr", "i", "iCs", "spacing"):
            for old in style.element.findall(f".//{qn(f'w:{name}')}"):
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
        language.set(qn(f"w:{attribute}"), TAGS.get(voice.locale, voice.locale))


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


def _properties(document: WordDocument, form: Form, voice: Voice) -> None:
    core = document.core_properties
    core.title, core.subject = voice.plain(form.data.title), voice.plain(form.data.summary)
    core.author = core.last_modified_by = "Koʻmak"
    core.language = TAGS.get(voice.locale, voice.locale)
    core.comments, core.keywords, core.revision = voice.notice(form), form.data.code, 1


def _running_lines(document: WordDocument, form: Form, voice: Voice, page_url: str) -> None:
    section = document.sections[0]
    edge = room(document)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(f"{voice.plain(form.data.title)}\t{form.data.code}")
    footer.add_run(f"Koʻmak · {voice.edition} · {voice.licence}\t")
    before, _, rest = voice.words["print.page"][voice.locale].partition("{page}")
    between, _, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        footer.add_run(text)
        if field:
            _page_field(footer, field)
    footer.add_run().add_break()
    footer.add_run(page_url)


def _page_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
