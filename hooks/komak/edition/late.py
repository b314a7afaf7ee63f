"""Facts that are known only when a sheet was typeset (pages, size) are written late, as tokens in a page.

So pages and sheets can be made side by side: a page needs the address of a PDF at once, its size at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel.numbers import format_decimal

from komak.languages.strings import Strings
from komak.languages.typography import glued
from komak.workshop import FileFacts

_TOKEN = re.compile(r"⟦komak:(?P<address>[^⟧]+)⟧")


def token(address: str) -> str:
    """A mark that `settled` replaces by the facts of the file at `address`."""
    return f"⟦komak:{address}⟧"


def settled(text: str, facts: Mapping[str, FileFacts], strings: Strings) -> str:
    """`text` with every token replaced, in the words of a language; a file without facts is just called PDF."""
    return _TOKEN.sub(lambda match: glued(_words(match["address"], facts, strings)), text)


def _words(address: str, known: Mapping[str, FileFacts], strings: Strings) -> str:
    facts = known.get(address)
    if facts is None:
        return strings("handout.facts-unknown")
    size = file_size(facts.size, strings)
    if address.endswith(".zip"):
        return strings("pack.facts", files=facts.pages, size=size)
    if not address.endswith(".pdf"):
        return strings("test.facts", format=address.rpartition(".")[2].upper(), size=size)
    return strings("handout.facts", pages=facts.pages, size=size)


def file_size(size: int, strings: Strings) -> str:
    """Bytes as a reader writes them: ``64 КБ``, ``1,2 МБ``."""
    if size < 1_000_000:
        return strings("size.kilobytes", size=max(1, round(size / 1000)))
    locale = strings.locale.replace("-", "_")
    return strings("size.megabytes", size=format_decimal(size / 1_000_000, "0.0", locale=locale))
