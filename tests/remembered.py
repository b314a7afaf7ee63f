"""What takes long to be read of a file, read once by all processes of a run, and of the next: by every byte of the file."""

from __future__ import annotations

import hashlib
import inspect
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.conftest import kept

from komak.workshop import write_whole

Read = TypeVar("Read")


def remembered(content: bytes, reader: Callable[[bytes], Read], version: str = "") -> Read:
    """What `reader` makes of the bytes of a file; another wording of its module reads anew, and another `version` of what it asks."""
    digest = hashlib.sha256(_wording(reader) + version.encode() + content).hexdigest()
    place = _folder() / digest
    with suppress(OSError, EOFError, pickle.UnpicklingError):
        found: Read = pickle.loads(place.read_bytes())
        return found
    made = reader(content)
    write_whole(place, pickle.dumps(made))
    return made


@cache
def _wording(reader: Callable[[bytes], object]) -> bytes:
    module = inspect.getmodule(reader)
    assert module is not None
    return f"{reader.__qualname__} {inspect.getsource(module)}".encode()


@cache
def _folder() -> Path:
    return kept("read")
