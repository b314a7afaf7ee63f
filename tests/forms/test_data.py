"""Forms as data: broken ones are reported where they are broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_project import issues_of, write_project

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yml").read_text("utf-8"))
GOOD: str = yaml.safe_load((HERE / "good.yml").read_text("utf-8"))["text"]
UNSTAMPED = "KM209"
"""A form of a test has no stamps: of every one that is read, it is said that its translation may lag behind."""


def test_a_good_form_has_no_issue(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"curriculum/forms/small.yml": GOOD})

    assert [issue for issue in issues_of(project) if "forms/" in issue and UNSTAMPED not in issue] == []


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_a_broken_form_is_reported_where_it_is_broken(case: dict[str, Any], tmp_path: Path) -> None:
    text = GOOD
    for old, new in case.get("edit", {}).items():
        assert old in text, old
        text = text.replace(old, new)
    files: dict[str, str | bytes | None] = {"curriculum/forms/small.yml": text, **case.get("files", {})}
    issues = issues_of(write_project(tmp_path, files))
    found = [issue for issue in issues if "curriculum/forms" in issue and UNSTAMPED not in issue]

    assert case["expect"] == found
