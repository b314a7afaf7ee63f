"""``curriculum/forms/*.yml`` to forms: one file a form, strict YAML, every mistake at its line."""

from __future__ import annotations

import re
from pathlib import Path

from komak.issue import Code, Issue
from komak.model import Form, FormData
from komak.model.metadata import SLUG_PATTERN
from komak.source.folder import unexpected, visible
from komak.source.shape import shaped
from komak.source.text import read_text
from komak.source.yaml_tree import read_yaml

FOLDER = "forms"

_FILE = re.compile(SLUG_PATTERN.replace("$", r"\.yml$"))
_RESERVED = frozenset({"index.yml"})


def read_forms(root: Path) -> tuple[tuple[Form, ...], list[Issue]]:
    """The forms below `root` in their order, and every issue of their files."""
    folder = root / "curriculum" / FOLDER
    forms, issues = [], list[Issue]()
    for file in visible(folder) if folder.is_dir() else []:
        if not file.is_file() or not _FILE.match(file.name) or file.name in _RESERVED:
            issues.append(unexpected(root, file, "<name>.yml with a name of a-z, 0-9 and hyphens"))
            continue
        form, more = _form(root, file)
        issues += more
        forms += [form] if form else []
    return tuple(sorted(forms, key=lambda form: (form.data.order, form.slug))), issues


def _form(root: Path, file: Path) -> tuple[Form | None, list[Issue]]:
    path = file.relative_to(root).as_posix()
    source, issues = read_text(root, path)
    tree, more = read_yaml(path, source.text) if source else (None, [])
    issues += more
    if tree is None:
        return None, issues
    if not isinstance(tree.root, dict):
        issues.append(Issue(path, 1, Code.ILL_TYPED, "form", "a form must be a group of fields",
                            "Start with `code: ABC` and `title: {ru: …, uz: …}`."))  # fmt: skip
        return None, issues
    data, more = shaped(FormData, tree, path)
    return (Form(file.stem, path, data, tree.lines) if data else None), issues + more
