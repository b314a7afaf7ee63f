"""The same content gives the same ZIM: what libzim and Xapian draw at random is made of the content instead.

Three numbers are random: the identity of the file, and those of the two databases of its search. libzim for Python lets
nobody choose them, so they are written over in the finished file and its checksum is made anew. By the format
(openzim.org/wiki/ZIM_file_format) the identity is 16 bytes behind version and magic number, the place of the checksum
stands at 72, and the checksum is the MD5 of all before it. A database begins with Xapian's magic words and its version.
"""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

_IDENTITY = slice(8, 24)
_CHECKSUM_PLACE = slice(72, 80)
_DATABASE = b"\x0f\x0dXapian Glass"
_DATABASE_VERSION = 2


def settle(file: Path, name: str) -> None:
    """Give the ZIM `file` the identity that `name` and its content ask for."""
    content = bytearray(file.read_bytes())
    content[_IDENTITY] = bytes(16)
    for place in _database_places(content):
        content[place : place + 16] = uuid.uuid5(uuid.NAMESPACE_URL, name).bytes
    end = int.from_bytes(content[_CHECKSUM_PLACE], "little")
    content[_IDENTITY] = hashlib.sha256(content[:end]).digest()[:16]
    content[end:] = hashlib.md5(content[:end], usedforsecurity=False).digest()
    file.write_bytes(content)


def _database_places(content: bytearray) -> list[int]:
    places, start = [], content.find(_DATABASE)
    while start >= 0:
        places.append(start + len(_DATABASE) + _DATABASE_VERSION)
        start = content.find(_DATABASE, places[-1])
    return places
