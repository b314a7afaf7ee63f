"""The font of a fillable PDF: all its letters are embedded, since nobody knows what will be typed."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from komak.press.office.typeface import cut, regular

_NAME = "NotoSans-Regular"
_MAPPING = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK = 100  # entries that a block of the mapping may have


def typing_font(pdf: Pdf) -> Object:
    """The regular cut as a composite font with glyph numbers for codes."""
    font = regular()
    per_em = 1000 / font["head"].unitsPerEm
    widths = [round(font["hmtx"][name][0] * per_em) for name in font.getGlyphOrder()]
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + _NAME),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=600,
        W=Array([0, Array(widths)]),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, per_em)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + _NAME),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode().encode("ascii"))),
        )
    )


def _descriptor(pdf: Pdf, per_em: float) -> Dictionary:
    font, data = regular(), cut("regular")
    head, metrics = font["head"], font["OS/2"]
    file = Stream(pdf, data)
    file.Length1 = len(data)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + _NAME),
        Flags=4,
        FontBBox=Array([round(value * per_em) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        ItalicAngle=0,
        Ascent=round(font["hhea"].ascent * per_em),
        Descent=round(font["hhea"].descent * per_em),
        CapHeight=round(metrics.sCapHeight * per_em),
        StemV=80,
        FontFile2=pdf.make_indirect(file),
    )


def _to_unicode() -> str:
    font = regular()
    numbers: dict[int, int] = {}
    for character, name in sorted(font.getBestCmap().items()):
        numbers.setdefault(font.getGlyphID(name), character)
    entries = [f"<{number:04X}> <{character:04X}>" for number, character in sorted(numbers.items())]
    parts = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    blocks = [f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts]
    return _MAPPING.format(blocks="\n".join(blocks))
