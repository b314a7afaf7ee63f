"""``curriculum/lexicon.uz-Cyrl.yml`` to a `Lexicon`. Every line that cannot be right becomes an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.ground.issue import Code, Issue
from komak.ground.lines import Lines
from komak.ground.yaml_tree import Tree
from komak.languages.script.lexicon import EMPTY, Lexicon, key_of
from komak.source.reader import Reader

LEXICON_PATH = "curriculum/lexicon.uz-Cyrl.yml"

_PAIRS = ("words", "parts")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NO_LEXICON = (
    Code.LEXICON,
    "lexicon",
    "the file must have the fields words, parts and keep",
    "Write `words:` and under it one `budjet: бюджет` a line.",
)


def read_lexicon(reader: Reader) -> Lexicon:
    """The lexicon of the project; empty without a file."""
    root, lines = reader.group(LEXICON_PATH, _NO_LEXICON), reader.lines(LEXICON_PATH)
    if root is None:
        return EMPTY
    reader.found.add(*_issues(root, lines))
    words, parts = ({key_of(latin): target for latin, target in _pairs(root, name)} for name in _PAIRS)
    return Lexicon(words, parts, tuple(entry for _, entry in _kept(root)), lines)


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


def _issues(root: dict[str, Tree], lines: Lines) -> Iterator[Issue]:
    yield from _shape(root, lines)
    for name in _PAIRS:
        for latin, target in _pairs(root, name):
            yield from _letters(lines[f"{name}.{latin}"], latin, target)
    yield from _contradictions(root, lines)


def _shape(root: dict[str, Tree], lines: Lines) -> Iterator[Issue]:
    for name, group in root.items():
        line = lines[name]
        if name not in (*_PAIRS, "keep"):
            yield Issue(LEXICON_PATH, line, Code.UNKNOWN_FIELD, name, "there is no such field",
                        "Known fields: words, parts, keep.")  # fmt: skip
        elif group and not isinstance(group, list if name == "keep" else dict):
            yield _issue(line, name, "the entries are not written one a line",
                         "Write `- UNICEF` a line." if name == "keep" else "Write `budjet: бюджет` a line.")  # fmt: skip
        for key, value in group.items() if isinstance(group, dict) and name != "keep" else ():
            if not (isinstance(value, str) and value):
                yield _issue(lines[f"{name}.{key}"], f"{name}.{key}", "the Cyrillic form is missing",
                             "Write it behind the colon: `budjet: бюджет`.")  # fmt: skip


def _letters(line: int, latin: str, target: str) -> Iterator[Issue]:
    if found := _CYRILLIC.search(latin):
        yield _issue(line, latin, f"the Latin word has the Cyrillic letter {found[0]!r} in it",
                     "Type the word again with the Latin keyboard.")  # fmt: skip
    if found := _LATIN.search(target):
        yield _issue(line, latin, f"the Cyrillic word {target!r} has the Latin letter {found[0]!r} in it",
                     "Type the word again with the Cyrillic keyboard.")  # fmt: skip


def _contradictions(root: dict[str, Tree], lines: Lines) -> Iterator[Issue]:
    """A word that stands twice, be it with another capital or apostrophe, or both as a word and as kept."""
    first: dict[str, int] = {}
    for name in _PAIRS:
        for latin, _ in _pairs(root, name):
            yield from _second(first, f"{name} {key_of(latin)}", latin, lines[f"{name}.{latin}"])
    kept: dict[str, int] = {}
    for index, entry in _kept(root):
        line = lines[f"keep.{index}"]
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
