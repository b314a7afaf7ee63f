"""Facts that are known only when a sheet was typeset (pages, size) are written late, as tokens in a page.

So pages and sheets can be made side by side: a page needs the address of a PDF at once, its size at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal

from komak.strings import load

_TOKEN = re.compile(r"⟦komak:(?P<address>[^|⟧]+)\|(?P<locale>[^⟧]+)⟧")


@dataclass(frozen=True)
class FileFacts:
    """What is worth knowing before a download."""

    size: int
    """Bytes."""
    pages: int
    sha256: str


def token(address: str, locale: str) -> str:
    """A mark that `settled` replaces by the facts of the file at `address`, in the words of `locale`."""
    return f"⟦komak:{address}|{locale}⟧"


def settled(text: str, facts: Mapping[str, FileFacts]) -> str:
    """`text` with every token replaced; a file without facts is called just by its format."""
    return _TOKEN.sub(lambda match: _words(facts.get(match["address"]), match["locale"]), text)


def _words(facts: FileFacts | None, locale: str) -> str:
    strings = load(locale)
    if facts is None:
        return strings("handout.facts-unknown")
    return strings("handout.facts", pages=facts.pages, size=file_size(facts.size, locale))


def file_size(size: int, locale: str) -> str:
    """Bytes as a reader writes them: ``64 КБ``, ``1,2 МБ``."""
    strings = load(locale)
    if size < 1_000_000:
        return strings("size.kilobytes", size=max(1, round(size / 1000)))
    return strings("size.megabytes", size=format_decimal(size / 1_000_000, "0.0", locale=locale.replace("-", "_")))
