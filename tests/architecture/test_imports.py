"""The house from the outside: who imports whom, and how large things are. Read from the syntax trees, nothing is run."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[2] / "hooks/komak"

FLOORS = (
    "ground",
    "workshop",
    "model",
    "languages",
    "dialect",
    "source",
    "edition",
    "citation",
    "press",
    "roster",
    "checks",
    "instruments",
    "outputs",
    "portable",
    "site",
    "project",
    "engines",
    "desk",
    "authors",
    "__main__",
)
"""The wings of the house from the ground up: each imports from those before it only."""

FURTHER: dict[str, set[str]] = {
    "ground": set(),
    "workshop": {"ground"},
    "model": {"ground"},
    "languages": {"ground", "workshop", "model"},
    "dialect": {"ground", "workshop", "languages"},
    "source": {"ground", "model", "languages", "dialect"},
    "press": {"ground", "workshop", "languages", "dialect"},
    "instruments": {"ground", "workshop", "model", "languages", "dialect", "edition", "press"},
    "outputs": {
        "ground",
        "workshop",
        "model",
        "languages",
        "dialect",
        "edition",
        "citation",
        "press",
        "roster",
        "instruments",
    },
    "engines": {"ground", "site", "project"},
}
"""Wings that may import even less than the floors below them."""

NEVER = (
    ("source", "checks", "reading says what cannot be read, rules judge what was"),
    ("source", "outputs", "reading does not know what a text becomes"),
    ("model", "source", "a noun opens no file"),
    ("languages.script", "source", "letters are changed by what is known of a language, not by how a file is read"),
    ("dialect", "model", "Markdown is read without knowing whose it is"),
    ("edition", "outputs", "plan, terms and sizes are facts of an edition, whoever shows them"),
    ("press", "edition", "a sheet is printed from what it is told"),
    ("checks", "outputs", "a rule holds for what was written, whatever is made of it"),
    ("outputs", "source", "what an edition becomes is made of the edition, not of files"),
    ("outputs.sheets", "outputs.pages", "a PDF is never made of a page"),
    ("outputs.pages", "outputs.sheets", "a page links its PDF without seeing it"),
    ("outputs.packs", "outputs.pages", "what is packed is known from the edition"),
    ("outputs.catalogue", "outputs.pages", "what is offered is known from the edition"),
    ("outputs.planner", "outputs.pages", "the plan is a fact of the edition"),
    ("outputs.letters", "outputs.sheets", "both stand on the press"),
    ("citation", "outputs", "how a page is cited does not depend on how it looks"),
    ("site", "engines", "the door does not know who comes in"),
    ("site", "desk", "nothing of a participant list enters the site"),
)
"""The arrows that the picture of the house rules out: who never imports whom, and why. REVIEW.md held the code against
eighteen of them and found one kept; it names some in its chapters 0 and 3, the others follow from the same picture."""

SIBLINGS = ("instruments", "outputs", "press")
"""Wings whose rooms do not know each other: a new one is a folder and a line in `site`."""

ONLY_IN = {
    "mkdocs": {"engines"},
    "mkdocs_static_i18n": {"engines"},
    "material": {"engines"},
    "typst": {"press.pdf"},
    "markdown": {"dialect"},
    "yaml": {"ground"},
    "jinja2": {"outputs.pages", "outputs.releases", "engines", "desk.report"},
    "UzTransliterator": {"languages.script"},
    "nh3": {"dialect"},
    "citeproc": {"citation"},
    "libzim": {"portable"},
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


def test_every_wing_has_its_floor() -> None:
    """A new folder takes its place in the order."""
    assert set(rooms()) == set(FLOORS)


@pytest.mark.parametrize("wing", FLOORS)
def test_imports_go_down(wing: str) -> None:
    """A wing knows nothing of what is built upon it."""
    assert rooms()[wing] <= set(FLOORS[: FLOORS.index(wing)])


@pytest.mark.parametrize("wing", FURTHER)
def test_some_stand_alone(wing: str) -> None:
    """Model, reading, Markdown and printing can be used without all that lies between; an engine sees the door only.

    `project` is no part of the core: it says which folder a command is about.
    """
    assert rooms()[wing] <= FURTHER[wing]


@pytest.mark.parametrize(("who", "whom", "why"), NEVER)
def test_never(who: str, whom: str, why: str) -> None:
    """Both ends are there, and no file of the one imports anything of the other."""
    both = [[file for file in files() if _stands_in(_name(file), place)] for place in (who, whom)]
    assert all(both), "a room has moved"
    met = [f"{file.relative_to(PACKAGE)} imports {name}: {why}" for file in both[0] for name in imported(file)
           if _stands_in(name, whom)]  # fmt: skip

    assert met == []


def test_an_arrow_that_is_ruled_out_would_be_seen() -> None:
    """The test above can fail: these arrows are there."""
    assert any(_stands_in(name, "ground.address") for name in imported(PACKAGE / "model/links.py"))
    assert not _stands_in("komak.sourcebook.text", "source")


def _name(file: Path) -> str:
    return ".".join(("komak", *file.relative_to(PACKAGE).with_suffix("").parts))


def _stands_in(name: str, place: str) -> bool:
    return f"{name}.".startswith(f"komak.{place}.")


def test_engines_come_through_the_door() -> None:
    """An engine gets a `Site` and what is made of it, and of the ground only the shape of issues."""
    names = {name for file in files() if room(file) == "engines" for name in imported(file)}
    below = {".".join(name.split(".")[1:3]) for name in names if name.startswith("komak.ground.")}

    assert below == {"ground.issue"}


@pytest.mark.parametrize("wing", SIBLINGS)
def test_siblings_do_not_know_each_other(wing: str) -> None:
    """Pages, sheets, packs, search … are made from an edition, never from one another."""
    inside = [file for file in files() if room(file) == wing]
    assert len(inside) > 5
    met = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in inside
        for name in imported(file)
        if name.split(".")[1:2] == [wing]
        and (PACKAGE / wing / name.split(".")[2]).is_dir()
        and name.split(".")[2] != file.relative_to(PACKAGE).parts[1].removesuffix(".py")
    }

    assert met == set()


def test_certificates_and_report_share_the_desk_only() -> None:
    """What both commands need stands beside them."""
    for one, other in (("certificates", "report"), ("report", "certificates")):
        names = {name for file in files() if file.is_relative_to(PACKAGE / "desk" / one) for name in imported(file)}
        assert names
        assert not [name for name in names if name.startswith(f"komak.desk.{other}")]


@pytest.mark.parametrize("library", ONLY_IN)
def test_one_door(library: str) -> None:
    """Engine, typesetter, Markdown, YAML, templates and the command line stay behind their doors."""
    doors = {file for door in ONLY_IN[library] for file in (PACKAGE / Path(*door.split("."))).rglob("*.py")}
    users = {file for file in files() for name in imported(file) if name.split(".")[0] == library}

    assert users <= doors


def test_commands_are_apart() -> None:
    """What speaks to a terminal stands in files of its own: everything else can be used by other programs."""
    users = {file.stem for file in files() for name in imported(file) if name.split(".")[0] == "click"}

    assert users <= {"__main__", "command", "asked", "project"}


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


def test_readers_put_issues_into_the_bag() -> None:
    """A reader returns what it read; what is wrong goes into the one bag that is handed down, never back by hand."""
    told = {
        f"{file.relative_to(PACKAGE)}:{node.name}": ast.unparse(node.returns)
        for file in files()
        if room(file) == "source"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.returns is not None
    }

    assert len(told) > 50
    assert {name: shape for name, shape in told.items() if re.search(r"(?:list|tuple)\[.*\bIssue\b", shape)} == {}
