"""The register of issued certificates: a CSV that Excel opens with its letters and columns right."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""Also behind blanks, and in the wide signs that some programs read as the narrow ones."""
_COLUMNS = ("serial", "name", "module", "hours", "date", "file")


def register(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> bytes:
    """Rows in the order serial, name, module, hours, date, file; UTF-8 with a mark, semicolons, Windows line ends."""
    assert len(heads) == len(_COLUMNS)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def register_heads(words: dict[str, str]) -> tuple[str, ...]:
    """Headings from interface words, in the order of the columns."""
    return tuple(words[f"certificate.column.{name}"] for name in _COLUMNS)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
