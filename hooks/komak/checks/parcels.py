"""The parts of a workbook, which is a ZIP file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

_MOST = 10_000_000  # bytes of a part that is looked at


def parcels(raw: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Each part with its content. Raises ValueError for what is damaged, locked or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            for part in book.infolist():
                if part.file_size > _MOST:
                    raise ValueError(part.filename)
                yield part, book.read(part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ValueError from error
