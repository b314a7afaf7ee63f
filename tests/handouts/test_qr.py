"""The code in the footer, read as a phone reads it off a sheet from an office printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from komak.press.pdf import Kind, Sheet
from komak.workshop import made

MakeSheet = Callable[..., Sheet]
_LONG = "https://komak.example/komak/uz-Cyrl/modules/a-long-track/the-name-of-a-module/and-of-a-paper/?edition=2026.1"
_POOR = 150
"""Dots an inch: a fourth of what an office printer has."""
_SCREEN = 200


def _copied(path: Path, dots: int) -> list[Image.Image]:
    """Each page as a photocopier leaves it: blurred, then black or white."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.render(scale=dots / 72, grayscale=True).to_pil() for page in pdf]
    blurred = (page.filter(ImageFilter.GaussianBlur(dots / 300)) for page in pages)
    return [page.point([255 * (level > 128) for level in range(256)]) for page in blurred]


@pytest.mark.parametrize(
    ("kind", "orientation"),
    [
        ("reading", "portrait"),
        ("form", "landscape"),
        ("cards", "portrait"),
        ("poster", "portrait"),
        ("slides", "portrait"),
    ],
)
def test_every_page_of_a_photocopy_leads_to_its_page(
    sheet: MakeSheet, tmp_path: Path, kind: str, orientation: str
) -> None:
    text = "Текст.\n\n" * 4 + "## Заголовок\n\nТекст.\n\n" * (2 if kind == "poster" else 40)
    order = sheet(text, kind=cast("Kind", kind), orientation=orientation, page_url=_LONG)
    outcome = made([order], tmp_path)
    assert outcome.issues == ()
    (artefact,) = outcome.artefacts.values()

    pages = _copied(artefact.path, _SCREEN if kind == "slides" else _POOR)

    assert [[code.text for code in zxingcpp.read_barcodes(page)] for page in pages] == [[_LONG]] * len(pages)
    assert len(pages) >= (1 if kind == "poster" else 2)
