"""`komak schema`: what editors know about the metadata is what the generator knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from komak.__main__ import main
from komak.authors.schema import SHAPES

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests/sites/sample"
COMMITTED = ROOT / ".vscode/schemas"


def mistakes(value: Any, schema: dict[str, Any], top: dict[str, Any], where: str = "") -> Iterator[str]:
    """Ways in which `value` does not fit: the part of JSON Schema that pydantic writes for us, and nothing else."""
    known = {"type", "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "items", "enum",
             "const", "pattern", "minimum", "maximum", "minLength", "minItems", "minProperties", "anyOf", "format", "$ref",
             "title", "description", "default", "$defs", "maxItems", "maxLength", "maxProperties"}  # fmt: skip
    assert set(schema) <= known, f"teach this test {set(schema) - known}"
    if "$ref" in schema:
        yield from mistakes(value, top["$defs"][schema["$ref"].rpartition("/")[2]], top, where)
    if "anyOf" in schema and all(list(mistakes(value, choice, top, where)) for choice in schema["anyOf"]):
        yield f"{where}: fits no choice"
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        yield f"{where}: is no {schema['type']}"
    elif isinstance(value, dict):
        yield from _mistakes_of_fields(value, schema, top, where)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from mistakes(item, schema.get("items", {}), top, f"{where}.{index}")
    yield from _mistakes_of_value(value, schema, where)


def _mistakes_of_fields(
    value: dict[str, Any], schema: dict[str, Any], top: dict[str, Any], where: str
) -> Iterator[str]:
    yield from (f"{where}.{name}: is missing" for name in schema.get("required", ()) if name not in value)
    for name, part in value.items():
        patterns = [rule for pattern, rule in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        inner = schema.get("properties", {}).get(name) or next(iter(patterns), schema.get("additionalProperties", True))
        if inner is False:
            yield f"{where}.{name}: is unknown"
        elif inner is not True:
            yield from mistakes(part, inner, top, f"{where}.{name}")
        yield from mistakes(name, schema.get("propertyNames", {}), top, f"{where}.{name}")


def _mistakes_of_value(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{where}: is no choice"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{where}: has another pattern"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where}: is out of bounds"
    if isinstance(value, str | list | dict) and len(value) < max(schema.get(name, 0) for name in _MINIMA):
        yield f"{where}: is too short"


_MINIMA = ("minLength", "minItems", "minProperties")


def metadata(file: Path) -> Any:
    """As an editor reads it: YAML 1.2, where a date is a text."""
    text = file.read_text(encoding="utf-8")
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {  # type: ignore[attr-defined]
        first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text.split("---\n")[1] if file.suffix == ".md" else text, Loader=loader)


def written(project: Path) -> list[tuple[str, Path]]:
    """Every file with metadata that authors write, and the name of its schema."""
    content = project / "curriculum"
    plain = {"form": "forms/*.yml", "example": "forms/examples/*.yml", "questions": "*/*/questions.yml"}
    return [
        *(("module", file) for file in sorted(content.glob("*/*/module.ru.md"))),
        *(("module-translation", file) for file in sorted(content.glob("*/*/module.uz.md"))),
        *(("handout", file) for file in sorted(content.glob("*/*/handouts/*.ru.md"))),
        *(("handout-translation", file) for file in sorted(content.glob("*/*/handouts/*.uz.md"))),
        ("curriculum", content / "curriculum.yml"),
        ("curriculum-texts", content / "curriculum.ru.yml"),
        ("curriculum-texts", content / "curriculum.uz.yml"),
        ("glossary", content / "glossary.yml"),
        *((name, file) for name, place in plain.items() for file in sorted(content.glob(place))
          if ".stamps." not in file.name and file.name != "family.yml"),
    ]  # fmt: skip


def mistakes_in(project: Path) -> dict[str, list[str]]:
    """What editors would underline, by file."""
    return {
        file.relative_to(project).as_posix(): list(mistakes(metadata(file), schema(name), schema(name)))
        for name, file in written(project)
    }


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((COMMITTED / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def test_written_is_committed(tmp_path: Path) -> None:
    """`komak schema` writes exactly the committed files; if this fails, run it and commit."""
    result = CliRunner().invoke(main, ["schema", "--out", str(tmp_path)])

    assert result.exit_code == 0
    assert {f"{name}.schema.json" for name in SHAPES} <= {file.name for file in tmp_path.iterdir()}
    assert {file.name: file.read_text("utf-8") for file in sorted(tmp_path.iterdir())} == {
        file.name: file.read_text("utf-8") for file in sorted(COMMITTED.glob("*.schema.json"))
    }


def test_metadata_fits() -> None:
    """No editor underlines what is fine."""
    found = mistakes_in(SAMPLE)

    assert {name for name, _ in written(SAMPLE)} <= set(SHAPES)
    assert len(found) >= 20
    assert {file: underlined for file, underlined in found.items() if underlined} == {}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"minutes": "1:30"}, [".minutes: is no integer"]),
        ({"minutes": 5}, [".minutes: is out of bounds"]),
        ({"titel": "А"}, [".titel: is unknown"]),
        ({"outcomes": {}}, [".outcomes: is too short"]),
        ({"audience": ["Школа"]}, [".audience.0: has another pattern"]),
        ({"quantities": {"cards": "many"}}, [".quantities.cards: has another pattern"]),
        ({"participants": {"min": 1}}, [".participants.max: is missing"]),
    ],
)
def test_bad_metadata_does_not_fit(change: dict[str, Any], expected: list[str]) -> None:
    """Editors underline what `komak check` would refuse."""
    module = metadata(min(SAMPLE.glob("curriculum/*/*/module.ru.md")))

    assert list(mistakes(module | change, schema("module"), schema("module"))) == expected
