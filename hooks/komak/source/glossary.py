"""``curriculum/glossary.yml`` to terms: a list whose entries are checked one by one, so that one mistake costs one term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from komak.issue import Code, Issue
from komak.model import Term
from komak.source.shape import shaped
from komak.source.text import read_text
from komak.source.yaml_tree import Tree, YamlTree, read_yaml

PATH = "curriculum/glossary.yml"


@dataclass(frozen=True)
class GlossaryReading:
    """Terms that could be read, the line of each by id, and every issue."""

    terms: tuple[Term, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def read_glossary(root: Path) -> GlossaryReading:
    """The glossary below `root`; empty if there is none."""
    if not (root / PATH).is_file():
        return GlossaryReading()
    source, issues = read_text(root, PATH)
    tree, more = read_yaml(PATH, source.text) if source else (None, [])
    issues += more
    if tree is None:
        return GlossaryReading(issues=tuple(issues))
    if not isinstance(tree.root, list):
        issues.append(Issue(PATH, 1, Code.GLOSSARY, "glossary", "the glossary must be a list of terms",
                            "Start each entry with `- id: …`."))  # fmt: skip
        return GlossaryReading(issues=tuple(issues))
    return _entries(tree, tree.root, issues)


def _entries(tree: YamlTree, entries: list[Tree], issues: list[Issue]) -> GlossaryReading:
    terms: dict[str, Term] = {}
    lines: dict[str, int] = {}
    for number, entry in enumerate(entries):
        term, more = shaped(Term, tree.part(entry, f".{number}"), PATH)
        issues += more
        line = tree.lines[f".{number}"]
        if term is not None and term.id in terms:
            issues.append(Issue(PATH, line, Code.GLOSSARY, term.id,
                                f"the id stands here a second time, first in line {lines[term.id]}",
                                "Keep one of the two entries, or rename one."))  # fmt: skip
        elif term is not None:
            terms[term.id], lines[term.id] = term, line
    return GlossaryReading(tuple(terms.values()), lines, tuple(issues))
