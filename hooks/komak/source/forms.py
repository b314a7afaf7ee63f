"""``curriculum/forms/*.yml`` to forms: one file a form, strict YAML, every mistake at its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from komak.ground.issue import Code
from komak.model import Example, ExampleData, FilledSet, Form, FormData
from komak.model.metadata import SLUG_PATTERN, Metadata
from komak.source.folder import unexpected, visible
from komak.source.reader import Otherwise, Reader

M = TypeVar("M", bound=Metadata)

FOLDER = "forms"
EXAMPLES = "examples"
SET = "family"

_FILE = re.compile(SLUG_PATTERN.replace("$", r"\.yml$"))
_RESERVED = frozenset({"index.yml", "example.yml"})


def read_forms(reader: Reader) -> tuple[Form, ...]:
    """The forms of the project in their order."""
    folder, forms = reader.root / "curriculum" / FOLDER, list[Form]()
    for file in visible(folder) if folder.is_dir() else []:
        if file.is_dir() and file.name == EXAMPLES:
            continue
        path = file.relative_to(reader.root).as_posix()
        if not file.is_file() or not _FILE.match(file.name) or file.name in _RESERVED:
            reader.found.add(unexpected(reader.root, file, "<name>.yml with a name of a-z, 0-9 and hyphens"))
        elif data := _read(reader, path, FormData, _NO_FORM):
            forms.append(Form(file.stem, path, data, reader.lines(path)))
    return tuple(sorted(forms, key=lambda form: (form.data.order, form.slug)))


@dataclass(frozen=True)
class Filled:
    """The set of filled forms: whose story it is, and its forms in the order of the story."""

    family: FilledSet | None = None
    examples: tuple[Example, ...] = ()


def read_examples(reader: Reader, forms: tuple[Form, ...]) -> Filled:
    """The filled forms in ``forms/examples/``, each named after one of `forms`."""
    folder, place = reader.root / "curriculum" / FOLDER / EXAMPLES, {form.slug: form.data.order for form in forms}
    family, examples = None, list[Example]()
    for file in visible(folder) if folder.is_dir() else []:
        path = file.relative_to(reader.root).as_posix()
        if file.suffix != ".yml" or not file.is_file() or file.stem not in {SET, *place}:
            reader.found.add(unexpected(reader.root, file, f"{SET}.yml, or <form>.yml named after a form"))
        elif file.stem == SET:
            family = _read(reader, path, FilledSet, _NO_SET)
        elif data := _read(reader, path, ExampleData, _NO_EXAMPLE):
            examples.append(Example(file.stem, path, data, reader.lines(path)))
    return Filled(family, tuple(sorted(examples, key=lambda example: (example.data.day, place[example.slug]))))


_ILL = Code.ILL_TYPED
_NO_FORM = (_ILL, "form", "a form must be a group of fields", "Start with `code: ABC` and `title: {ru: …, uz: …}`.")
_NO_EXAMPLE = (
    _ILL,
    "example",
    "a filled form must be a group of fields",
    "Start with `day: 2026-09-01` and `answers:`.",
)
_NO_SET = (_ILL, "family", "this file must be a group of fields", "Write `title` and `summary`.")


def _read(reader: Reader, path: str, shape: type[M], otherwise: Otherwise) -> M | None:
    return None if reader.group(path, otherwise) is None else reader.shaped(path, shape)
