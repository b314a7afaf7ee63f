"""The rules, by golden cases that an author can read: tests/cases/checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_project import CASES, case_project, issues_of

from komak.issue import Code

GOLDEN: list[dict[str, Any]] = [
    case for file in sorted((CASES / "checks").glob("*.yml")) for case in yaml.safe_load(file.read_text("utf-8"))
]
ELSEWHERE = {
    Code.TOO_LARGE: "tests/source/test_bad_input.py",
    Code.NOT_TYPESET: "tests/handouts/test_run.py",
}
"""Codes that no small file tree can trigger, and the test that does."""
NEAR_ELSEWHERE = {Code.OUTDATED: "tests/cli/test_cli.py"}
"""Codes whose near miss is more than a file tree."""


def test_the_base_has_no_issue(tmp_path: Path) -> None:
    """What the cases are laid over is itself fine, but for translations that nobody has stamped."""
    found = {issue.split(": ")[1].split()[0] for issue in issues_of(case_project(tmp_path, {}))}

    assert found == {Code.OUTDATED}


@pytest.mark.parametrize("case", GOLDEN, ids=[case["it"] for case in GOLDEN])
def test_golden(case: dict[str, Any], tmp_path: Path) -> None:
    """The files of a case give exactly its issues: path, line, code and every word."""
    found = issues_of(case_project(tmp_path, case))
    kept = [issue for issue in found if case["about"] == Code.OUTDATED or f": {Code.OUTDATED} " not in issue]

    if "among" in case:
        assert [issue for issue in case["among"] if issue not in kept] == []
    else:
        assert case["expect"] == kept


@pytest.mark.parametrize("code", Code)
def test_every_rule_has_a_case(code: Code) -> None:
    """Some case triggers the rule."""
    triggering = [
        case for case in GOLDEN for issue in (*case.get("expect", ()), *case.get("among", ())) if code in issue
    ]
    elsewhere = ELSEWHERE.get(code)

    assert triggering or (
        elsewhere and f"Code.{code.name}" in Path(__file__).parents[2].joinpath(elsewhere).read_text()
    )


@pytest.mark.parametrize("code", Code)
def test_every_rule_has_a_near_miss(code: Code) -> None:
    """Some case comes near the rule and does not trigger it."""
    near = [case for case in GOLDEN if case["about"] == code and case.get("expect") == []]
    elsewhere = (ELSEWHERE | NEAR_ELSEWHERE).get(code)

    assert near or (elsewhere and f"Code.{code.name}" in Path(__file__).parents[2].joinpath(elsewhere).read_text())


def test_every_case_is_about_a_code() -> None:
    """No case names a code that does not exist, and no two cases have the same sentence."""
    assert {case["about"] for case in GOLDEN} <= set(Code)
    assert len({case["it"] for case in GOLDEN}) == len(GOLDEN)
