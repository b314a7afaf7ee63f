"""Office files with bytes that do not depend on the hour: no time of day in the archive or in the properties."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

from komak.workshop.moment import timestamp

_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def settled(archive: bytes) -> bytes:
    """The same archive with the time of the edition for everything in it."""
    moment = dt.datetime.fromtimestamp(timestamp(), dt.UTC)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            info = zipfile.ZipInfo(entry.filename, moment.timetuple()[:6])
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, content)
    return result.getvalue()
