"""The small file beside a translation that says which source sections it was made from.

``module.uz.md`` has ``module.uz.stamps.yml``: part name to hash, one a line, written by `komak translated` alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from komak.ground.issue import Code, Issue
from komak.model import Stamp
from komak.source.folder import STAMPS_SUFFIX
from komak.source.reader import Reader

HEADER = "# Written by `komak translated`: which source text each part was translated from. Do not edit.\n"

_DIGEST = re.compile(r"^[0-9a-f]{16}$")


def stamps_path(document_path: str) -> str:
    """Path of the stamps of the translation at `document_path`."""
    return document_path.removesuffix(".md") + STAMPS_SUFFIX


def read_stamps(reader: Reader, path: str, translation: str) -> Mapping[str, Stamp]:
    """Stamps in the file `path`, which belong to the file `translation`, by part name; none if there is no file."""
    stamps = {}
    for name, digest in (reader.group(path) or {}).items():
        line = reader.lines(path)[name]
        if isinstance(digest, str) and _DIGEST.match(digest):
            stamps[name] = Stamp(digest, line)
        else:
            reader.found.add(Issue(path, line, Code.STAMP, name, f"this is not a stamp: {digest!r}",
                                   f"Run `komak translated {translation} {name}`."))  # fmt: skip
    return stamps


def stamps_text(digests: Mapping[str, str]) -> str:
    """Content of a stamps file."""
    return HEADER + "".join(f"{name}: {digest}\n" for name, digest in digests.items())
