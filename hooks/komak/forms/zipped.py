"""Office files with bytes that do not depend on the hour: no time of day in the archive or in the properties."""

from __future__ import annotations

import io
import re
import zipfile

_MOMENT = (2026, 1, 1, 0, 0, 0)
_STAMP = b"2026-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def settled(archive: bytes) -> bytes:
    """The same archive with one fixed time for everything in it."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + _STAMP + rb"\g<2>", content)
            info = zipfile.ZipInfo(entry.filename, _MOMENT)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, content)
    return result.getvalue()
