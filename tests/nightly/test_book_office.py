"""Books in Word's format, opened by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Built
from tests.reading import letters
from tests.verify.bound import books

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (libreoffice-writer-nogui) or pdftotext (poppler-utils) is not installed",
)


def test_libreoffice_shows_every_heading_and_number(site: Built, tmp_path: Path) -> None:
    every = list(books(site))
    sources = [str(book.file(".docx")) for book in every]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=600)

    for book in every:
        path = tmp_path / book.file(".docx").with_suffix(".pdf").name
        said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout
        assert [head for head in book.headings if head not in letters(said)] == [], path.name
        assert [number for number in book.numbers if number not in said] == [], path.name
