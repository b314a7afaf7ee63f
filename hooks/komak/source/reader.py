"""The strict reader of one project: each file once, and one bag for all that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from komak.ground.issue import Code, Findings, Issue
from komak.ground.lines import Lines
from komak.ground.yaml_tree import Tree, YamlTree, read_yaml
from komak.model import Document
from komak.source.shape import Shape, shaped
from komak.source.text import read_text

Otherwise: TypeAlias = tuple[Code, str, str, str]
"""What is said of a file that holds another kind of thing: code, field, problem, mend."""


@dataclass(frozen=True)
class Reader:
    """Paths are those from the project folder `root`. What cannot be read is None, and told in `found` the first time."""

    root: Path
    found: Findings = field(default_factory=Findings)
    trees: dict[str, YamlTree | None] = field(default_factory=dict)
    """YAML files that were read."""
    documents: dict[str, Document | None] = field(default_factory=dict)
    """Markdown files that were read."""

    @property
    def aside(self) -> Reader:
        """The same reader for a last look at every file: what is wrong with one is told by whoever knows what it is."""
        return replace(self, found=Findings())

    def stands(self, path: str) -> bool:
        """Whether something has the name `path`: a file, but also a folder, a device or a dead link in its place."""
        return (self.root / path).is_symlink() or (self.root / path).exists()

    def tree(self, path: str) -> YamlTree | None:
        """The YAML file at `path`, whatever it holds."""
        if path not in self.trees:
            source = read_text(self.root, path, self.found)
            self.trees[path] = read_yaml(path, source.text, self.found) if source else None
        return self.trees[path]

    def lines(self, path: str) -> Lines:
        """The lines of a YAML file that was read."""
        tree = self.trees.get(path)
        return tree.lines if tree else Lines()

    def shaped(self, path: str, shape: type[Shape]) -> Shape | None:
        """The YAML file at `path` as a `shape`."""
        tree = self.tree(path)
        return shaped(shape, tree, path, self.found) if tree else None

    def group(self, path: str, otherwise: Otherwise | None = None) -> dict[str, Tree] | None:
        """The group of fields in the YAML file at `path`; None also if there is no file."""
        root = self._root(path, dict, otherwise)
        return root if isinstance(root, dict) else None

    def entries(self, path: str, otherwise: Otherwise) -> list[Tree] | None:
        """The list in the YAML file at `path`; None also if there is no file."""
        root = self._root(path, list, otherwise)
        return root if isinstance(root, list) else None

    def _root(self, path: str, kind: type, otherwise: Otherwise | None) -> Tree | None:
        tree = self.tree(path) if self.stands(path) else None
        if tree and otherwise and not isinstance(tree.root, kind):
            self.found.add(Issue(path, 1, *otherwise))
        return tree.root if tree else None
