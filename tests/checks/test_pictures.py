"""Pictures bring nothing along: neither the place where they were taken, nor their owner, nor anything that runs."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from PIL import Image
from sample_project import issues_of, write_project

from komak.__main__ import main
from komak.checks.drawings import cleaned_drawing
from komak.ground.issue import Code
from komak.ground.pictures import NoPictureError, cleaned, parts

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://www.inkscape.org/namespaces/inkscape">{}</svg>'
HOSTILE = [
    "<script>x</script>",
    "<g onload='x'/>",
    "<foreignObject/>",
    "<a href='https://x'><path d='M0 0'/></a>",
    "<use href='https://x#a'/>",
    "<use xlink:href='//x#a'/>",
    "<image href='data:image/svg+xml,x'/>",
    "<image xlink:href='https://x/y.png'/>",
    "<style>@import '//x';</style>",
    "<style>p{fill:u\\72l(//x)}</style>",
    "<style>p{background:url('https://x')}</style>",
    "<rect fill='url(https://x#a)'/>",
    "<animate attributeName='href' to='javascript:x'/>",
    "<set attributeName='onload' to='x'/>",
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='x'/>",
    "<unknown/>",
    "<g src='x'/>",
    "<g xml:base='//x'/>",
    "<image href='data:image/png;base64,iVBORw0KGgo='/>",
    "<rect fill='url(data:image/png;base64,AA)'/>",
    "<rect onpointerrawupdate='x'/>",
    "<rect from='x'/>",
    "<rect HREF='x'/>",
    "<use href=''/>",
    "<use href='a.svg#b'/>",
    "<text contenteditable='x'>a</text>",
    "<rect style='fill:url(//x)'/>",
    "<rect style='b\\65havior:u\\72l(x)'/>",
    "<rect popovertarget='x'/>",
    "<style media='x' src='x'/>",
]
LITTER = [
    "<metadata>Каримова</metadata>",
    "<g i:label='x'/>",
    "<g data-name='Каримова'/>",
    "<g><!-- Каримова, 2026 --></g>",
    "<g xlink:title='x'/>",
    "<i:grid/>",
    "<g i:export-filename='/home/karimova/x.png'/>",
]
FINE = [
    "<title>Дом</title><path d='M0 0h9' fill='url(#a)' style='stroke:#123; fill: url(#b)'/>",
    "<defs><linearGradient id='a'><stop offset='0' stop-color='red'/></linearGradient></defs><use xlink:href='#a'/>",
    "<style>.a{fill:red;font-family:'Noto Sans'}</style><text class='a' x='1' text-anchor='middle'>а</text>",
    "<g id='a' role='img' aria-label='Дом' transform='scale(2)' opacity='.5'><use href='#a' x='1'/></g>",
]


def issues(tmp_path: Path, name: str, content: bytes, place: str = "curriculum/care/first/images") -> list[str]:
    """What the check says of one file."""
    return [line for line in issues_of(write_project(tmp_path, {f"{place}/{name}": content})) if name in line]


def photo(kind: str, **more: object) -> bytes:
    """A picture as a phone writes it: turned, with the place and the owner."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Каримова"
    exif.get_ifd(0x8825)[1] = "N"
    result = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(result, kind, exif=exif, **more)
    return result.getvalue()


PHOTOS = [
    ("a.jpg", photo("JPEG", comment=b"Guzal")),
    ("a.jpeg", photo("JPEG", progressive=True) + b"a film behind the picture"),
    ("a.png", photo("PNG")),
    ("a.webp", photo("WEBP", lossless=True, xmp=b"<x:xmpmeta/>")),
]


@pytest.mark.parametrize("place", ["curriculum/care/first/images", "docs/images", "docs"])
@pytest.mark.parametrize(("name", "raw"), PHOTOS)
def test_a_photo_tells_no_place(name: str, raw: bytes, place: str, tmp_path: Path) -> None:
    """A photo with its place is refused wherever it would be published, and named as such."""
    (found,) = issues(tmp_path, name, raw, place)

    assert f": {Code.PICTURE_BRINGS} " in found
    assert "GPS" in found


@pytest.mark.parametrize(("name", "raw"), PHOTOS)
def test_clean_keeps_the_picture_alone(name: str, raw: bytes, tmp_path: Path) -> None:
    """The command leaves every pixel and which way is up; then the check has nothing to say."""
    file = tmp_path / name
    file.write_bytes(raw)
    assert CliRunner().invoke(main, ["clean", str(file)]).exit_code == 0

    made = file.read_bytes()
    with Image.open(io.BytesIO(raw)) as before, Image.open(io.BytesIO(made)) as after:
        assert after.tobytes() == before.tobytes()
        assert dict(after.getexif()) == {0x0112: 6}
    assert issues(tmp_path / "project", name, made) == []
    assert cleaned(made) == made


