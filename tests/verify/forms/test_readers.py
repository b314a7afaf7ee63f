"""Fillable PDFs in the programs that people open them with: what is typed is what is seen, and what is kept.

pdfium is the engine of Chromium and Edge, pdf.js of Firefox; poppler shows the saved file as Linux does.
"""

from __future__ import annotations

import ctypes
import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, FloatRect, Page
from pypdfium2 import raw
from tests.conftest import by_node
from tests.forms.reading import letters

from komak.instruments.forms import FILL, FormOrder
from komak.workshop import Outcome

TYPED = "Ўқтам Ғаниев, Ҳакимова қҒғҳ — Oʻgʻil maʼno ё №5"
VOICES = ("ru", "uz", "uz-Cyrl", "ru-uz")


@pytest.fixture(params=VOICES)
def blank(request: pytest.FixtureRequest, all_orders: tuple[FormOrder, ...], made: Outcome) -> Path:
    """The form with the most wide lines on its first page, cells of tables apart, in each language."""
    paths = [
        made.artefacts[order.dest].path
        for order in all_orders
        if (order.suffix, order.voice.name) == (FILL, request.param)
        and not any(field.type == "table" for field in order.form.data.fields)
    ]
    return max(paths, key=lambda path: len(list(_lines(path))))


def _lines(path: Path) -> Iterator[list[float]]:
    """Corners of the wide text fields of the first page."""
    with pikepdf.open(path) as pdf:
        for field in pdf.pages[0].obj.Annots:
            corners = [float(value) for value in field.Rect]
            if field.get("/FT") == pikepdf.Name.Tx and corners[2] - corners[0] > 250:
                yield corners


def _by_poppler(path: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout


def _type_by_pdfium(path: Path, target: Path, text: str) -> str:
    """Click into the first wide line, type, leave the field, save; returns what pdfium itself shows of the saved file."""
    with pypdfium2.PdfDocument(path) as pdf:
        pdf.init_forms()
        page = pdf[0]
        left, bottom, right, top = next(_lines(path))
        spot = (ctypes.c_double((left + right) / 2), ctypes.c_double((bottom + top) / 2))
        form = pdf.formenv.raw
        raw.FORM_OnLButtonDown(form, page.raw, 0, *spot)
        raw.FORM_OnLButtonUp(form, page.raw, 0, *spot)
        for letter in text:
            raw.FORM_OnChar(form, page.raw, ord(letter), 0)
        raw.FORM_ForceToKillFocus(form)
        pdf.save(target)
        page.close()
    with pypdfium2.PdfDocument(target) as saved:
        page = saved[0]
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        flat = saved[0]
        shown = flat.get_textpage().get_text_range()
        flat.close()
        page.close()
    return str(shown)


def test_what_is_typed_in_pdfium_is_shown_and_kept(blank: Path, tmp_path: Path) -> None:
    shown = _type_by_pdfium(blank, tmp_path / "typed.pdf", TYPED)

    assert letters(TYPED) in letters(shown)
    assert letters(TYPED) in letters(_by_poppler(tmp_path / "typed.pdf"))
    with pikepdf.open(tmp_path / "typed.pdf") as pdf:
        assert TYPED in {str(field.get("/V", "")) for field in pdf.Root.AcroForm.Fields}


def test_what_is_typed_in_pdf_js_is_shown_and_kept(blank: Path, tmp_path: Path) -> None:
    kept = json.loads(by_node("type_into_form.mjs", str(blank), TYPED, str(tmp_path / "typed.pdf")))

    assert set(kept) == {TYPED}
    assert letters(_by_poppler(tmp_path / "typed.pdf")).count(letters(TYPED)) >= len(list(_lines(blank)))


@pytest.fixture
def viewer(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 900, "height": 1150})
    yield page
    page.close()


def _glyphs(before: bytes, after: bytes) -> int:
    """How many separate letters have appeared, counted by the empty columns between them; a cursor is narrower."""
    first, second = (Image.open(io.BytesIO(picture)).convert("L") for picture in (before, after))
    changed = ImageChops.difference(first, second).point(lambda value: 255 if value > 60 else 0)
    inked = "".join("x" if changed.crop((x, 0, x + 1, changed.height)).getbbox() else " " for x in range(changed.width))
    return sum(len(run) > 2 for run in inked.split())


def _has_paper(picture: bytes) -> bool:
    """Whether light paper with ink lies on the dark of the viewer."""
    seen = Image.open(io.BytesIO(picture)).convert("L")
    at_the_edge, on_paper = seen.getpixel((5, 600)), seen.crop((120, 20, 780, 110)).getextrema()
    return at_the_edge < 100 and on_paper[1] > 250 and on_paper[0] < 150


def test_every_uzbek_letter_is_seen_in_chromium(blank: Path, viewer: Page) -> None:
    """The viewer itself, with keys: eight letters that were typed are eight letters on the screen."""
    viewer.goto(f"{blank.as_uri()}#toolbar=0&zoom=100")
    left, bottom, right, top = next(_lines(blank))
    scale, margin = 96 / 72, (900 - 15 - 595.28 * 96 / 72) / 2  # zoom 100 %, a page in the middle, a scroll bar
    line = FloatRect(
        x=margin + left * scale,
        y=3 + (841.89 - top) * scale,
        width=(right - left) * scale,
        height=(top - bottom) * scale,
    )
    for _ in range(40):  # the viewer is no page: nothing in it can be waited for but what it paints
        viewer.wait_for_timeout(300)
        if _has_paper(viewer.screenshot()):
            break
    viewer.wait_for_timeout(500)
    viewer.mouse.click(line["x"] + line["width"] / 2, line["y"] + line["height"] / 2)
    viewer.wait_for_timeout(300)
    before = viewer.screenshot(clip=line)
    viewer.keyboard.type("Ў қ ғ ҳ Қ Ғ Ҳ ў")
    seen = [0]
    while seen[-1] != 8 and len(seen) < 20:  # the viewer draws when it finds the time
        viewer.wait_for_timeout(300)
        seen.append(_glyphs(before, viewer.screenshot(clip=line)))

    assert seen[-1] == 8, seen
