"""A drawing as PNG, for programs that show no SVG: drawn by the typesetter, with its typeface."""

from __future__ import annotations

from komak.workshop import Attached

from .engine import drawn
from .staging import staged

_WIDTH = "110mm"


def raster(drawing: Attached, *, is_clear: bool = False) -> bytes | None:
    """The PNG, 110 mm wide at 200 dots an inch; None if the drawing cannot be read. What is not drawn is white, or clear."""
    stage = staged({"drawing": drawing})
    name = stage.images.get("drawing")
    fill = ", fill: none" if is_clear else ""
    template = f'#set page(width: {_WIDTH}, height: auto, margin: 0pt{fill})\n#image("/{name}", width: 100%)'
    return drawn(template.encode(), stage.root) if name else None
