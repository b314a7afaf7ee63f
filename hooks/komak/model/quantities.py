"""How many of a thing a session needs, as authors write it: for whom one is, and before it a number if one is too few."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import StringConstraints

Quantity: TypeAlias = Annotated[str, StringConstraints(pattern=r"^([1-9][0-9]? )?(room|group|trio|pair|participant)$")]
"""``group``: one for each group; ``2 participant``: two for each participant."""


def parted(quantity: Quantity) -> tuple[int, str]:
    """Number and for whom: ``2 participant`` → 2, ``participant``."""
    number, _, whom = quantity.rpartition(" ")
    return int(number or 1), whom
