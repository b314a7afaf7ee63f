"""The command line as authors use it: in this process, and as a program of its own."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sample_project import FACTS, HANDOUT_UZ, MODULE, MODULE_UZ, added, edited, write_project
from tests.conftest import copy_sample

from komak.__main__ import main
from komak.ground.issue import Code
from komak.site import examine

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def program(arguments: Sequence[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "komak", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def stamped(tmp_path: Path) -> Path:
    """The small project with all its translations stamped: it has no issue at all."""
    root = write_project(tmp_path)
    for path in (MODULE_UZ, HANDOUT_UZ, "docs/guide.uz.md"):
        assert run("translated", "--root", str(root), path).exit_code == 0
    return root


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of a whole project, to be written into."""
    return copy_sample(tmp_path, "sample").folder


def test_help_names_every_command_and_each_explains_itself() -> None:
    """A command is imported when it is asked for: here all are."""
    told = run("--help").output
    names = main.list_commands(click.Context(main))
    assert len(names) > 15
    for name in names:
        result = run(name, "--help")
        assert (result.exit_code, f"  {name} " in told) == (0, True), name
        assert result.output.startswith(f"Usage: main {name}"), name


def test_a_command_that_nobody_knows_is_one_line() -> None:
    assert "No such command 'chek'" in run("chek").output


def test_check_good(stamped: Path) -> None:
    """Nothing wrong: one sentence and exit code 0. With all stamps there is no Code.OUTDATED."""
    result = run("check", "--root", str(stamped))

    assert (result.exit_code, result.output) == (0, "No problems.\n")
    assert Code.OUTDATED not in {issue.code for issue in examine(stamped)[1]}


def test_check_warnings(tmp_path: Path) -> None:
    """Warnings speak and do not stop."""
    result = run("check", "--root", str(write_project(tmp_path)))

    assert result.exit_code == 0
    assert [line.split(": ")[1].split()[0] for line in result.output.splitlines()] == ["KM209"] * 3


def test_check_errors(stamped: Path) -> None:
    """An error is a line with path, line, code and advice, and exit code 1."""
    write_project(stamped, edited(MODULE, ("minutes: 30", "minutes: 0:30")))

    result = run("check", "--root", str(stamped))

    assert result.exit_code == 1
    assert result.output == f"{MODULE}:4: KM012 minutes: must be a whole number, found '0:30'. Write 30.\n"


def test_check_json(stamped: Path) -> None:
    """The same for programs: every part of an issue under its name."""
    write_project(stamped, edited(MODULE, ("minutes: 30", "minutes: 0:30")))

    result = run("check", "--root", str(stamped), "--format", "json")

    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "path": MODULE,
            "line": 4,
            "code": "KM012",
            "field": "minutes",
            "problem": "must be a whole number, found '0:30'",
            "mend": "Write 30.",
            "severity": "error",
        }
    ]


def test_check_json_of_nothing(stamped: Path) -> None:
    """No problem is an empty list."""
    assert json.loads(run("check", "--root", str(stamped), "--format", "json").output) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--root", "/nowhere"),
        ("check", "--format", "xml"),
        ("check", "--rot", "."),
        ("chek",),
        ("new",),
        ("new", "module"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...]) -> None:
    """A wrong option says so, with exit code 2 and without a traceback."""
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_check_in_a_folder_without_content(tmp_path: Path) -> None:
    """Who stands in the wrong folder reads which file is missing."""
    result = run("check", "--root", str(tmp_path))

    assert result.exit_code == 1
    assert result.output.startswith(f"{FACTS}:1: KM019 file: ")


def test_program(stamped: Path) -> None:
    """`python -m komak check` looks at the folder it stands in."""
    good = program(["check"], stamped)
    write_project(stamped, added(MODULE, "<b>"))
    bad = program(["check"], stamped)

    assert (good.returncode, good.stdout, good.stderr) == (0, b"No problems.\n", b"")
    assert (bad.returncode, bad.stderr) == (1, b"")
    assert bad.stdout.decode().startswith(f"{MODULE}:31: KM401 html: ")


@pytest.mark.parametrize("encoding", ["ascii", "cp1251"])
def test_program_on_a_terminal_without_our_letters(encoding: str, stamped: Path) -> None:
    """A code page without ʻ, and a file whose name is no text, cost readability, not the answer."""
    write_project(stamped, {MODULE_UZ: "---\n---\n"})
    (stamped / "curriculum" / os.fsdecode(b"\xff " + "ʻ".encode())).write_text("x")

    text = program(["check"], stamped, PYTHONIOENCODING=encoding)
    data = program(["check", "--format", "json"], stamped, PYTHONIOENCODING=encoding)

    assert (text.returncode, text.stderr) == (1, b"")
    assert b"KM014" in text.stdout
    assert "curriculum/\udcff ʻ" in {issue["path"] for issue in json.loads(data.stdout)}


