"""The forms of the project that is verified, each file of them made once."""

from __future__ import annotations

from tests.forms.conftest import all_orders, all_voices, cache, forms, made, paper

__all__ = ["all_orders", "all_voices", "cache", "forms", "made", "paper"]
