"""The address in the footer as a QR code, so that a phone opens from a sheet what belongs to it."""

from __future__ import annotations

import io

import segno


def qr_drawing(address: str) -> str:
    """An SVG of one path in black. Of the correction levels it is the strongest that makes the code no larger."""
    code = segno.make(address, error="l", boost_error=True, micro=False)
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", border=0, xmldecl=False, omitsize=True, svgclass=None, lineclass=None)
    return drawing.getvalue().decode("ascii").strip()