def test_colours_of_a_press_become_colours_of_a_screen(tmp_path: Path) -> None:
    """CMYK is named, and the command makes RGB of it."""
    result = io.BytesIO()
    Image.new("CMYK", (9, 9), (0, 255, 255, 0)).save(result, "JPEG")
    (found,) = issues(tmp_path, "a.jpg", result.getvalue())

    assert "CMYK" in found
    with Image.open(io.BytesIO(cleaned(result.getvalue()))) as made:
        red, green, blue = made.convert("RGB").getpixel((4, 4))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize(
    "raw", [b"", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff", b"RIFF\0\0\0\0WEBP", b"\x89PNG\r\n\x1a\n\0"]
)
def test_what_is_no_picture(raw: bytes) -> None:
    """A damaged file is said to be one, or has no picture left."""
    try:
        assert len(parts(raw).clean) <= len(raw) + 4
    except NoPictureError:
        assert raw[:2] != b"RI"


def test_a_heavy_picture(tmp_path: Path) -> None:
    """The limit of weight holds for drawings as well."""
    found = issues(tmp_path, "a.svg", SVG.format(f"<path d='{'M0 0 ' * 250_000}'/>").encode())

    assert [Code.HEAVY_PICTURE in line for line in found] == [True]
    assert Code.HEAVY_PICTURE not in "".join(
        issues(tmp_path / "light", "a.svg", SVG.format("<path d='M0 0'/>").encode())
    )


@pytest.mark.parametrize("place", ["curriculum/care/first/images", "docs"])
@pytest.mark.parametrize("inside", HOSTILE)
def test_a_drawing_runs_and_loads_nothing(inside: str, place: str, tmp_path: Path) -> None:
    """Whatever is not on the list of what draws is refused."""
    (found,) = issues(tmp_path, "a.svg", SVG.format(inside).encode(), place)

    assert f": {Code.CORRUPT_IMAGE} " in found


def test_an_attribute_is_named_with_its_line(tmp_path: Path) -> None:
    """Who drew it finds the attribute, and reads how to be rid of it."""
    (found,) = issues(tmp_path, "a.svg", SVG.format("\n<g/>\n<rect x='1' onfocus='y'/>").encode())

    assert "a.svg:3: " in found
    assert "the attribute onfocus of <rect>" in found
    assert "Plain SVG" in found


@pytest.mark.parametrize("inside", LITTER)
def test_a_drawing_tells_of_nobody(inside: str, tmp_path: Path) -> None:
    """What design tools write beside the drawing is refused, and the command takes it out."""
    raw = SVG.format(inside).encode()
    (found,) = issues(tmp_path, "a.svg", raw)

    assert f": {Code.PICTURE_BRINGS} " in found
    assert issues(tmp_path / "clean", "a.svg", cleaned_drawing(raw)) == []


@pytest.mark.parametrize("inside", FINE)
def test_a_drawing_may_draw(inside: str, tmp_path: Path) -> None:
    """Gradients, styles, words and groups are drawing."""
    assert issues(tmp_path, "a.svg", SVG.format(inside).encode()) == []


@pytest.mark.parametrize(
    "name", ["a.html", "a.htm", "a.js", "a.mjs", "a.css", "a.json", "a.exe", "a.xml", "a.xhtml", "a.swf", "a.docx"]
)
def test_pages_and_programs_of_others_are_not_published(name: str, tmp_path: Path) -> None:
    """A file of another kind in docs/ is refused."""
    (found,) = issues(tmp_path, name, b"x", "docs/sub")

    assert f": {Code.UNEXPECTED_FILE} " in found


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "../curriculum/care/first/module.ru.md", "../curriculum"])
@pytest.mark.parametrize("name", ["a.txt", "a", "a.png", "assets"])
def test_links_out_of_docs_are_refused(name: str, target: str, tmp_path: Path) -> None:
    """A link in docs/ to a file or folder elsewhere would publish what lies there."""
    write_project(tmp_path)
    (tmp_path / "docs" / name).symlink_to(target)

    assert any(line.startswith(f"docs/{name}:1: {Code.LEAVES_FOLDER} ") for line in issues_of(tmp_path))


def workbook() -> bytes:
    """A workbook as an office writes it."""
    book, made = Workbook(), io.BytesIO()
    book.properties.creator, book.properties.lastModifiedBy = "Каримова", "Каримова"
    book.active["A1"] = "Тема"
    book.save(made)
    return made.getvalue()


def paper() -> bytes:
    """A PDF as an office writes it."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = "Каримова"
        with pdf.open_metadata() as told:
            told["dc:creator"] = ["Каримова"]
        pdf.attachments["a.txt"] = b"x"
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(("name", "raw"), [("a.xlsx", workbook()), ("a.pdf", paper())])
def test_a_download_tells_no_author(name: str, raw: bytes, tmp_path: Path) -> None:
    """A file for download that names its author is refused, and the command takes the name out."""
    (found,) = issues(tmp_path / "before", name, raw, "docs")
    file = tmp_path / name
    file.write_bytes(raw)
    assert CliRunner().invoke(main, ["clean", str(file)]).exit_code == 0

    assert f": {Code.PICTURE_BRINGS} " in found
    assert "author" in found
    assert issues(tmp_path / "after", name, file.read_bytes(), "docs") == []


@pytest.mark.parametrize("name", ["a.xlsx", "a.pdf"])
def test_a_damaged_download(name: str, tmp_path: Path) -> None:
    """What cannot be looked into is not published."""
    (found,) = issues(tmp_path, name, b"PK\x03\x04x", "docs")

    assert f": {Code.UNREADABLE} " in found
