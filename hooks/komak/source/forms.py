"""``curriculum/forms/*.yml`` to forms: one file a form, strict YAML, every mistake at its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from komak.ground.issue import Code, Issue
from komak.model import Example, ExampleData, FilledSet, Form, FormData
from komak.model.metadata import SLUG_PATTERN, Metadata
from komak.source.folder import unexpected, visible
from komak.source.shape import shaped
from komak.source.text import read_text
from komak.source.yaml_tree import read_yaml

M = TypeVar("M", bound=Metadata)

FOLDER = "forms"
EXAMPLES = "examples"
SET = "family"

_FILE = re.compile(SLUG_PATTERN.replace("$", r"\.yml$"))
_RESERVED = frozenset({"index.yml", "example.yml"})


def read_forms(root: Path) -> tuple[tuple[Form, ...], list[Issue]]:
    """The forms below `root` in their order, and every issue of their files."""
    folder = root / "curriculum" / FOLDER
    forms, issues = [], list[Issue]()
    for file in visible(folder) if folder.is_dir() else []:
        if file.is_dir() and file.name == EXAMPLES:
            continue
        if not file.is_file() or not _FILE.match(file.name) or file.name in _RESERVED:
            issues.append(unexpected(root, file, "<name>.yml with a name of a-z, 0-9 and hyphens"))
            continue
        form, more = _form(root, file)
        issues += more
        forms += [form] if form else []
    return tuple(sorted(forms, key=lambda form: (form.data.order, form.slug))), issues


def _form(root: Path, file: Path) -> tuple[Form | None, list[Issue]]:
    path = file.relative_to(root).as_posix()
    data, lines, issues = _read(root, path, FormData, _NO_FORM)
    return (Form(file.stem, path, data, lines) if data else None), issues


@dataclass(frozen=True)
class Filled:
    """The set of filled forms: whose story it is, and its forms in the order of the story."""

    family: FilledSet | None = None
    examples: tuple[Example, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_examples(root: Path, forms: tuple[Form, ...]) -> Filled:
    """The filled forms below ``forms/examples/``, each named after one of `forms`, and every issue of their files."""
    folder, known = root / "curriculum" / FOLDER / EXAMPLES, {form.slug for form in forms}
    family, examples, issues = None, list[Example](), list[Issue]()
    for file in visible(folder) if folder.is_dir() else []:
        path = file.relative_to(root).as_posix()
        if file.suffix != ".yml" or not file.is_file() or file.stem not in {SET, *known}:
            issues.append(unexpected(root, file, f"{SET}.yml, or <form>.yml named after a form"))
        elif file.stem == SET:
            family, _, more = _read(root, path, FilledSet, _NO_SET)
            issues += more
        else:
            data, lines, more = _read(root, path, ExampleData, _NO_EXAMPLE)
            issues += more
            examples += [Example(file.stem, path, data, lines)] if data else []
    place = {form.slug: form.data.order for form in forms}
    in_order = sorted(examples, key=lambda example: (example.data.day, place[example.slug]))
    return Filled(family, tuple(in_order), tuple(issues))


_Words: TypeAlias = tuple[str, str, str]
_NO_FORM = ("form", "a form must be a group of fields", "Start with `code: ABC` and `title: {ru: …, uz: …}`.")
_NO_EXAMPLE = ("example", "a filled form must be a group of fields", "Start with `day: 2026-09-01` and `answers:`.")
_NO_SET = ("family", "this file must be a group of fields", "Write `title` and `summary`.")


def _read(root: Path, path: str, shape: type[M], words: _Words) -> tuple[M | None, Mapping[str, int], list[Issue]]:
    """The file as a `shape`, the lines of its fields, and every issue."""
    source, issues = read_text(root, path)
    tree, more = read_yaml(path, source.text) if source else (None, [])
    issues += more
    if tree is None:
        return None, {}, issues
    if not isinstance(tree.root, dict):
        return None, {}, [*issues, Issue(path, 1, Code.ILL_TYPED, *words)]
    data, more = shaped(shape, tree, path)
    return data, tree.lines, issues + more
