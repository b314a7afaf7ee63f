"""Publishing: whatever happens to a build, what is shown is whole and of one build."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from komak.engines import publishing
from komak.engines.publishing import publish


def _filled(folder: Path, mark: str) -> None:
    for number in range(20):
        (folder / f"{number}.html").write_text(mark)


def _shown(root: Path) -> set[str]:
    return {path.read_text() for path in (root / "site").iterdir()}


def _left(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


@pytest.fixture(params=["at once", "in two steps"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a published site; with and without the system's exchange."""
    if request.param == "in two steps":
        monkeypatch.setattr(publishing, "_exchanged", lambda _new, _shown: False)
    publish(tmp_path, lambda folder: _filled(folder, "first"), print)
    return tmp_path


def test_a_good_build_is_shown_and_leaves_nothing_else(root: Path) -> None:
    publish(root, lambda folder: _filled(folder, "second"), print)

    assert _shown(root) == {"second"}
    assert _left(root) == [".site-lock", "site"]


def test_a_failed_build_changes_nothing(root: Path) -> None:
    def failing(folder: Path) -> None:
        _filled(folder, "half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        publish(root, failing, print)

    assert _shown(root) == {"first"}
    assert _left(root) == [".site-lock", "site"]


def test_two_builds_at_once_take_turns(root: Path) -> None:
    started, heard = threading.Event(), list[str]()

    def slow(folder: Path) -> None:
        started.set()
        _filled(folder, "slow")

    def first(folder: Path) -> None:
        other = threading.Thread(target=publish, args=(root, slow, heard.append))
        other.start()
        started.wait(0.3)  # it must not start: this build has the lock
        others.append(other)
        assert not started.is_set()
        _filled(folder, "quick")

    others: list[threading.Thread] = []
    publish(root, first, print)
    others[0].join()

    assert _shown(root) == {"slow"}
    assert len(heard) == 1
    assert _left(root) == [".site-lock", "site"]


@pytest.mark.parametrize("name", [".site-killed/old", ".site-old"])
def test_a_site_that_a_killed_build_had_moved_away_comes_back(name: str, root: Path) -> None:
    """Killed between the two moves, then a build that fails: the site is there again all the same."""
    (root / name).parent.mkdir(exist_ok=True)
    (root / "site").rename(root / name)

    def failing(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input"):
        publish(root, failing, print)

    assert _shown(root) == {"first"}
    assert _left(root) == [".site-lock", "site"]


@pytest.mark.parametrize("leftover", ["folder", "file", "dead link"])
def test_whatever_lies_in_the_place_of_work_folders_goes(leftover: str, root: Path) -> None:
    place = root / ".site-next"
    if leftover == "folder":
        place.mkdir()
    elif leftover == "file":
        place.write_text("")
    else:
        place.symlink_to(root / "nowhere")
    publish(root, lambda folder: _filled(folder, "second"), print)

    assert _shown(root) == {"second"}
    assert _left(root) == [".site-lock", "site"]


def test_a_site_is_as_readable_as_the_system_makes_folders(root: Path) -> None:
    mask = os.umask(0o022)
    try:
        publish(root, lambda folder: _filled(folder, "second"), print)
    finally:
        os.umask(mask)

    assert (root / "site").stat().st_mode & 0o777 == 0o755
