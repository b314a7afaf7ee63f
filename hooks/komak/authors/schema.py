"""JSON Schemas of the metadata, for editors. The shapes in `model.metadata` are the only source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from komak.model import (
    Act,
    Allowance,
    CurriculumFacts,
    CurriculumTexts,
    Event,
    ExampleData,
    Family,
    FigureData,
    FormData,
    HandoutSource,
    HandoutTranslation,
    ModuleSource,
    ModuleTranslation,
    Programme,
    Question,
    SearchEntry,
    Term,
)
from komak.model.menu import Menu

SHAPES: dict[str, Any] = {
    "curriculum": CurriculumFacts,
    "curriculum-texts": CurriculumTexts,
    "module": ModuleSource,
    "module-translation": ModuleTranslation,
    "handout": HandoutSource,
    "handout-translation": HandoutTranslation,
    "form": FormData,
    "example": ExampleData,
    "figure": FigureData,
    "questions": list[Question],
    "acts": list[Act],
    "allowed": list[Allowance],
    "evidence": list[Event],
    "glossary": list[Term],
    "people": list[Family],
    "programmes": list[Programme],
    "search": list[SearchEntry],
    "menu": Menu,
}
"""Name of the schema file to the type behind it."""


def schema_text(shape: Any) -> str:
    """The JSON Schema of a type, stable to the byte."""
    return json.dumps(TypeAdapter(shape).json_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write ``<name>.schema.json`` for each shape into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, shape in SHAPES.items():
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(shape), encoding="utf-8")
        written.append(path)
    return written
