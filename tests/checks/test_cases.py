"""The rules, by golden cases that an author can read: tests/cases/checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_project import CASES, case_project, issues_of

from komak.ground.issue import Code

GOLDEN: list[dict[str, Any]] = [
    case for file in sorted((CASES / "checks").glob("*.yml")) for case in yaml.safe_load(file.read_text("utf-8"))
]
ONE_SIDED = {Code.OUTDATED, Code.NUMBERS_DIFFER, Code.TASK_MISSING}
"""What any case shows that changes one language only."""
OTHERS = "".join(
    file.read_text("utf-8") for file in sorted(CASES.parent.rglob("test_*.py")) if file.name != Path(__file__).name
)
"""The other tests: a few rules need more than a small tree of files, or have a room of their own."""


def test_the_base_has_no_issue(tmp_path: Path) -> None:
    """What the cases are laid over is itself fine, but for translations that nobody has stamped."""
    found = {issue.split(": ")[1].split()[0] for issue in issues_of(case_project(tmp_path, {}))}

    assert found == {Code.OUTDATED}


@pytest.mark.parametrize("case", GOLDEN, ids=[case["it"] for case in GOLDEN])
def test_golden(case: dict[str, Any], tmp_path: Path) -> None:
    """The files of a case give exactly its issues: path, line, code and every word."""
    found = issues_of(case_project(tmp_path, case))
    kept = [issue for issue in found if not any(f": {code} " in issue for code in ONE_SIDED - {case["about"]})]

    if "among" in case:
        assert [issue for issue in case["among"] if issue not in kept] == []
    else:
        assert case["expect"] == kept


@pytest.mark.parametrize("code", Code)
def test_every_rule_has_a_case(code: Code) -> None:
    """Some case triggers the rule, or another test names it."""
    lines = [line for case in GOLDEN for line in (*case.get("expect", ()), *case.get("among", ()))]

    is_tested = any(f": {code} " in line for line in lines) or f"Code.{code.name}" in OTHERS or code.value in OTHERS
    assert is_tested, f"write a case for {code.name} in tests/cases/checks"


@pytest.mark.parametrize("code", sorted({case["about"] for case in GOLDEN}))
def test_every_rule_has_a_near_miss(code: str) -> None:
    """Some case comes near the rule and does not trigger it, or another test sees it gone."""
    near = [case for case in GOLDEN if case["about"] == code and code not in "".join(case.get("expect", [code]))]

    is_seen_gone = f"Code.{Code(code).name} not in" in OTHERS
    assert near or is_seen_gone


def test_every_case_is_about_a_code() -> None:
    """No case names a code that does not exist, and no two cases have the same sentence."""
    assert {case["about"] for case in GOLDEN} <= set(Code)
    assert len({case["it"] for case in GOLDEN}) == len(GOLDEN)
