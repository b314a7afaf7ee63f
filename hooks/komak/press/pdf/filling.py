"""How full the last page of a PDF is: a signature line or a row of a table does not stand alone on it."""

from __future__ import annotations

import io
import re

import pikepdf

_FOOT, _HEAD = 62.0, 68.0  # points at the edges that belong to the running lines
_SPARSE = 0.2
_PLACED = re.compile(rb"q 1 0 0 -1 [-\d.]+ ([-\d.]+) cm")

TIGHTER = (0.97, 0.92, 0.88)
"""Sizes of type that are tried for a page less."""
LOOSER = (1.05, 1.15)
"""Sizes that are tried for more company on the last page."""


def filled(pdf: bytes) -> tuple[int, float]:
    """Number of pages, and how far down words reach on the last: from 0 to 1."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[-1]
        height = float(page.mediabox[3])
        places = [float(place) for place in _PLACED.findall(page.Contents.read_bytes())]
        lowest = min((place for place in places if place > _FOOT), default=height)
        return len(opened.pages), max(height - _HEAD - lowest, 0.0) / (height - _HEAD - _FOOT)


def is_sparse(pdf: bytes) -> bool:
    """Whether a last page is hardly begun."""
    pages, share = filled(pdf)
    return pages > 1 and share < _SPARSE
