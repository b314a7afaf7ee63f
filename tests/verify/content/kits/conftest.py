"""The letters of events, each made once."""

from __future__ import annotations

from tests.verify.letters.conftest import kits

__all__ = ["kits"]
