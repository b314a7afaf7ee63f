"""A packed PDF has fewer bytes and nothing else is different: it is compared with what Typst has written."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from lxml import etree

from komak.press.pdf import Sheet, packing, typesetting
from komak.press.pdf.packing import packed, shorter, without_names
from komak.workshop.moment import dated

Kitchen = Callable[[str], Sheet]
LOCALES = ("ru", "uz", "uz-Cyrl")


@pytest.fixture(params=LOCALES)
def plain(request: pytest.FixtureRequest, kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Every construct in a language, as it comes from Typst."""
    monkeypatch.setattr(typesetting, "packed", lambda pdf: pdf)
    monkeypatch.setattr(typesetting, "spoken", lambda pdf, _: pdf)
    with dated(1767225600):
        content = typesetting.printed(kitchen(request.param)).content
    assert content is not None
    return content


def repacked(pdf: bytes) -> bytes:
    """The same with its tags compressed, and no more."""
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return result.getvalue()


def drawn(content: bytes) -> list[tuple[list[object], str]]:
    """What a page asks to draw: numbers apart, because they may be rounded."""
    with pikepdf.new() as pdf:
        steps = pikepdf.parse_content_stream(pdf.make_stream(content))
        return [([_said(operand) for operand in operands], str(operator)) for operands, operator in steps]


def _said(operand: object) -> object:
    if isinstance(operand, pikepdf.Array):
        return [_said(part) for part in operand]
    if isinstance(operand, pikepdf.String):
        return bytes(operand)
    if isinstance(operand, pikepdf.Dictionary):
        return {name: _said(part) for name, part in operand.items()}
    return str(operand) if isinstance(operand, pikepdf.Name) else pytest.approx(float(operand), rel=5e-5)  # type: ignore[arg-type]


def pages(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [page.obj.Contents.read_bytes() for page in opened.pages]


def typefaces(pdf: bytes) -> Iterator[TTFont]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
                yield TTFont(io.BytesIO(item.FontFile2.read_bytes()))


def outlines(font: TTFont) -> list[tuple[object, ...]]:
    """Every glyph with its width, by its number."""
    glyphs, found = font.getGlyphSet(), []
    for number in range(font["maxp"].numGlyphs):
        name, pen = font.getGlyphName(number), DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        found.append((font["hmtx"][name], *pen.value))
    return found


def told(metadata: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """What is said of the document, and of which schemas the fields are described."""
    tree = etree.fromstring(metadata)
    names = [str(schema.text) for schema in tree.iter("{http://www.aiim.org/pdfa/ns/schema#}schema")]
    for silent in tree.xpath("//*[local-name()='History' or local-name()='schemas']"):
        silent.getparent().remove(silent)
    return [(str(element.tag), (element.text or "").strip()) for element in tree.iter()], names


def words(pdf: bytes) -> list[str]:
    """What a reader copies from each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def test_every_page_draws_the_same(plain: bytes) -> None:
    before, after = pages(plain), pages(packed(plain))

    assert [drawn(page) for page in after] == [drawn(page) for page in before]
    assert all(len(short) < len(long) for short, long in zip(after, before, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        rb"(\\)", rb"(\\\\)", rb"(\\000)", rb"(\000\\)", rb"(\000\\\000\015)", rb"(\(\050\051\))", rb"(a(b(c(d)e)f)g)",
        rb"(\n\r\t\b\f)", rb"(\134\134\015)", rb"(\377\000\001)",
    ],
)  # fmt: skip
def test_no_text_becomes_another(text: bytes) -> None:
    page = b"BT/f0 8.5 Tf " + text + b" Tj ET"

    assert drawn(shorter(page)) == drawn(page)


def test_numbers_in_words_are_no_places() -> None:
    """Typst writes words beside the glyphs that stand for them."""
    page = b"/Span<</ActualText(see 3.14159265)>>BDC 0 0 m 3.14159265 0 l S EMC"

    assert b"3.14159265)" in shorter(page)
    assert shorter(b"0 0 m 3.14159265 0.00001234 l") == b"0 0 m 3.1416 0.00001234 l"


def test_typefaces_have_their_outlines_and_nothing_that_nobody_reads(plain: bytes) -> None:
    before, after = list(typefaces(plain)), list(typefaces(packed(plain)))

    assert sorted(map(outlines, after)) == sorted(map(outlines, before))
    assert len(after) >= 2
    for font in after:
        assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= set(font.reader.tables) <= set(packing._READ)


def test_a_typeface_can_be_read_by_its_sums(plain: bytes) -> None:
    """Places, lengths and sums of the tables are those of the new file."""
    with pikepdf.open(io.BytesIO(plain)) as opened:
        files = [item.FontFile2.read_bytes() for item in opened.objects
                 if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]  # fmt: skip

    assert files
    for file in files:
        font = TTFont(io.BytesIO(without_names(file)), checkChecksums=2, lazy=False)
        assert all(font.getTableData(tag) for tag in font.reader.tables)


def test_a_tenth_is_saved(plain: bytes) -> None:
    assert len(packed(plain)) < 0.9 * len(repacked(plain))


def test_metadata_say_the_same_and_are_not_compressed(plain: bytes) -> None:
    content = packed(plain)
    with pikepdf.open(io.BytesIO(content)) as after, pikepdf.open(io.BytesIO(plain)) as before:
        assert after.Root.Metadata.read_raw_bytes() in content
        assert "/Filter" not in after.Root.Metadata
        ours, described = told(after.Root.Metadata.read_bytes())
        assert ours == told(before.Root.Metadata.read_bytes())[0]
        assert ("{http://www.aiim.org/pdfua/ns/id/}part", "1") in ours
        assert described == ["PDF/UA Identification schema"]  # PDF/A-2 knows the others


def test_every_glyph_says_the_same(plain: bytes) -> None:
    before = words(plain)

    assert words(packed(plain)) == before
    assert len("".join(before)) > 200
