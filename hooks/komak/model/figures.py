"""A drawing with words: drawn once, its words said in every language. ``curriculum/figures/<name>.svg`` and ``.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import Field

from komak.ground.lines import Lines
from komak.model.metadata import Metadata, Slug
from komak.model.questions import Wording

FIGURES = "/figures/"
SHOWN = re.compile(r"!\[[^\]]*\]\(/figures/(?P<slug>[a-z0-9-]+)\.svg\)")
"""A page's Markdown where it shows a figure."""


class FigureData(Metadata):
    """``<name>.yml``: a word or a short phrase for every text of the drawing; a line end in it is one in the drawing."""

    words: dict[Slug, Wording] = Field(
        min_length=1, description="id of a <text> in the drawing: language: what stands there"
    )


@dataclass(frozen=True)
class Figure:
    """A figure that could be read. Pages show it with ``![what it tells](/figures/<slug>.svg)``."""

    slug: str
    path: str
    """File of the words, from the project folder; the drawing stands beside it."""
    drawing: str
    """SVG."""
    data: FigureData
    lines: Lines
    """Line in the file of the words of each field, by dotted path."""

    @property
    def drawing_path(self) -> str:
        """File of the drawing, from the project folder."""
        return self.path.removesuffix(".yml") + ".svg"
