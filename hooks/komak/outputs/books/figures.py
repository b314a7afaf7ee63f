"""Drawings of a book: with the words of its language, in colours and type of their own."""

from __future__ import annotations

from komak.edition import Edition
from komak.edition.figures import figures_of
from komak.model.figures import FIGURES
from komak.press.chapters import Chapter
from komak.workshop import Attached, Carried

_INK = "#22302F"
"""A page lends a drawing its colour, a book cannot."""


def book_figures(chapters: tuple[Chapter, ...], edition: Edition) -> dict[str, Attached]:
    """``src`` as written in the chapters to the drawing, an SVG that needs nothing around it."""
    drawings = figures_of("\n".join(chapter.markdown for chapter in chapters), edition)
    return {f"{FIGURES}{name}.svg": _alone(f"{name}.svg", drawing) for name, drawing in drawings.items()}


def _alone(name: str, drawing: str) -> Carried:
    inked = drawing.replace("currentColor", _INK).replace("<svg ", '<svg font-family="Noto Sans, sans-serif" ', 1)
    return Carried(name, inked.encode())
