"""Forms and letters in Word's format, opened by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from tests.forms.reading import letters, unsaid
from tests.verify.forms.test_office import of_kind
from tests.verify.letters.conftest import Kits
from tests.verify.letters.test_letters import said

from komak.instruments.forms import DOCX, PRINT, FormOrder, form_files
from komak.workshop import Outcome

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (libreoffice-writer-nogui) or pdftotext (poppler-utils) is not installed",
)


@pytest.mark.parametrize("voice", ["ru", "uz-Cyrl"])
def test_libreoffice_opens_them_with_the_same_layout(
    voice: str, all_orders: tuple[FormOrder, ...], made: Outcome, paper: Outcome, tmp_path: Path
) -> None:
    """Every word is there, in our typeface, on about as many pages as the paper has."""
    chosen = [order for order in of_kind(DOCX, all_orders) if order.voice.name == voice]
    for order in chosen:
        shutil.copy(made.artefacts[order.dest].path, tmp_path / f"{order.form.slug}.docx")
    sources = sorted(map(str, tmp_path.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    for order in chosen:
        pdf = tmp_path / f"{order.form.slug}.pdf"
        text = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
        ).stdout
        whole = letters(text)
        lost = [
            words
            for words in unsaid(order.form, order.voice, text + "\n" + _offered(made.artefacts[order.dest].path))
            if not all(letters(word) in whole for word in words.split())
        ]
        assert lost == [], (order.form.slug, lost)
        on_paper = paper.artefacts[form_files(order.form, voice)[PRINT]].pages
        with pikepdf.open(pdf) as opened:
            assert on_paper - 1 <= len(opened.pages) <= on_paper + 1, order.form.slug
            fonts = {str(font.BaseFont) for sheet in opened.pages for font in sheet.Resources.Font.values()}
        assert any("NotoSans-Regular" in font for font in fonts), fonts


def _offered(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(re.findall(r'w:displayText="([^"]*)"', archive.read("word/document.xml").decode()))


def test_libreoffice_opens_them_with_every_word_on_two_pages_at_most(kits: Kits, tmp_path: Path) -> None:
    chosen = [order for order in kits.orders if order.locale != "uz"]
    for number, order in enumerate(chosen):
        shutil.copy(kits.path(order), tmp_path / f"{number}.docx")
    sources = sorted(map(str, tmp_path.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    for number, order in enumerate(chosen):
        text = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / f"{number}.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout
        words = {letters(word) for line in said(order) for word in line.split()} - {""}
        assert sorted(word for word in words if word not in letters(text)) == [], order.dest
        assert text.count("\f") <= 2, order.dest
        assert text.count("_") > 20, order.dest  # lines to write on are drawn
