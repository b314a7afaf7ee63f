"""The generator has a number of its own, and the changelog tells what came with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def numbers(chapter: str) -> list[str]:
    """Numbers of the entries in a chapter of the changelog, the newest first."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    body = text.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
    return re.findall(r"^### \[([\d.]+)\] - \d{4}-\d\d-\d\d$", body, re.MULTILINE)


def test_the_changelog_begins_with_the_version_of_the_generator() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert numbers("Generator")[0] == version


def test_newer_versions_stand_above_older_ones() -> None:
    for chapter in ("Content", "Generator"):
        found = [tuple(int(part) for part in number.split(".")) for number in numbers(chapter)]

        assert found
        assert found == sorted(set(found), reverse=True), chapter
