"""``questions.yml`` of a module to a `KnowledgeTest`: entries are checked one by one, so that one mistake costs one."""

from __future__ import annotations

from komak.ground.issue import Code, Issue
from komak.ground.yaml_tree import Tree, YamlTree
from komak.model import CaseQuestion, ChoiceQuestion, KnowledgeTest, MatchingQuestion, Question
from komak.source.folder import QUESTIONS
from komak.source.reader import Reader
from komak.source.shape import shaped

_SHAPES: dict[str, type[ChoiceQuestion | MatchingQuestion | CaseQuestion]] = {
    "single": ChoiceQuestion,
    "multiple": ChoiceQuestion,
    "matching": MatchingQuestion,
    "case": CaseQuestion,
}


_NO_LIST = (
    Code.QUESTION,
    "questions",
    "the file must be a list of questions",
    "Start each question with `- id: …`.",
)


def read_questions(reader: Reader, folder: str) -> KnowledgeTest:
    """The test of the module in `folder`, empty if there is no file."""
    path = f"{folder}/{QUESTIONS}"
    entries = reader.entries(path, _NO_LIST)
    if entries is None:
        return KnowledgeTest()
    read = {f".{number}": _question(reader, path, entry, f".{number}") for number, entry in enumerate(entries)}
    questions = {place: question for place, question in read.items() if question is not None}
    return KnowledgeTest(path, tuple(questions.values()), tuple(questions), reader.lines(path))


def _question(reader: Reader, path: str, entry: Tree, place: str) -> Question | None:
    kind = entry.get("kind") if isinstance(entry, dict) else None
    lines = reader.lines(path)
    if not isinstance(entry, dict) or not isinstance(kind, str) or kind not in _SHAPES:
        reader.found.add(_no_kind(path, lines[f"{place}.kind"], kind))
        return None
    if kind == "case" and not _is_whole(reader, path, entry, place):
        return None
    return shaped(_SHAPES[kind], YamlTree(entry, lines.below(place)), path, reader.found)


def _is_whole(reader: Reader, path: str, case: dict[str, Tree], place: str) -> bool:
    """Whether each question of a case can be read; what is wrong with one is told in the words of its own kind."""
    inner, is_whole = case.get("questions"), True
    for number, entry in enumerate(inner if isinstance(inner, list) else []):
        here = f"{place}.questions.{number}"
        if isinstance(entry, dict) and entry.get("kind") == "case":
            reader.found.add(_no_kind(path, reader.lines(path)[here], "case"))
            is_whole = False
        elif _question(reader, path, entry, here) is None:
            is_whole = False
    return is_whole


def _no_kind(path: str, line: int, kind: object) -> Issue:
    found = f"unknown kind of question {kind!r}" if isinstance(kind, str) else "the question does not say its kind"
    return Issue(path, line, Code.QUESTION, "kind", found,
                 "Write `kind: single`, `multiple`, `matching` or, outside of a case, `case`.")  # fmt: skip
