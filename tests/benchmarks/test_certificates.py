"""Certificates: how many a second, against an engine that prints them from HTML; and memory of long lists."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pikepdf
from tests.benchmarks.measuring import interleaved, median, ratio, show, spread
from tests.benchmarks.projects import ROOT

COUNT = 100  # two processes are used from here on
ROUNDS = 2  # a minute each for the slowest
FEW, MANY = 50, 1000

CERTIFIER = "tests.benchmarks.certifiers"
AT_LEAST = 2.5  # times as long as Koʻmak in one process
FLAT = 1.8  # memory of many to that of few
OF_A_HANDOUT = 3.0  # memory of many to that of one handout; the site that it is laid out from included


def test_certificates_per_second(tmp_path: Path) -> None:
    """Whole processes: a PDF a person, one for the printer, from the start of the interpreter to the last byte."""
    engines = ("komak", "komak-2", "weasyprint")
    seconds = interleaved({name: partial(_make, name, COUNT, tmp_path) for name in engines}, ROUNDS)
    rows = [
        (name, f"{COUNT / median(seconds, name):.1f}", spread(seconds[name]),
         f"{ratio(seconds, name, 'komak'):.2f}", str(_pages(tmp_path / name)))
        for name in engines
    ]  # fmt: skip
    heads = ("engine", "certificates/s", f"{COUNT} people", "× komak", "pages")
    show("Certificates: a tagged PDF a person and one for the printer (komak-2: two processes)", heads, rows)

    assert {_pages(tmp_path / name) for name in engines} == {2 * COUNT}
    assert ratio(seconds, "weasyprint", "komak") >= AT_LEAST


def test_memory(tmp_path: Path) -> None:
    """A thousand people take hardly more memory than fifty, and that is of one handout's order."""
    runs = (("handout", 1), ("komak", FEW), ("komak", MANY), ("komak-2", FEW), ("komak-2", MANY))
    taken = {(name, count): _make(name, count, tmp_path) for name, count in runs}
    rows = [
        (name, str(count), *(f"{kib / 1024:.0f} MiB" for kib in taken[name, count]),
         f"{max(taken[name, count]) / max(taken['handout', 1]):.2f}")
        for name, count in runs
    ]  # fmt: skip
    show("Certificates: most memory of a process", ("run", "people", "itself", "its largest child", "× handout"), rows)

    for name in ("komak", "komak-2"):
        assert max(taken[name, MANY]) <= FLAT * max(taken[name, FEW]), name
        assert max(taken[name, MANY]) <= OF_A_HANDOUT * max(taken["handout", 1]), name


def _make(engine: str, count: int, folder: Path) -> list[int]:
    shutil.rmtree(folder / engine, ignore_errors=True)
    (folder / engine).mkdir()
    command = [sys.executable, "-m", CERTIFIER, engine, str(count), str(folder / engine)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    memory: list[int] = json.loads(done.stdout)
    return memory


def _pages(folder: Path) -> int:
    count = 0
    for file in sorted(folder.rglob("*.pdf")):
        with pikepdf.open(file) as pdf:
            assert "/StructTreeRoot" in pdf.Root, f"{file} has no tags"
            count += len(pdf.pages)
    return count
