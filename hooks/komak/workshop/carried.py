"""Files that an order names: read where they lie, or carried along to a machine that does not have them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, TypeAlias, TypeVar, cast

from komak.workshop.order import Artefact


@dataclass(frozen=True)
class Carried:
    """A file as its bytes."""

    name: str
    content: bytes | None
    """None if it could not be read."""

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix


Attached: TypeAlias = Path | Artefact | Carried
"""A file in a field of an order."""

T = TypeVar("T")


def content_of(file: Attached) -> bytes | None:
    """The bytes, or None if the file is not there or cannot be read."""
    if isinstance(file, Carried):
        return file.content
    try:
        return (file.path if isinstance(file, Artefact) else file).read_bytes()
    except OSError:
        return None


def with_files(value: T) -> T:
    """An order, or a part of one, with every file in it carried along."""
    return cast("T", _with_files(value))


def _with_files(value: Any) -> object:
    if isinstance(value, Path | Artefact):
        path = value.path if isinstance(value, Artefact) else value
        return Carried(path.name, content_of(value))
    if isinstance(value, Mapping):
        return {key: _with_files(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_with_files, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Carried):
        changed = {
            field.name: _with_files(getattr(value, field.name)) for field in dataclasses.fields(value) if field.init
        }
        return dataclasses.replace(value, **changed)
    return value
