"""JSON Schemas of the metadata, for editors. The shapes in `model.metadata` are the only source."""

from __future__ import annotations

import json
from pathlib import Path

from komak.model import (
    CurriculumFacts,
    CurriculumTexts,
    HandoutSource,
    HandoutTranslation,
    ModuleSource,
    ModuleTranslation,
)
from komak.model.metadata import Metadata

SHAPES: dict[str, type[Metadata]] = {
    "curriculum": CurriculumFacts,
    "curriculum-texts": CurriculumTexts,
    "module": ModuleSource,
    "module-translation": ModuleTranslation,
    "handout": HandoutSource,
    "handout-translation": HandoutTranslation,
}
"""Name of the schema file to the class behind it."""


def schema_text(shape: type[Metadata]) -> str:
    """The JSON Schema of `shape`, stable to the byte."""
    return json.dumps(shape.model_json_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write ``<name>.schema.json`` for each shape into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, shape in SHAPES.items():
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(shape), encoding="utf-8")
        written.append(path)
    return written