def test_new_module(sample: Path) -> None:
    """A new module passes the check as it is, in every language, and names its files."""
    before = [str(issue) for issue in examine(sample)[1]]
    result = run("new", "module", "--root", str(sample), "team/new-one")

    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if not (sample / line).is_file()] == []
    assert {"module.ru.md", "module.uz.md"} <= {Path(line).name for line in result.output.splitlines()}
    assert [issue for issue in map(str, examine(sample)[1]) if issue not in before] == []
    curriculum = examine(sample)[0]
    assert curriculum is not None
    assert curriculum.module("team/new-one") is not None


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("team", "Write the name as track/module"),
        ("team/", "Write the name as track/module"),
        ("/new", "Write the name as track/module"),
        ("team/New One", "Write the name as track/module"),
        ("team/новый", "Write the name as track/module"),
        ("team/new\n", "Write the name as track/module"),
        ("team/../../etc", "Write the name as track/module"),
        ("team/a/b", "Write the name as track/module"),
        ("team/" + "a" * 300, "Write the name as track/module"),
        ("nowhere/new", "There is no track 'nowhere'. Known tracks: care, team"),
        ("team/meeting", "curriculum/team/meeting exists already"),
    ],
)
def test_new_module_refused(reference: str, words: str, sample: Path) -> None:
    """A refusal is one line that says what to write; nothing is made."""
    before = sorted((sample / "curriculum").rglob("*"))

    result = run("new", "module", "--root", str(sample), reference)

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert result.output.count("\n") == 1
    assert words in result.output
    assert sorted((sample / "curriculum").rglob("*")) == before


def test_new_module_without_curriculum(tmp_path: Path) -> None:
    """Without a readable curriculum.yml the refusal names the first thing to mend."""
    result = run("new", "module", "--root", str(write_project(tmp_path, {FACTS: "tracks: ["})), "care/new")

    assert result.exit_code == 1
    assert result.output.startswith(f"Error: Mend the curriculum first: {FACTS}:")
    assert result.output.count("\n") == 1


def test_new_module_where_nothing_can_be_written(stamped: Path) -> None:
    """A file in the way is a sentence, not a traceback."""
    shutil.rmtree(stamped / "curriculum/care")
    (stamped / "curriculum/care").write_text("x")

    result = run("new", "module", "--root", str(stamped), "care/new")

    assert result.exit_code == 1
    assert result.output.startswith("Error: curriculum/care/new cannot be written: ")
    assert result.output.count("\n") == 1


def test_translated_and_status(tmp_path: Path) -> None:
    """A stamp turns one translation from outdated to fresh; a change of the source turns it back, part by part."""
    root = write_project(tmp_path)

    def state(path: str) -> tuple[str, list[str]]:
        entries = json.loads(run("status", "--root", str(root), "--format", "json").output)
        return next((entry["state"], entry["changed"]) for entry in entries if entry["path"] == path)

    assert state(HANDOUT_UZ)[0] == "outdated"
    assert run("translated", "--root", str(root), HANDOUT_UZ).exit_code == 0
    assert state(HANDOUT_UZ) == ("fresh", [])
    assert state(MODULE_UZ)[0] == "outdated"
    assert run("translated", "--root", str(root), MODULE_UZ).exit_code == 0
    write_project(root, edited(MODULE, ("Назовите своё имя.", "Назовите своё имя и возраст.")))
    assert state(MODULE_UZ) == ("outdated", ["circle"])
    assert run("translated", "--root", str(root), MODULE_UZ, "circle").exit_code == 0
    assert state(MODULE_UZ) == ("fresh", [])


@pytest.mark.parametrize("arguments", [("nothing.uz.md",), (MODULE,), (MODULE_UZ, "nothing")])
def test_translated_refused(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """What is no translation, or no part of one, is refused in one line."""
    result = run("translated", "--root", str(write_project(tmp_path)), *arguments)

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert result.output.count("\n") == 1


def test_the_version_is_the_generators(tmp_path: Path) -> None:
    """For reports of errors; a trainer's edition is on the page."""
    done = program(["--version"], tmp_path)

    assert done.returncode == 0
    assert done.stdout.decode().strip() == f"komak {importlib.metadata.version('komak')}"
