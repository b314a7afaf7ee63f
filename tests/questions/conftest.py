"""A small site with a test of knowledge, built for real."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Built, Project, copy_minimal, kept, once
from tests.serving import serving

HERE = Path(__file__).parent
TEST = "modules/care/visit/test/"


def with_questions(project: Project) -> Project:
    """Give the minimal project a second outcome and a test."""
    folder = project.folder / "curriculum/care/visit"
    shutil.copy(HERE / "visit.yml", folder / "questions.yml")
    project.edit(
        "curriculum/care/visit/module.ru.md", "одной фразой\n", "одной фразой\n  leave: попрощаться и назвать день\n"
    )
    project.edit("curriculum/care/visit/module.ru.md", 'outcomes="greet"', 'outcomes="greet leave"')
    text = (folder / "module.uz.md").read_text("utf-8")
    project.edit(
        "curriculum/care/visit/module.uz.md", "materials:", "  leave: xayrlashish va kunini aytish\nmaterials:"
    )
    assert "outcomes:" in text
    done = project.run("komak", "translated", "--all")
    assert done.returncode == 0, done.stdout
    return project


@pytest.fixture(scope="session")
def tested(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The minimal site with a test of four questions, one of each kind."""
    made: Built = once(tmp_path_factory, "tested", _tested)
    return made


def _tested(folder: Path) -> Built:
    return with_questions(copy_minimal(folder / "project")).build(folder / "site", KOMAK_STORE=kept().as_uri())


@pytest.fixture(scope="session")
def host(tested: Built) -> Iterator[str]:
    """Serve the small site on this machine only."""
    with serving(tested.folder) as address:
        yield address
