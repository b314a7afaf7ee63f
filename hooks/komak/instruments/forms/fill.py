"""A typeset sheet with named links → a fillable PDF: every link becomes a form field where it stands.

Typst knows no forms, but it writes a link annotation for every named place, at its exact position, tagged, in reading
order and in its table cell. Here the annotation becomes a widget and its tag a ``Form`` element: nothing moves.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from komak.instruments.forms.markdown import Slot, written
from komak.instruments.forms.orders import FormOrder
from komak.instruments.forms.sheets import paper, with_fields
from komak.press.office.pdf_font import typing_font
from komak.press.pdf import packing
from komak.workshop import Product, make

_LINK = "field:"
_FONT = "Wingdings"
"""Name of the typeface in the fields; the typeface itself is Noto Sans. The engine of Chromium and Edge asks an embedded
typeface for letters beyond Western European only if its name is that of a symbol font; else it takes a system's font by
the code page Windows-1251, which has no қ ғ ҳ: these letters vanished on screen, in print and in the saved file."""
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_CELL_PADDING = (4.5, 3.6)  # points; a cell is written into up to its borders
_INK = "0.13 0.19 0.18"
_SIZES = {"line": 10, "lines": 10, "cell": 8.5}


@dataclass
class _Fields:
    """What has been made so far."""

    pdf: Pdf
    labels: Mapping[str, Slot]
    tags: pikepdf.NumberTree
    top: list[Object] = field(default_factory=list)
    groups: dict[str, Object] = field(default_factory=dict)
    """Radio buttons by the name that they share."""
    states: dict[tuple[float, float, bytes], Object] = field(default_factory=dict)
    """Drawings of ticked and empty boxes by size: one drawing for all boxes alike, which no program writes into."""


def fillable(paper: bytes, slots: tuple[Slot, ...]) -> bytes:
    """The PDF `paper`, whose links are named as `slots`, with fields to fill in. The same input gives the same bytes."""
    with Pdf.open(io.BytesIO(paper)) as pdf:
        fields = _Fields(
            pdf, {slot.name: slot for slot in slots}, pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        )
        for page in pdf.pages:
            for annotation in _named(page):
                _add(fields, page, annotation)
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(
                Fields=Array(fields.top),
                DR=Dictionary(Font=Dictionary({f"/{_FONT}": typing_font(pdf)})),
                DA=String(_appearance("line")),
            )
        )
        return packing.written(pdf)


def _named(page: pikepdf.Page) -> Iterator[Object]:
    for annotation in page.obj.get("/Annots", Array()):
        if str(annotation.get("/A", Dictionary()).get("/URI", "")).startswith(_LINK):
            yield annotation
    page.obj.Tabs = Name.S


def _add(fields: _Fields, page: pikepdf.Page, annotation: Object) -> None:
    slot = fields.labels[str(annotation.A.URI).removeprefix(_LINK)]
    tag = fields.tags[int(annotation.StructParent)]
    tag.S = Name.Form
    for key in ("/A", "/Contents", "/Border"):
        del annotation[key]
    annotation.Subtype, annotation.P, annotation.F = Name.Widget, page.obj, 4
    annotation.TU = String(slot.label)
    if slot.kind == "radio":
        _add_radio(fields, slot, annotation)
        return
    annotation.T = String(slot.name)
    fields.top.append(annotation)
    if slot.kind == "check":
        annotation.FT, annotation.V = Name.Btn, Name.Off
        _draw_states(fields, annotation, Name.On)
    else:
        _make_text(fields.pdf, slot, annotation)


def _add_radio(fields: _Fields, slot: Slot, annotation: Object) -> None:
    """One of several boxes of which one is chosen; they share a field."""
    name, _, value = slot.name.partition("=")
    group = fields.groups.get(name)
    if group is None:
        label = slot.label.rpartition(": ")[0]
        group = fields.pdf.make_indirect(
            Dictionary(FT=Name.Btn, Ff=_RADIO, T=String(name), TU=String(label), V=Name.Off, Kids=Array())
        )
        fields.groups[name] = group
        fields.top.append(group)
    annotation.Parent = group
    group.Kids.append(annotation)
    _draw_states(fields, annotation, Name("/" + value))


def _make_text(pdf: Pdf, slot: Slot, annotation: Object) -> None:
    if slot.kind == "cell":
        x, y = _CELL_PADDING
        left, bottom, right, top = map(float, annotation.Rect)
        annotation.Rect = Array([left - x, bottom - y, right + x, top + y])
    annotation.FT, annotation.V, annotation.DA = Name.Tx, String(""), String(_appearance(slot.kind))
    if slot.kind != "line":
        annotation.Ff = _MULTILINE
    annotation.AP = Dictionary(N=_drawing(pdf, annotation, b"/Tx BMC EMC"))


def _appearance(kind: str) -> str:
    return f"/{_FONT} {_SIZES[kind]} Tf {_INK} rg"


def _draw_states(fields: _Fields, annotation: Object, on: Object) -> None:
    left, bottom, right, top = map(float, annotation.Rect)
    width, height = right - left, top - bottom
    points = [(0.22, 0.48), (0.42, 0.26), (0.8, 0.76)]
    (ax, ay), (bx, by), (cx, cy) = ((x * width, y * height) for x, y in points)
    tick = f"q {_INK} RG 1.8 w 1 J 1 j {ax:.2f} {ay:.2f} m {bx:.2f} {by:.2f} l {cx:.2f} {cy:.2f} l S Q".encode()
    annotation.AS = Name.Off
    drawn = {name: _state(fields, annotation, content) for name, content in ((str(on), tick), ("/Off", b""))}
    annotation.AP = Dictionary(N=Dictionary(drawn))


def _state(fields: _Fields, annotation: Object, content: bytes) -> Object:
    left, bottom, right, top = map(float, annotation.Rect)
    key = (round(right - left, 2), round(top - bottom, 2), content)
    if key not in fields.states:
        fields.states[key] = _drawing(fields.pdf, annotation, content)
    return fields.states[key]


def _drawing(pdf: Pdf, annotation: Object, content: bytes) -> Object:
    left, bottom, right, top = map(float, annotation.Rect)
    stream = Stream(pdf, content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, right - left, top - bottom])
    stream.Resources = Dictionary()
    return pdf.make_indirect(stream)


def fillable_form(order: FormOrder) -> Product:
    """The form as a PDF with fields, or the reasons why it cannot be printed."""
    text = written(order.form, order.voice)
    printed: Product = make(with_fields(paper(order.form, order.voice, text), text.slots))
    if printed.content is None:
        return printed
    return Product(fillable(printed.content, text.slots), pages=printed.pages)
