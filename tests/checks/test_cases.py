"""The rules, by golden cases that an author can read: tests/cases/checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_project import CASES, case_project, issues_of

from komak.ground.issue import Code

GOLDEN: list[dict[str, Any]] = [
    case for file in sorted((CASES / "checks").glob("*.yml")) for case in yaml.safe_load(file.read_text("utf-8"))
]
ONE_SIDED = {Code.OUTDATED, Code.NUMBERS_DIFFER, Code.TASK_MISSING, Code.FACILITATOR_DIFFERS}
"""What any case shows that changes one language only."""
ELSEWHERE = {
    Code.PICTURE_BRINGS: "checks/test_pictures.py",
    Code.HEAVY_PICTURE: "checks/test_pictures.py",
    Code.RELEASE: "cli/test_release.py",
    Code.NOT_TYPESET: "handouts/test_run.py",
}
"""Rules that need more than a small tree of files, and the tests that see them speak."""


def asserted(file: Path) -> Iterator[ast.Assert]:
    """Every assertion of a file of tests: remarks and names of tests prove nothing."""
    return (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Assert))


def codes(tree: ast.AST) -> set[Code]:
    """Codes that an expression names, as `Code.NAME` or in a text."""
    parts = list(ast.walk(tree))
    named = {part.attr for part in parts if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "Code"}
    texts = " ".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return {code for code in Code if code.name in named or code.value in texts}


def seen_gone() -> set[Code]:
    """Codes of which some other test asserts that they are not found."""
    tests = (file for file in CASES.parent.rglob("test_*.py") if file.name != Path(__file__).name)
    compared = (part for file in tests for each in asserted(file) for part in ast.walk(each.test))
    return {
        code
        for part in compared
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.NotIn)
        for code in codes(part.left)
    }


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
    """Some case, which `test_golden` compares word for word, has an issue of the rule; a few are seen by a test of their own."""
    told = [line for case in GOLDEN for line in (*case.get("expect", ()), *case.get("among", ()))]
    is_told = any(f": {code} " in line for line in told)

    assert is_told != (code in ELSEWHERE), f"write a case for {code.name} in tests/cases/checks"
    if code in ELSEWHERE:
        assert any(code in codes(each.test) for each in asserted(CASES.parent / ELSEWHERE[code]))


SEEN_GONE = seen_gone()


@pytest.mark.parametrize("code", sorted({case["about"] for case in GOLDEN}))
def test_every_rule_has_a_near_miss(code: str) -> None:
    """Some case comes near the rule and does not trigger it, or another test sees it gone."""
    near = [case for case in GOLDEN if case["about"] == code and code not in "".join(case.get("expect", [code]))]

    assert near or code in SEEN_GONE


def test_every_case_is_about_a_code() -> None:
    """No case names a code that does not exist, and no two cases have the same sentence."""
    assert {case["about"] for case in GOLDEN} <= set(Code)
    assert len({case["it"] for case in GOLDEN}) == len(GOLDEN)
