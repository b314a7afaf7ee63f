"""The print room: sheets of Markdown → tagged PDF (PDF/UA-1 and PDF/A-2a), issues instead of exceptions.

``start`` begins and returns at once, ``Rendering.result`` waits; ``render`` does both. No site engine is known here.
Rooms with a template of their own come in by ``compiled``, and get the same fonts, standards and date.
"""

from __future__ import annotations

from .engine import FONTS, Compiled, compiled, language
from .progress import Progress, shown, silent
from .rendering import Rendering, render, start
from .sheet import Artefact, Kind, Rendered, Sheet, Words
from .store import BRAND

__all__ = [
    "BRAND",
    "FONTS",
    "Artefact",
    "Compiled",
    "Kind",
    "Progress",
    "Rendered",
    "Rendering",
    "Sheet",
    "Words",
    "compiled",
    "language",
    "render",
    "shown",
    "silent",
    "start",
]
