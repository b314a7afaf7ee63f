"""The theme's templates: what is no valid HTML in them is mended, they are compiled once for all languages of a run, and icons are not listed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from mkdocs.theme import Theme

_NOT_FOR_CHECKBOXES = ' autocomplete="off">'
"""Two in Material's base, which has no block there; `assets/frame.js` does what they are for."""


def valid(template: str) -> str:
    """A template of Material without what HTML does not allow."""
    lines = template.split("\n")
    return "\n".join(line.replace(_NOT_FOR_CHECKBOXES, ">") if 'type="checkbox"' in line else line for line in lines)


class ValidTemplates(Extension):
    """Every template as `valid` makes it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return valid(source)


class CompiledTemplates(BytecodeCache):
    """In memory: on disk it would be code that anybody who can write a cache gets run."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class _WithoutHidden(FileSystemLoader):
    """Lists no folder whose name begins with a point."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _shown(folder)})


def _shown(folder: str | os.PathLike[str]) -> Iterator[str]:
    for path, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if not name.startswith(".")]
        for name in names:
            yield Path(path, name).relative_to(folder).as_posix()


def look_at_no_icons(theme: Theme) -> None:
    """MkDocs lists each file of a theme for each language and drops the hidden ones: of Material 14,000 icons."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = _WithoutHidden(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # MkDocs asks its theme, and no event comes between
