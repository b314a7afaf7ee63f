"""``questions.yml`` of a module to a `KnowledgeTest`: entries are checked one by one, so that one mistake costs one."""

from __future__ import annotations

from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.model import CaseQuestion, ChoiceQuestion, KnowledgeTest, MatchingQuestion, Question
from komak.source.folder import QUESTIONS
from komak.source.shape import shaped
from komak.source.text import read_text, stands
from komak.source.yaml_tree import Tree, YamlTree, read_yaml

_SHAPES: dict[str, type[ChoiceQuestion | MatchingQuestion | CaseQuestion]] = {
    "single": ChoiceQuestion,
    "multiple": ChoiceQuestion,
    "matching": MatchingQuestion,
    "case": CaseQuestion,
}


def read_questions(root: Path, folder: str) -> tuple[KnowledgeTest, list[Issue]]:
    """The test of the module in `folder` (from `root`), empty if there is no file, and all its issues."""
    path = f"{folder}/{QUESTIONS}"
    if not stands(root, path):
        return KnowledgeTest(), []
    source, issues = read_text(root, path)
    tree, more = read_yaml(path, source.text) if source else (None, [])
    issues += more
    if tree is None:
        return KnowledgeTest(), issues
    if not isinstance(tree.root, list):
        return KnowledgeTest(), [*issues, _no_list(path)]
    questions: dict[str, Question] = {}
    for number, entry in enumerate(tree.root):
        question, more = _question(tree, entry, f".{number}", path)
        issues += more
        if question is not None:
            questions[f".{number}"] = question
    return KnowledgeTest(path, tuple(questions.values()), tuple(questions), tree.lines), issues


def _question(tree: YamlTree, entry: Tree, place: str, path: str) -> tuple[Question | None, list[Issue]]:
    kind = entry.get("kind") if isinstance(entry, dict) else None
    if kind not in _SHAPES:
        line = tree.lines.get(f"{place}.kind", tree.lines[place])
        return None, [_no_kind(path, line, kind)]
    assert isinstance(entry, dict)
    if kind != "case":
        return shaped(_SHAPES[str(kind)], tree.part(entry, place), path)
    issues = list(_broken_inside(tree, entry, place, path))
    return (None, issues) if issues else shaped(CaseQuestion, tree.part(entry, place), path)


def _broken_inside(tree: YamlTree, case: dict[str, Tree], place: str, path: str) -> list[Issue]:
    """What is wrong with the questions of a case, each told in the words of its own kind."""
    inner, issues = case.get("questions"), list[Issue]()
    for number, entry in enumerate(inner if isinstance(inner, list) else []):
        here = f"{place}.questions.{number}"
        if isinstance(entry, dict) and entry.get("kind") == "case":
            issues.append(_no_kind(path, tree.lines[here], "case"))
        else:
            issues += _question(tree, entry, here, path)[1]
    return issues


def _no_list(path: str) -> Issue:
    return Issue(path, 1, Code.QUESTION, "questions", "the file must be a list of questions",
                 "Start each question with `- id: …`.")  # fmt: skip


def _no_kind(path: str, line: int, kind: object) -> Issue:
    found = f"unknown kind of question {kind!r}" if isinstance(kind, str) else "the question does not say its kind"
    return Issue(path, line, Code.QUESTION, "kind", found,
                 "Write `kind: single`, `multiple`, `matching` or, outside of a case, `case`.")  # fmt: skip
