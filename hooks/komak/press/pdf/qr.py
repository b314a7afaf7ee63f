"""The address in the footer as a QR code, so that a phone opens from a sheet what belongs to it."""

from __future__ import annotations

import io

import segno

_DOTS = 8  # to a module of the code: no program blurs their edges


def qr_picture(address: str) -> bytes:
    """A PNG in black and white, which stands once in a PDF however many pages have it: a drawing stood on every page.

    Of the correction levels it is the strongest that makes the code no larger.
    """
    code = segno.make(address, error="l", boost_error=True, micro=False)
    picture = io.BytesIO()
    code.save(picture, kind="png", border=0, scale=_DOTS)
    return picture.getvalue()
