"""Files damaged by Hypothesis: no traceback whatever becomes of them, each fault with file and line.

A failure is told with the smallest damage that does it, and comes back at the next run. `make nightly` tries a thousand.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import WOUNDS, Wound, everything, sources, told_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from komak.roster import RosterError, read_roster
from komak.roster.attendance import Measure

LIST = "№;Ф.И.О.;Школа;Присутствие;Часы\n1;Каримова Гузаль;5;да;6\n2;Ганиев Уктам;7;нет;3,5\n;Итого;;;\n"
EVERY_TIME = settings(
    max_examples=50, derandomize=True, database=None, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everything(tmp_path_factory.mktemp("damage"))


@EVERY_TIME
@given(place=st.integers(0, 999), wounds=WOUNDS)
def test_any_source(project: Path, place: int, wounds: list[Wound]) -> None:
    files = sources(project)
    assert told_of(project, files[place * len(files) // 1000], wounds) == []


@EVERY_TIME
@given(wounds=WOUNDS, code=st.sampled_from(["utf-8", "cp1251", "utf-16"]))
def test_a_list_of_people(wounds: list[Wound], code: str) -> None:
    """It is read, or refused with a reason and a row."""
    assert told_of_list(LIST.encode(code), wounds) == []


def told_of_list(raw: bytes, wounds: list[Wound]) -> list[str]:
    """What is wrong with what is said of a wounded list."""
    for wound in wounds:
        raw = wound.of(raw)
    try:
        wrong = read_roster(raw, Measure(minutes=360, share=0.8)).wrong
    except RosterError as error:
        return [] if error.reason else ["no reason"]
    return [str(row) for row in wrong if row.row < 1 or not row.reason]
