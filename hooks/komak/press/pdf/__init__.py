"""The print room: sheets of Markdown → tagged PDF (PDF/UA-1 and PDF/A-2a), issues instead of exceptions.

A `Sheet` is an order of the workshop. Rooms with a template of their own come in by ``compiled``, and get the same
fonts, standards and date.
"""

from __future__ import annotations

from .engine import FONTS, Compiled, compiled, language
from .raster import raster
from .sheet import Bound, Kind, Sheet, Words
from .staging import BRAND

__all__ = ["BRAND", "FONTS", "Bound", "Compiled", "Kind", "Sheet", "Words", "compiled", "language", "raster"]
