"""A sorted list to parts of about one size, each found by the beginning of its first key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Cut(Generic[Item]):
    """Parts of a list, and the key that each begins with; the first begins with nothing."""

    starts: tuple[str, ...]
    parts: tuple[tuple[Item, ...], ...]

    def part_of(self, key: str) -> int:
        """Number of the part where `key` stands or would stand."""
        return bisect_right(self.starts, key) - 1


def cut(items: Sequence[tuple[str, Item, int]], limit: int) -> Cut[Item]:
    """Cut `items` (key, item, size), which are sorted by key, into parts of at most `limit`, or of one item."""
    starts, parts, size = [""], [list[Item]()], 0
    last = ""
    for key, item, own in items:
        if parts[-1] and size + own > limit:
            starts.append(_telling(last, key))
            parts.append([])
            size = 0
        parts[-1].append(item)
        size, last = size + own, key
    return Cut(tuple(starts), tuple(map(tuple, parts)))


def _telling(last: str, key: str) -> str:
    """The shortest beginning of `key` that is behind `last`."""
    return next((key[:at] for at in range(1, len(key)) if key[:at] > last), key)
