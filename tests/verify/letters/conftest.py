"""The letters of events, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import once
from tests.known import spoken, whole

from komak import workshop
from komak.edition import Edition
from komak.model import Curriculum
from komak.model.links import site_map
from komak.outputs.letters import LetterOrder, letter_orders
from komak.workshop import Outcome

SITE = "https://komak.example/"


@dataclass(frozen=True)
class Kits:
    """The curriculum with its letters, and their files."""

    curriculum: Curriculum
    editions: tuple[Edition, ...]
    orders: tuple[LetterOrder, ...]
    made: Outcome
    cache: Path

    def path(self, order: LetterOrder) -> Path:
        return self.made.artefacts[order.dest].path


@pytest.fixture(scope="session")
def kits(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Kits:
    """Everything of the project that is verified."""
    curriculum, told = whole(content), spoken(content)
    orders = tuple(letter_orders(told, site_map(curriculum), SITE))
    made = once(tmp_path_factory, "letters", lambda folder: (workshop.made(orders, folder / "cache"), folder / "cache"))
    return Kits(curriculum, told, orders, *made)
