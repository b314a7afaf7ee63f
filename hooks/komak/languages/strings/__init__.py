"""Interface words, one flat YAML file a language: key to text.

Every language has the same keys (a check compares them); a new language is one more file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from komak.ground.issue import Findings
from komak.ground.yaml_tree import Tree, read_yaml

Explanations: TypeAlias = Mapping[str, Mapping[str, str]]
"""Texts for authors: rule or group of fields, then what is said of it."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Strings:
    """The words of one language."""

    locale: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with ``{name}`` filled in. Raises KeyError for a key that no language has."""
        return self.words[key].format(**values)

    def below(self, prefix: str) -> Mapping[str, str]:
        """Keys and texts that begin with `prefix`, without it and as they are."""
        return {key.removeprefix(prefix): text for key, text in self.words.items() if key.startswith(prefix)}


PROJECT_FOLDER = "curriculum/strings"
"""Where a project keeps the words of a language that is not here, or words that it says in its own way."""


def words_path(locale: str) -> str:
    """Where the words of a language are written: here, or in the project if we do not speak it."""
    return (
        f"hooks/komak/languages/strings/{locale}.yml"
        if (FOLDER / f"{locale}.yml").is_file()
        else f"{PROJECT_FOLDER}/{locale}.yml"
    )


@cache
def words_of(locale: str) -> Mapping[str, str]:
    """Raw keys and texts of our ``<locale>.yml``; empty if we do not speak the language."""
    file = FOLDER / f"{locale}.yml"
    return {key: str(text) for key, text in _read(file).items()} if file.is_file() else {}


THEME = "theme."
"""Keys that the theme asks for, under their own names behind this prefix."""


def load(locale: str, own: Mapping[str, Mapping[str, str]] | None = None, base: str = "ru") -> Strings:
    """The words of a language; what it lacks is taken from `base` (and reported by the checks).

    `own` are the words of the project, language to key to text: they come before ours.
    What the theme writes into ``<html lang>`` is no word to translate.
    """
    words: dict[str, str] = {}
    for name in (base, locale):
        words |= {**words_of(name), **(own or {}).get(name, {})}
    return Strings(locale, words | {f"{THEME}language": locale})


@cache
def explanations(subject: str, locale: str) -> Explanations:
    """Texts for authors, ``<subject>.<locale>.yml``: rules by code, fields by name. Falls back to Russian."""
    file = FOLDER / f"{subject}.{locale}.yml"
    chosen = file if file.is_file() else FOLDER / f"{subject}.ru.yml"
    return {name: {key: str(text) for key, text in _group(said).items()} for name, said in _read(chosen).items()}


def _read(file: Path) -> dict[str, Tree]:
    """Our own words, as strictly as an author's: a key that stands twice would lose a text in silence."""
    found = Findings()
    tree = read_yaml(file.name, file.read_text("utf-8"), found)
    if tree is None or [*found]:
        raise ValueError("\n".join(map(str, found)))
    return _group(tree.root)


def _group(tree: Tree) -> dict[str, Tree]:
    if not isinstance(tree, dict):
        raise TypeError(f"a group of fields was expected, found {tree!r}")
    return tree
