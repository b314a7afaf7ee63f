"""What can be made anywhere: plain data, and the name of the function that makes something of it."""

from __future__ import annotations

import importlib
from typing import Any, Protocol


class Makeable(Protocol):
    """Frozen data that can be pickled. Its maker is named and not imported: what is in the store needs no maker."""

    @property
    def maker(self) -> str:
        """Dotted name, below `komak`, of a function of it: ``press.pdf.typesetting.printed``."""


def make(work: Makeable) -> Any:
    """What the maker makes of `work`, here and now."""
    module, _, function = work.maker.rpartition(".")
    return getattr(importlib.import_module(f"komak.{module}"), function)(work)


def room_of(work: Makeable) -> str:
    """The file, dotted and below `komak`, whose code makes it."""
    return work.maker.rpartition(".")[0]
