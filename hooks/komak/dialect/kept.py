"""Rendered texts, kept from run to run: most texts are those of the last run, and rendering is slow."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from komak import dialect
from komak.workshop.memory import Make, code_version
from komak.workshop.memory import kept as kept_by

Render = Make


def kept(file: Path | None) -> AbstractContextManager[Render]:
    """`dialect.render` with a memory in `file`; without a file it forgets."""
    return kept_by(file, dialect.render, code_version(Path(__file__).parent, "Markdown"))
