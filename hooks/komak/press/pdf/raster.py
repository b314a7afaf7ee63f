"""A drawing as PNG, for programs that show no SVG: drawn by the typesetter, with its typeface."""

from __future__ import annotations

from komak.workshop import Attached

from .engine import drawn
from .staging import staged

_WIDTH = "110mm"


def raster(drawing: Attached) -> bytes | None:
    """The PNG, 110 mm wide at 200 dots an inch; None if the drawing cannot be read."""
    stage = staged({"drawing": drawing})
    name = stage.images.get("drawing")
    template = f'#set page(width: {_WIDTH}, height: auto, margin: 0pt)\n#image("/{name}", width: 100%)'
    return drawn(template.encode(), stage.root) if name else None
