"""The print room: sheets of Markdown → tagged PDF (PDF/UA-1 and PDF/A-2a), issues instead of exceptions.

``start`` begins and returns at once, ``Rendering.result`` waits; ``render`` does both. No site engine is known here.
"""

from __future__ import annotations

from .progress import Progress, shown, silent
from .rendering import Rendering, render, start
from .sheet import Artefact, Kind, Rendered, Sheet, Words

__all__ = [
    "Artefact",
    "Kind",
    "Progress",
    "Rendered",
    "Rendering",
    "Sheet",
    "Words",
    "render",
    "shown",
    "silent",
    "start",
]
