"""``curriculum/lexicon.uz-Cyrl.yml`` to a `Lexicon`. Every line that cannot be right becomes an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.languages.script.lexicon import EMPTY, Lexicon, key_of
from komak.source.text import read_text, stands
from komak.source.yaml_tree import Tree, YamlTree, read_yaml

LEXICON_PATH = "curriculum/lexicon.uz-Cyrl.yml"

_PAIRS = ("words", "parts")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def read_lexicon(root: Path) -> tuple[Lexicon, list[Issue]]:
    """The lexicon below the project folder `root`, and its issues. Without a file it is empty."""
    if not stands(root, LEXICON_PATH):
        return EMPTY, []
    source, issues = read_text(root, LEXICON_PATH)
    if source is None:
        return EMPTY, issues
    tree, more = read_yaml(LEXICON_PATH, source.text)
    issues += more
    if tree is None:
        return EMPTY, issues
    if not isinstance(tree.root, dict):
        return EMPTY, [*issues, _issue(1, "lexicon", "the file must have the fields words, parts and keep",
                                       "Write `words:` and under it one `budjet: бюджет` a line.")]  # fmt: skip
    return _lexicon(tree.root, tree), issues + list(_issues(tree.root, tree))


def _lexicon(root: dict[str, Tree], tree: YamlTree) -> Lexicon:
    words, parts = ({key_of(latin): target for latin, target in _pairs(root, name)} for name in _PAIRS)
    return Lexicon(words, parts, tuple(entry for _, entry in _kept(root)), tree.lines)


def _pairs(root: dict[str, Tree], name: str) -> Iterator[tuple[str, str]]:
    group = root.get(name)
    for latin, target in group.items() if isinstance(group, dict) else ():
        if isinstance(target, str) and target:
            yield latin, target


def _kept(root: dict[str, Tree]) -> Iterator[tuple[int, str]]:
    group = root.get("keep")
    for index, entry in enumerate(group) if isinstance(group, list) else ():
        if isinstance(entry, str) and entry:
            yield index, entry


def _issues(root: dict[str, Tree], tree: YamlTree) -> Iterator[Issue]:
    yield from _shape(root, tree)
    for name in _PAIRS:
        for latin, target in _pairs(root, name):
            yield from _letters(tree.lines[f"{name}.{latin}"], latin, target)
    yield from _contradictions(root, tree)


def _shape(root: dict[str, Tree], tree: YamlTree) -> Iterator[Issue]:
    for name, group in root.items():
        line = tree.lines.get(name, 1)
        if name not in (*_PAIRS, "keep"):
            yield Issue(LEXICON_PATH, line, Code.UNKNOWN_FIELD, name, "there is no such field",
                        "Known fields: words, parts, keep.")  # fmt: skip
        elif group and not isinstance(group, list if name == "keep" else dict):
            yield _issue(line, name, "the entries are not written one a line",
                         "Write `- UNICEF` a line." if name == "keep" else "Write `budjet: бюджет` a line.")  # fmt: skip
        for key, value in group.items() if isinstance(group, dict) and name != "keep" else ():
            if not (isinstance(value, str) and value):
                yield _issue(tree.lines[f"{name}.{key}"], f"{name}.{key}", "the Cyrillic form is missing",
                             "Write it behind the colon: `budjet: бюджет`.")  # fmt: skip


def _letters(line: int, latin: str, target: str) -> Iterator[Issue]:
    if found := _CYRILLIC.search(latin):
        yield _issue(line, latin, f"the Latin word has the Cyrillic letter {found[0]!r} in it",
                     "Type the word again with the Latin keyboard.")  # fmt: skip
    if found := _LATIN.search(target):
        yield _issue(line, latin, f"the Cyrillic word {target!r} has the Latin letter {found[0]!r} in it",
                     "Type the word again with the Cyrillic keyboard.")  # fmt: skip


def _contradictions(root: dict[str, Tree], tree: YamlTree) -> Iterator[Issue]:
    """A word that stands twice, be it with another capital or apostrophe, or both as a word and as kept."""
    first: dict[str, int] = {}
    for name in _PAIRS:
        for latin, _ in _pairs(root, name):
            yield from _second(first, f"{name} {key_of(latin)}", latin, tree.lines[f"{name}.{latin}"])
    kept: dict[str, int] = {}
    for index, entry in _kept(root):
        line = tree.lines[f"keep.{index}"]
        yield from _second(kept, entry, entry, line)
        if other := first.get(f"words {key_of(entry)}"):
            yield _issue(line, entry, f"the word is also in line {other}, where it is given a Cyrillic form",
                         "Keep one of the two lines.")  # fmt: skip


def _second(seen: dict[str, int], key: str, entry: str, line: int) -> Iterator[Issue]:
    if key in seen:
        yield _issue(line, entry, f"the word stands here a second time, first in line {seen[key]}",
                     "Keep one of the two lines; capitals and the kind of apostrophe make no difference."
                     if " " in key else "Keep one of the two lines.")  # fmt: skip
    seen.setdefault(key, line)


def _issue(line: int, field: str, problem: str, mend: str) -> Issue:
    return Issue(LEXICON_PATH, line, Code.LEXICON, field, problem, mend)
