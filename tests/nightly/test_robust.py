"""Whatever happens to a build, the published site is whole and of one build, and the next run is right without a person.

Killed at random moments and between the moves, a disk that is full, a cache that may only be read, is half-written or of
another version, two builds at once. The two editions of the project differ in every page: what is mixed is seen.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import EPOCH, Project, contents, copy_sample, once

NUMBERED = ("curriculum/curriculum.yml", "curriculum/history.yml")
KILLS = 20
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Editions:
    """What the project publishes before and after its edition is counted on."""

    folder: Path
    first: Mapping[str, bytes]
    second: Mapping[str, bytes]
    seconds: float
    """How long a warm build takes."""


def _turned(project: Project) -> None:
    """Give the project the other edition."""
    for name in NUMBERED:
        file = project.folder / name
        text = file.read_text("utf-8")
        numbers = ('edition: "1"', 'edition: "2"')
        old, new = numbers if numbers[0] in text else numbers[::-1]
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


def _made(folder: Path) -> Editions:
    project, found = copy_sample(folder / "project", "sample"), []
    for _ in range(3):
        began = time.monotonic()
        assert project.run("komak", "site").returncode == 0
        found.append(contents(project.site))
        _turned(project)
    assert found[0] == found[2]  # the edition stands at the second now, the site at the first
    return Editions(project.folder, found[0], found[1], time.monotonic() - began)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    made: Editions = once(tmp_path_factory, "editions", _made)
    pages = [name for name in made.first if name.endswith("index.html") and not name.startswith("editions/")]
    assert len(pages) > 50
    assert [name for name in pages if made.first[name] == made.second.get(name)] == []
    return made


@pytest.fixture
def project(editions: Editions, tmp_path: Path) -> Project:
    """A copy that shows the first edition, has a cache, and has the second to build."""
    return _copied(editions, tmp_path / "a")


def _copied(editions: Editions, folder: Path) -> Project:
    whole = editions.folder.parents[2]
    shutil.copytree(whole, folder, symlinks=True)
    return Project(folder / editions.folder.relative_to(whole))


def _left(project: Project) -> list[str]:
    return [path.name for path in project.folder.glob(".site-*")]


def _started(project: Project) -> subprocess.Popen[bytes]:
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.Popen(
        [_BIN / "komak", "site"], cwd=project.folder, env=variables, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(seed: int, editions: Editions, project: Project) -> None:
    chance = random.Random(seed)
    if seed % 5 == 0:
        shutil.rmtree(project.folder / ".cache")  # then the pool of processes is killed at work, too
    build = _started(project)
    try:
        build.wait(chance.uniform(0, editions.seconds * (2 if seed % 5 == 0 else 1)))
    except subprocess.TimeoutExpired:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()

    assert contents(project.site) in (editions.first, editions.second)
    done = project.run("komak", "site")
    assert done.returncode == 0, done.stdout
    assert contents(project.site) == editions.second
    assert _left(project) == [".site-lock"]


_MOVED = """
import os, pathlib, sys
from komak.engines import publishing
if sys.argv[2] == "two moves":
    publishing._exchanged = lambda new, shown: False
calls = 0
def dying(move):
    def moved(*arguments, **named):
        global calls
        if calls == int(sys.argv[3]):
            os.kill(os.getpid(), 9)
        calls += 1
        return move(*arguments, **named)
    return moved
