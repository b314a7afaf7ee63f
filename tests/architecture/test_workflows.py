"""What runs on GitHub is named by its commit: a tag can be moved to other code."""

from __future__ import annotations

import re
from pathlib import Path

WORKFLOWS = Path(__file__).parents[2] / ".github/workflows"
USED = re.compile(r"^\s*(?:- )?uses: (.+)$", re.MULTILINE)
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")


def test_every_action_is_pinned_by_commit_with_its_version() -> None:
    used = [action for file in WORKFLOWS.glob("*.yml") for action in USED.findall(file.read_text("utf-8"))]

    assert len(used) >= 6
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {action for file in WORKFLOWS.glob("*.yml") for action in USED.findall(file.read_text("utf-8"))}

    assert len({action.partition("@")[0] for action in used}) == len(used)
