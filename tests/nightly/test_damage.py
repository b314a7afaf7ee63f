"""A thousand damaged files a night, of the project with every kind of source and of the sample: see `tests/source/test_damage.py`.

Each night tries others. A failure prints `--hypothesis-seed` and `@reproduce_failure`, which repeat it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import WOUNDS, Wound, everything, sources, told_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT, copy_sample
from tests.source.test_damage import LIST, told_of_list

PARTS = 4
NIGHTLY = settings(
    max_examples=1000 // PARTS, database=None, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)  # fmt: skip


@pytest.fixture(scope="module", params=["everything", "sample"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage")
    if request.param == "everything":
        return everything(folder)
    root = copy_sample(folder, "sample").folder
    words = (ROOT / "hooks/komak/languages/strings/uz.yml").read_text(encoding="utf-8").split("\n")[:60]
    (root / "curriculum/strings").mkdir()
    (root / "curriculum/strings/uz.yml").write_text("\n".join(words) + "\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("part", range(PARTS))
@NIGHTLY
@given(place=st.integers(0, 999), wounds=WOUNDS)
def test_any_source(part: int, project: Path, place: int, wounds: list[Wound]) -> None:
    files = sources(project)
    assert told_of(project, files[place * len(files) // 1000], wounds) == [], part


@settings(NIGHTLY, max_examples=1000)
@given(wounds=WOUNDS, code=st.sampled_from(["utf-8", "cp1251", "utf-16"]))
def test_a_list_of_people(wounds: list[Wound], code: str) -> None:
    assert told_of_list(LIST.encode(code), wounds) == []
