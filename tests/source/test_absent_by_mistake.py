"""What stands in the place of a file of ours and is none is said: it is not taken for absent."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_project import issues_of, write_project

FILES = (
    "curriculum/glossary.yml",
    "curriculum/people.yml",
    "curriculum/lexicon.uz-Cyrl.yml",
    "curriculum/care/first/questions.yml",
    "curriculum/care/first/module.uz.stamps.yml",
    "curriculum/strings",
    "curriculum/strings/uz.yml",
    "curriculum/forms",
)


def _folder(place: Path) -> None:
    place.mkdir()


def _dead_link(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


def _circle(place: Path) -> None:
    place.symlink_to(place)


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _device(place: Path) -> None:
    place.symlink_to("/dev/null")


FOLDERS = ("curriculum/strings", "curriculum/forms")
OBSTACLES = (_folder, _dead_link, _circle, _pipe, _device)
CASES = [(path, obstacle) for path in FILES for obstacle in OBSTACLES if path not in FOLDERS or obstacle is not _folder]


@pytest.mark.parametrize(("path", "obstacle"), CASES)
def test_it_is_said(path: str, obstacle: Callable[[Path], None], tmp_path: Path) -> None:
    root = write_project(tmp_path)
    (root / path).parent.mkdir(exist_ok=True)
    obstacle(root / path)

    assert [issue for issue in issues_of(root) if issue.startswith(f"{path}:1: KM0")]
