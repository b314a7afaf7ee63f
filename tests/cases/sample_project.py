"""A small project on disk for tests: the files of ``base.yml``, changed as a case says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from komak.site import examine

CASES = Path(__file__).parent
MODULE = "curriculum/care/first/module.ru.md"
MODULE_UZ = "curriculum/care/first/module.uz.md"
HANDOUT = "curriculum/care/first/handouts/form.ru.md"
HANDOUT_UZ = "curriculum/care/first/handouts/form.uz.md"
FACTS = "curriculum/curriculum.yml"
PAGE = "docs/guide.ru.md"

BASE: dict[str, str] = yaml.safe_load((CASES / "base.yml").read_text("utf-8"))


def write_project(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the base below `root`, with `changes`: path to new content, None leaves the file out."""
    for path, content in (BASE | dict(changes or {})).items():
        if content is not None:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def edited(path: str, *edits: tuple[str, str]) -> dict[str, str]:
    """The base file `path` with each old text, which must stand in it, replaced by the new one."""
    text = BASE[path]
    for old, new in edits:
        assert old in text, f"{old!r} is not in {path}"
        text = text.replace(old, new)
    return {path: text}


def added(path: str, text: str) -> dict[str, str]:
    """The base file `path` with `text` as a paragraph at its end."""
    return {path: f"{BASE[path]}\n{text}\n"}


def issues_of(root: Path) -> list[str]:
    """Every issue of the project at `root`, as an author reads it."""
    return [str(issue) for issue in examine(root)[1]]


def case_project(root: Path, case: Mapping[str, Any]) -> Path:
    """The project of a golden case: ``files`` and ``bytes`` replace, ``edit`` and ``add`` change base files."""
    changes: dict[str, str | bytes | None] = dict(case.get("files", {}))
    changes |= {path: text.encode("latin-1") for path, text in case.get("bytes", {}).items()}
    for path, edits in case.get("edit", {}).items():
        changes |= edited(path, *edits.items())
    for path, text in case.get("add", {}).items():
        changes[path] = f"{changes.get(path, BASE[path])}\n{text}\n"
    return write_project(root, changes)
