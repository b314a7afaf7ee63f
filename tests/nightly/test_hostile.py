"""Every hostile text in every field: see `tests/site/test_hostile.py`, which gives each place four of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import PAYLOADS, Place
from tests.site.test_hostile import free, known, numbered, outcome

__all__ = ["free", "known"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs(payload: str, free: tuple[Place, ...], known: set[str], tmp_path: Path) -> None:
    wanted = {place: numbered(payload, number) for number, place in enumerate(free)}

    assert outcome(wanted, known, tmp_path).runs == {}
