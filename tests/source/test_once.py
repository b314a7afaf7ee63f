"""One reader: each file of a project is opened once, and what is wrong with it is told once."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from komak.ground.issue import Code
from komak.ground.lines import Lines
from komak.source import read

SAMPLE = Path(__file__).parents[1] / "sites/sample"
YAML = sorted(file.relative_to(SAMPLE).as_posix() for file in (SAMPLE / "curriculum").rglob("*.yml"))


def _copied(folder: Path) -> Path:
    return shutil.copytree(SAMPLE, folder / "project", ignore=shutil.ignore_patterns(".cache", "site"))


def test_each_file_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that two ask for: the texts of all YAML files, a translation whose source is broken."""
    project = _copied(tmp_path)
    source = next(project.glob("curriculum/*/*/module.ru.md"))
    source.write_text("no metadata", "utf-8")
    opened = Counter[str]()
    plain = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened[path.relative_to(project).as_posix()] += 1
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    read(project)

    assert {"curriculum/curriculum.yml", source.relative_to(project).as_posix(), *YAML} <= set(opened)
    assert {name: times for name, times in opened.items() if times > 1} == {}


@pytest.mark.parametrize("name", YAML)
def test_what_cannot_be_read_is_told_once(tmp_path: Path, name: str) -> None:
    """By whoever knows the file; nobody else says a word of it, and nobody stumbles."""
    project = _copied(tmp_path)
    (project / name).write_text("a: [\n", "utf-8")

    assert [issue.code for issue in read(project).issues if issue.path == name] == [Code.MALFORMED_YAML]


@pytest.mark.parametrize("name", ["curriculum/menu.yml", "curriculum/people.yml"])
def test_a_folder_in_the_place_of_a_file(tmp_path: Path, name: str) -> None:
    """A file that may be absent is not taken as absent when something else stands there."""
    project = _copied(tmp_path)
    (project / name).unlink()
    (project / name).mkdir()

    assert [issue.code for issue in read(project).issues if issue.path == name] == [Code.UNREADABLE]


def test_a_kind_that_is_no_word(tmp_path: Path) -> None:
    """A question with a list for its kind is told like one without."""
    project = _copied(tmp_path)
    questions = next(project.glob("curriculum/*/*/module.ru.md")).with_name("questions.yml")
    questions.write_text("- id: one\n  kind: [single]\n", "utf-8")

    found = [issue for issue in read(project).issues if issue.path == questions.relative_to(project).as_posix()]
    assert [(issue.line, issue.code) for issue in found] == [(2, Code.QUESTION)]


def test_a_field_that_is_not_there() -> None:
    """It stands where its nearest parent does."""
    lines = Lines({"": 2, "short": 5, "short.talk": 6, ".0": 9, ".0.text": 10})

    asked = ("short.talk", "short.walk", "short.talk.minutes", "other.field", ".0.options.b")
    assert [lines[field] for field in asked] == [6, 5, 6, 2, 9]
    assert Lines()["title"] == 1
    assert lines.below(".0") == {"": 9, "text": 10}
