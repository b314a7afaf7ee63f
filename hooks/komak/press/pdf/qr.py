"""The address in the footer as a QR code, so that a phone opens from a sheet what belongs to it."""

from __future__ import annotations

import functools
import io

import segno
from PIL import Image

_DOTS = 8  # to a module of the code: no program blurs their edges


@functools.lru_cache(maxsize=64)  # a sheet is set again in other sizes of type
def qr_picture(address: str) -> bytes:
    """A PNG in black and white, which stands once in a PDF however many pages have it: a drawing stood on every page.

    Of the correction levels it is the strongest that makes the code no larger.
    """
    code = segno.make(address, error="l", boost_error=True, micro=False)
    side = len(code.matrix)
    dots = Image.frombytes("L", (side, side), b"".join(code.matrix)).point([255, *[0] * 255], "1")
    picture = io.BytesIO()
    dots.resize((side * _DOTS, side * _DOTS), Image.Resampling.NEAREST).save(picture, "PNG")
    return picture.getvalue()
