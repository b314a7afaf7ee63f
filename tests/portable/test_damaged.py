"""A site that is not whole is not carried away: a stick is copied for years, and nobody there can build it anew."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import Project

from komak.__main__ import main

PAGE, SHEET, INDEX = "uz/modules/care/visit/index.html", "files/care/visit/steps.uz.pdf", "search/search_index.json"


def _gone(name: str) -> Callable[[Path], object]:
    return lambda site: (site / name).unlink()


def _holds(name: str, content: bytes) -> Callable[[Path], object]:
    """A file of its own: the site of the other tests has the same one."""

    def change(site: Path) -> None:
        (site / name).unlink()
        (site / name).write_bytes(content)

    return change


def _without_lists(site: Path) -> None:
    """As a build with KOMAK_OFFLINE=no."""
    for file in (site / "assets/offline").glob("*.json"):
        file.unlink()
    _holds(INDEX, b"{")(site)


def _in_russian_alone(site: Path) -> None:
    told = json.loads((site / "catalogue.json").read_text("utf-8"))
    _holds("catalogue.json", json.dumps({**told, "locales": ["ru"]}).encode())(site)


@pytest.mark.parametrize(
    ("command", "damage", "said"),
    [
        ("kit", _gone(PAGE), f"is not whole: {PAGE}."),
        ("zim", _holds(PAGE, b"<html>"), f"is not whole: {PAGE}."),
        ("kolibri", _gone(SHEET), f"is not whole: {SHEET}."),
        ("kit", lambda site: shutil.rmtree(site / "search"), f"is not whole: {INDEX} and "),
        ("zim", _holds("assets/offline/files.json", b"{"), "is not whole: assets/offline/files.json."),
        ("kit", _without_lists, f"is not whole: {INDEX}."),
        ("kit", _holds("editions/0.9/uz/method/index.html", b"\xff"), "is not whole: editions/0.9/uz/method/index.html."),
        ("kit", _in_russian_alone, "is built without uz."),
        ("kolibri", _holds("catalogue.json", b"[1]"), "There is no built site"),
    ],
)  # fmt: skip
def test_it_ends_with_one_line_and_writes_nothing(
    project: Project, sample: Path, tmp_path: Path, command: str, damage: Callable[[Path], object], said: str
) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    shutil.copytree(sample, site, copy_function=os.link)
    damage(site)
    done = _run(command, project, site, out)

    assert done.exit_code == 1, done.output
    assert said in done.output
    assert "komak site" in done.output
    assert done.output.count("\n") == 1
    assert not [file for file in out.rglob("*") if file.is_file()]


def _run(command: str, project: Project, site: Path, out: Path) -> Result:
    places = ["--root", str(project.folder), "--site", str(site), "--out", str(out)]
    return CliRunner().invoke(main, [command, "--locale", "uz", *places])
