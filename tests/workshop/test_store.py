"""The store gives back what was put in, or nothing: never a file that somebody or something has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from komak.checks.memory import remembered
from komak.ground.issue import Code, Issue
from komak.workshop import Store, code_of, usable, write_whole
from komak.workshop.memory import kept


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


def _gone(path: Path) -> None:
    path.unlink()


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").write_text("in the way")


DAMAGES = (_emptied, _cut, _flipped, _gone, _a_folder)


@pytest.mark.parametrize("suffix", [".zip", ".json"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_none_and_can_be_made_anew(
    damage: Callable[[Path], None], suffix: str, tmp_path: Path
) -> None:
    store = Store(tmp_path)
    store.keep("a", ".zip", b"content", pages=3)
    damage(tmp_path / f"a{suffix}")

    assert store.find("a", ".zip") is None

    store.keep("a", ".zip", b"content", pages=3)
    found = store.find("a", ".zip")

    assert found is not None
    assert (found.path.read_bytes(), found.size, found.pages) == (b"content", 7, 3)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_of_texts_is_none_and_is_written_anew(damage: Callable[[Path], None], tmp_path: Path) -> None:
    asked: list[str] = []

    def shouted(text: str) -> str:
        asked.append(text)
        return text.upper()

    def remembering() -> str:
        with kept(tmp_path / "texts.json", shouted, "1") as convert:
            return convert("text")

    remembering()
    damage(tmp_path / "texts.json")

    assert [remembering(), remembering()] == ["TEXT", "TEXT"]
    assert asked == ["text", "text"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_of_the_check_is_none_and_is_written_anew(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    found = (Issue("a.md", 1, Code.ENCODING, "file", "is no text", "Save it as UTF-8."),)
    asked: list[int] = []

    def checked() -> tuple[Issue, ...]:
        asked.append(1)
        return found

    def remembering() -> tuple[Issue, ...]:
        return remembered(tmp_path / "issues.json", tmp_path / "project", checked)

    remembering()
    damage(tmp_path / "issues.json")

    assert [remembering(), remembering()] == [found, found]
    assert len(asked) == 2


def test_pruning_spares_this_run_and_as_many_again(tmp_path: Path) -> None:
    """Two branches with a thousand files each take turns without throwing out each other's."""
    store = Store(tmp_path)
    for branch in ("old", "new", "now"):
        for number in range(500):
            store.keep(f"{branch}{number}", ".pdf", b"x")
            age = {"old": 300, "new": 200, "now": 100}[branch]
            os.utime(tmp_path / f"{branch}{number}.pdf", (time.time() - age, time.time() - age))
    store.prune({f"now{number}" for number in range(500)})
    left = {path.name for path in tmp_path.iterdir()}

    assert {name for name in left if name.startswith(("now", "new"))} == {
        f"{branch}{number}.{end}" for branch in ("now", "new") for number in range(500) for end in ("pdf", "json")
    }
    assert not {name for name in left if name.startswith("old")}


def test_drafts_of_killed_runs_go_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    for name, age in (("a.pdf.1.tmp", 7200), ("b.pdf.2.tmp", 60)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    Store(tmp_path).prune(set())

    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf.2.tmp"]


def test_a_file_in_the_place_of_a_folder_gives_way(tmp_path: Path) -> None:
    (tmp_path / "handouts").write_text("in the way")
    folder, trouble = usable(tmp_path)
    write_whole(folder / "handouts/a.pdf", b"content")

    assert (folder, trouble) == (tmp_path, "")
    assert (tmp_path / "handouts/a.pdf").read_bytes() == b"content"


def test_a_cache_that_is_no_folder_is_done_without_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("somebody's file")
    folder, trouble = usable(tmp_path / ".cache/komak")

    assert folder.is_dir()
    assert folder != tmp_path / ".cache/komak"
    assert "everything is made anew" in trouble
    assert len(trouble.splitlines()) == 1
    assert (tmp_path / ".cache").read_text() == "somebody's file"


@pytest.mark.parametrize("used", ["ground.address", "press.office.word_base", "press.pdf.engine"])
def test_a_key_covers_the_files_that_a_room_uses(used: str) -> None:
    """A form prints addresses, so its files depend on the room of addresses, which no list by hand had."""
    assert code_of("instruments.forms") == code_of("instruments.forms", used)
    assert code_of("dialect") != code_of("dialect", used)
