"""Files damaged at random, thousands of times: see `tests/source/test_mutations.py`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.source.test_mutations import project, try_to_break

__all__ = ["project"]
ROUNDS = 40
PER_ROUND = 100


@pytest.mark.parametrize("seed", range(1000, 1000 + ROUNDS))
def test_examine_never_raises(seed: int, project: Path) -> None:
    try_to_break(project, random.Random(seed), PER_ROUND)
