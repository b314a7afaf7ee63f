"""Where a thing stands, apart from what it is: fields that no made file depends on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROVENANCE: Mapping[str, bool] = MappingProxyType({"is_provenance": True})
"""Metadata of a dataclass field that says from which file and line a thing comes, or at which address it will stand.

Everything else that an order of the workshop holds belongs to the key of what is made (`workshop.key`).
"""
