"""The published curriculum: what the nights try is what people open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.forms.conftest import all_orders, all_voices, cache, forms, made, paper
from tests.verify.letters.conftest import kits

__all__ = ["all_orders", "all_voices", "cache", "forms", "kits", "made", "paper"]


@pytest.fixture(scope="session")
def content() -> Path:
    return ROOT
