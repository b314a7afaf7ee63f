"""The letters of events, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import once

from komak import workshop
from komak.edition import Edition, editions
from komak.edition.derived import with_derived
from komak.model import Curriculum
from komak.model.links import site_map
from komak.outputs.letters import LetterOrder, letter_orders
from komak.source import read
from komak.source.lexicon import read_lexicon
from komak.source.reader import Reader
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
    written, lexicon = read(content).curriculum, read_lexicon(Reader(content))
    assert written is not None
    curriculum = with_derived(written, lexicon)
    spoken = editions(curriculum, lexicon)
    orders = tuple(letter_orders(spoken, site_map(curriculum), SITE))
    made = once(tmp_path_factory, "letters", lambda folder: (workshop.made(orders, folder / "cache"), folder / "cache"))
    return Kits(curriculum, spoken, orders, *made)
