"""Checks of the published curriculum: unlike those beside this folder they know what stands in it."""

from __future__ import annotations

from tests.search.conftest import answer, ask, chromium, serve

__all__ = ["answer", "ask", "chromium", "serve"]
