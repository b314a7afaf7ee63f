"""The house from the outside: who imports whom, and how large things are. Read from the syntax trees, nothing is run."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[2] / "hooks/komak"

GROUND: dict[str, set[str]] = {
    "issue": set(),
    "address": set(),
    "memory": {"workshop"},
    "workshop": set(),
    "model": {"address"},
    "strings": set(),
    "unseen": set(),
    "typography": set(),
    "dialect": {"memory", "typography"},
    "links": {"address", "model"},
    "source": {"address", "dialect", "issue", "model", "strings", "unseen"},
}
"""All that the rooms on the ground may import."""

ROOF: dict[str, set[str]] = {
    "__main__": set(),
    "engines": {"__main__"},
    "site": {"__main__", "engines"},
    "checks": {"__main__", "site"},
}
"""All rooms that may import those under the roof."""

ONLY_IN = {
    "mkdocs": {"engines"},
    "mkdocs_static_i18n": {"engines"},
    "material": {"engines"},
    "typst": {"handouts"},
    "markdown": {"dialect"},
    "yaml": {"source", "strings"},
    "jinja2": {"pages", "engines", "report"},
    "UzTransliterator": {"script"},
    "nh3": {"dialect"},
}
"""Foreign libraries that have one door."""


def files() -> list[Path]:
    return sorted(file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py")


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@functools.cache
def imported(file: Path) -> tuple[str, ...]:
    """Absolute dotted names of everything that `file` imports, at the top or inside a function."""
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    package = ("komak", *file.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from (f"{module}.{name.name}" for name in node.names)


def rooms() -> dict[str, set[str]]:
    """Each room and the rooms that it imports from."""
    arrows: dict[str, set[str]] = {room(file): set() for file in files()}
    for file in files():
        arrows[room(file)] |= {name.split(".")[1] for name in imported(file) if name.startswith("komak.")}
    return {name: targets - {name} for name, targets in arrows.items()}


def test_no_circle_between_rooms() -> None:
    """Imports go down: there is an order of the rooms in which each uses only those before it."""
    assert list(_circles(rooms())) == []


@pytest.mark.parametrize("name", GROUND)
def test_the_ground_stands_alone(name: str) -> None:
    """Model, addresses, reading and Markdown know nothing of what is built upon them."""
    assert rooms()[name] <= GROUND[name]


@pytest.mark.parametrize("name", ROOF)
def test_nobody_imports_the_roof(name: str) -> None:
    """Command line and engines are used by nobody, the door of the core by them alone."""
    assert {user for user, targets in rooms().items() if name in targets} <= ROOF[name]


def test_engines_come_through_the_door() -> None:
    """An engine gets a `Site` and what is made of it, and needs nothing else: so another one can take its place.

    `project` is no part of the core: it says which folder a command is about.
    """
    assert rooms()["engines"] == {"site", "issue", "project"}


@pytest.mark.parametrize("library", ONLY_IN)
def test_one_door(library: str) -> None:
    """Engine, typesetter, Markdown, YAML, templates and the command line stay behind their doors."""
    users = {room(file) for file in files() for name in imported(file) if name.split(".")[0] == library}

    assert users <= ONLY_IN[library]


def test_commands_are_apart() -> None:
    """What speaks to a terminal stands in files of its own: everything else can be used by other programs."""
    users = {file.stem for file in files() for name in imported(file) if name.split(".")[0] == "click"}

    assert users <= {"__main__", "command", "desk", "project"}


def test_no_circle_inside_a_room() -> None:
    """Files of one room do not import each other in a circle."""
    known = {".".join(("komak", *file.relative_to(PACKAGE).with_suffix("").parts)): file for file in files()}
    arrows = {
        name: {target for full in imported(file) for target in _prefixes(full) if target in known and target != name}
        for name, file in known.items()
        if not name.endswith("__init__")
    }

    assert list(_circles(arrows)) == []


def _prefixes(name: str) -> list[str]:
    return [name, name.rpartition(".")[0]]


def _circles(arrows: dict[str, set[str]]) -> Iterator[list[str]]:
    """What is left when all that import nothing (left), or that nothing (left) imports, are taken away, again and again."""
    left = {name: set(targets) for name, targets in arrows.items()}
    while left:
        used = {target for targets in left.values() for target in targets}
        free = {name for name, targets in left.items() if not targets & left.keys() or name not in used}
        if not free:
            yield sorted(left)
            return
        left = {name: targets - free for name, targets in left.items() if name not in free}


def test_the_search_for_circles_finds_one() -> None:
    """The test above can fail."""
    assert list(_circles({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()})) == [["b", "c"]]


def functions() -> Iterator[tuple[str, int]]:
    """Name and lines of code of every function, without its docstring, comments and blank lines."""
    for file in files():
        lines = file.read_text(encoding="utf-8").split("\n")
        for node in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                code = lines[node.lineno - 1 : node.lineno] + lines[first.lineno - 1 : node.end_lineno]
                yield (
                    f"{file.relative_to(PACKAGE)}:{node.name}",
                    len([line for line in code if line.split("#")[0].strip()]),
                )


def test_functions_are_small() -> None:
    """Half of the functions have ten lines of code at most, none has more than sixty."""
    sizes = dict(functions())

    assert median(sizes.values()) <= 10
    assert {name: size for name, size in sizes.items() if size > 60} == {}


def test_files_are_small() -> None:
    """A room that grows becomes a folder."""
    sizes = {
        file.relative_to(PACKAGE).as_posix(): len(file.read_text(encoding="utf-8").split("\n")) for file in files()
    }

    assert {name: size for name, size in sizes.items() if size > 300} == {}


def test_every_file_says_what_it_is() -> None:
    """A module opens with what comes in and what goes out."""
    assert [file for file in files() if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))] == []


def test_functions_are_annotated() -> None:
    """Every function says what it returns."""
    bare = [
        f"{file.relative_to(PACKAGE)}:{node.name}"
        for file in files()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.returns is None
    ]

    assert bare == []