pathlib.Path.rename = dying(pathlib.Path.rename)
publishing.shutil.rmtree = dying(publishing.shutil.rmtree)
root = pathlib.Path(sys.argv[1])
publishing.publish(root, lambda folder: [(folder / f"{n}.html").write_text("second") for n in range(20)], print)
"""


@pytest.mark.parametrize("how", ["one move", "two moves"])
@pytest.mark.parametrize("moment", range(4))
def test_killed_between_the_moves(moment: int, how: str, tmp_path: Path) -> None:
    """Before each rename and each deletion; the site may be away for a moment only where the system has no exchange."""
    (tmp_path / "site").mkdir()
    for number in range(20):
        (tmp_path / f"site/{number}.html").write_text("first")
    killed = subprocess.run([sys.executable, "-c", _MOVED, tmp_path, how, str(moment)], check=False)
    shown = {path.read_text() for path in (tmp_path / "site").glob("*")}
    assert shown in ([{"first"}, {"second"}] if how == "one move" else [{"first"}, {"second"}, set()])

    again = subprocess.run([sys.executable, "-c", _MOVED, tmp_path, how, "99"], check=False)
    assert again.returncode == 0
    assert {path.read_text() for path in (tmp_path / "site").iterdir()} == {"second"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-lock", "site"]
    assert killed.returncode in (0, -signal.SIGKILL)
    assert moment or killed.returncode == -signal.SIGKILL


@contextmanager
def _mounted(folder: Path, *command: str) -> Iterator[bool]:
    """Whether the system let us mount something at `folder`: it lets root, mostly."""
    is_there = subprocess.run(["mount", *command, str(folder)], check=False, capture_output=True).returncode == 0
    try:
        yield is_there
    finally:
        if is_there:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("room", [0, 1, 4, 12])
def test_a_full_disk(room: int, editions: Editions, tmp_path: Path) -> None:
    """A disk with so many MB left; where none can be mounted, a limit of the size of a file stands for it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(path.lstat().st_blocks for path in editions.folder.parents[2].rglob("*")) // 2048 + 3
    with _mounted(disk, "-t", "tmpfs", "-o", f"size={size + 200}m", "tmpfs") as is_disk:
        project = _copied(editions, disk / "a")
        shutil.rmtree(project.folder / ".cache")  # so that there is everything to write
        command = ["komak", "site"]
        if is_disk:
            used = shutil.disk_usage(disk).used // 2**20 + 1
            subprocess.run(["mount", "-o", f"remount,size={used + room}m", str(disk)], check=True)
        else:
            command = ["bash", "-c", f"ulimit -f {16 + 8 * room}; trap '' XFSZ; exec .venv/bin/komak site"]
        done = project.run(*command)

        assert done.returncode != 0
        assert "Traceback" not in done.stdout
        assert [line for line in done.stdout.split("\n") if "This is the machine, not the content" in line], done.stdout
        assert contents(project.site) == editions.first
        if is_disk:
            subprocess.run(["mount", "-o", f"remount,size={size + 400}m", str(disk)], check=True)
        done = project.run("komak", "site")
        assert done.returncode == 0, done.stdout
        assert contents(project.site) == editions.second
        assert _left(project) == [".site-lock"]


def test_a_cache_that_may_only_be_read(editions: Editions, project: Project) -> None:
    """One line says so; what is in it is not needed, and the site is right."""
    cache = project.folder / ".cache"
    before = contents(cache)
    with _mounted(cache, "--bind", str(cache)) as is_mount:
        if is_mount:
            subprocess.run(["mount", "-o", "remount,ro,bind", str(cache)], check=True)
        else:
            for folder in (cache, *(path for path in cache.rglob("*") if path.is_dir())):
                folder.chmod(0o555)
        done = project.run("komak", "site")
        assert done.returncode == 0, done.stdout
        assert done.stdout.count("everything is made anew") == 1
        assert contents(project.site) == editions.second
        if not is_mount:
            for folder in (cache, *(path for path in cache.rglob("*") if path.is_dir())):
                folder.chmod(0o755)
    assert contents(cache) == before


def _half(raw: bytes, _name: str) -> bytes:
    return raw[: len(raw) // 2]


def _flipped(raw: bytes, name: str) -> bytes:
    at = random.Random(name).randrange(len(raw) or 1)
    return raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :] if raw else b"\xff"


def _of_another_version(raw: bytes, name: str) -> bytes:
    """Memories that say another version, with other texts in them; facts of files in another shape."""
    if not name.endswith(".json"):
        return raw
    try:
        told = json.loads(raw)
    except ValueError:
        return raw
    if isinstance(told, dict) and "version" in told:
        return json.dumps({"version": "another", "texts": dict.fromkeys(told.get("texts", {}), "OTHER")}).encode()
    return json.dumps({"facts": told, "version": 2}).encode()


@pytest.mark.parametrize("damage", [_half, _flipped, _of_another_version])
def test_a_cache_that_is_half_written_or_of_another_version(
    damage: Callable[[bytes, str], bytes], editions: Editions, project: Project
) -> None:
    files = [file for file in sorted((project.folder / ".cache").rglob("*")) if file.is_file()]
    assert {file.suffix for file in files} >= {".pdf", ".zip", ".page", ".json"}
    for file in files:
        file.write_bytes(damage(file.read_bytes(), file.name))
        file.with_name(f"{file.name}.1-1.tmp").write_bytes(b"a draft that a killed run left")
    done = project.run("komak", "site")

    assert done.returncode == 0, done.stdout
    assert contents(project.site) == editions.second


def test_two_builds_at_once_of_which_one_is_killed(editions: Editions, project: Project) -> None:
    builds = [_started(project) for _ in range(2)]
    while not list(project.folder.glob(".site-*/new")):  # one of them builds, the other waits for it
        time.sleep(0.05)
    os.killpg(builds[0].pid, signal.SIGKILL)

    assert builds[0].wait() == -signal.SIGKILL
    assert builds[1].wait(300) == 0
    assert contents(project.site) == editions.second
    assert _left(project) == [".site-lock"]
