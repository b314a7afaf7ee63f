"""A small project, lists as Excel saves them, and the command that makes certificates of them."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_project import FACTS, edited, write_project

from komak.__main__ import main

MODULE = "care/first"
DATE = "2026-11-22"


@dataclass(frozen=True)
class Run:
    """What a run of the command left behind."""

    result: Result
    out: Path

    @property
    def files(self) -> dict[str, bytes]:
        """Everything in the folder; empty if there is none."""
        found = sorted(self.out.iterdir()) if self.out.is_dir() else []
        return {path.name: path.read_bytes() for path in found}

    @property
    def pdfs(self) -> list[str]:
        """Names of the people's files."""
        return [name for name in self.files if name.endswith(".pdf") and name != "print-all.pdf"]

    @property
    def register(self) -> list[list[str]]:
        """Rows of the register, with the headings."""
        text = self.files["register.csv"].decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))

    @property
    def names(self) -> list[str]:
        """Names in the register."""
        return [row[1] for row in self.register[1:]]

    def text(self, name: str) -> str:
        """What can be read out of a PDF."""
        command = ["pdftotext", "-layout", str(self.out / name), "-"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout


Certificates = Callable[..., Run]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one module of thirty minutes, in Russian and Uzbek of both scripts."""
    changes = edited(FACTS, ("locales: [ru, uz]", "locales: [ru, uz]\nderived: {uz-Cyrl: uz}"))
    return write_project(tmp_path / "project", changes)


@pytest.fixture
def certificates(project: Path, tmp_path: Path) -> Certificates:
    """Return the command: a list, the language, and whatever else is asked for."""

    def run(
        participants: str | bytes, locale: str = "ru", *options: str, module: str = MODULE, out: Path | None = None
    ) -> Run:
        file = tmp_path / "people.csv"
        file.write_bytes(participants.encode() if isinstance(participants, str) else participants)
        folder = out or tmp_path / "out"
        command: Sequence[str] = [
            "certificates", str(file), "--root", str(project), "--module", module, "--locale", locale,
            "--date", DATE, "--out", str(folder), *options,
        ]  # fmt: skip
        return Run(CliRunner().invoke(main, command, catch_exceptions=False), folder)

    return run
