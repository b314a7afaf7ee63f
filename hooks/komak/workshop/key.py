"""The key of a file: everything that can change a byte of it, by construction.

All fields of an order count but those marked as provenance; of a file its bytes; the code of the room that makes it and
of all that this imports; the date. What cannot be told for certain is refused instead of forgotten.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from pathlib import Path

from pydantic import BaseModel

from komak.workshop.carried import Carried, content_of
from komak.workshop.code import code_of
from komak.workshop.makeable import room_of
from komak.workshop.moment import timestamp
from komak.workshop.order import Artefact, Order


def key_of(order: Order) -> str:
    """32 hexadecimal digits. Raises TypeError if the order holds what has no certain content."""
    told = [code_of(room_of(order)), timestamp(), order.suffix, said(order)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def said(value: object) -> object:
    """`value` as plain data that is equal exactly if the values say the same."""
    if value is None or isinstance(value, str | int | float | bool):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Artefact):
        return value.sha256
    if isinstance(value, bytes | Path | Carried):
        return _digest(value if isinstance(value, bytes) else content_of(value))
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Enum):
        return value.name
    return _said_of_many(value)


def _said_of_many(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {field.name: field for field in dataclasses.fields(value) if "is_provenance" not in field.metadata}
        return [type(value).__name__, {name: said(getattr(value, name)) for name in told}]
    if isinstance(value, Mapping):
        return sorted((str(key), said(part)) for key, part in value.items())
    if isinstance(value, AbstractSet):
        return sorted(map(json.dumps, map(said, value)))
    if isinstance(value, Iterable):
        return [said(part) for part in value]
    raise TypeError(f"a {type(value).__name__} cannot belong to the key of a file")


def _digest(content: bytes | None) -> str:
    return "absent" if content is None else hashlib.sha256(content).hexdigest()
