"""Texts that would run in a reader's browser, put into every place of a project where an author writes one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from sample_project import BASE, CASES, write_project

_LINES = (CASES / "payloads.txt").read_text("utf-8").split("\n")
PAYLOADS = tuple(line.replace("␤", "\n").replace("␉", "\t") for line in _LINES if line and not line.startswith("# "))
"""One a line; ␤ and ␉ stand for a line break and a tab. ``# `` begins a remark."""
MARKED = "alert(1)"
"""What each of them would do; in a project each place says its own number, so that one sees which of them leaked."""
EVERYTHING: Mapping[str, str] = BASE | yaml.safe_load((CASES / "everything.yml").read_text("utf-8"))
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
_BLOCKS = (
    "Абзац {} дальше.",
    "{}",
    "### {}",
    "- {}",
    "> {}",
    "**{}**",
    "Код `{}`.",
    "[{}](guide.md)",
    "[слово]({})",
    "[слово](<{}>)",
    '[слово](guide.md "{}")',
    "[слово][метка]\n\n[метка]: {}",
    "![{}](images/house.svg)",
    "![дом]({})",
    "<{}>",
    "| Что | {} |\n|---|---|\n| {} | да |",
    '!!! note "{}"\n    {}',
    "```\n{}\n```",
    "``` {}\nкод\n```",
    "Слово.[^1]\n\n[^1]: {}",
    "Слово\n: {}",
    "Имя {}: ____",
    'Абзац.\n{{: title="{}" }}',
    "Абзац.\n{{: {} }}",
    "### Заголовок {{#a {}}}",
    "*[Слово]: {}",
)  # fmt: skip
"""Where Markdown takes a text."""


_FILES = ("docs/block-{}.ru.md", "curriculum/care/first/handouts/block-{}.ru.md")
_TOPS = {"docs": "# Страница\n\n", "curriculum": "---\ntitle: Лист\nsummary: Для участника.\nkind: reading\n---\n\n"}
"""What stands above the block."""


@dataclass(frozen=True)
class Place:
    """A field of YAML, or a file with a block of Markdown."""

    path: str
    name: str
    """Dotted path in the file; of a file with a block, nothing."""

    def __str__(self) -> str:
        return f"{self.path}:{self.name}"


@dataclass(frozen=True)
class Written:
    """A project as it was written."""

    files: Mapping[str, str]
    lines: Mapping[tuple[str, int], frozenset[Place]]
    """Which places stand in a line of a file."""


def places() -> Iterator[Place]:
    """Every place of the project, in a fixed order. A block of Markdown has a file of its own."""
    for number in range(len(_BLOCKS)):
        yield from (Place(path.format(number), "") for path in _FILES)
    for path, text in EVERYTHING.items():
        if path.endswith((".stamps.yml", ".svg")):
            continue
        front, _ = _parts(path, text)
        if front:
            yield from (Place(path, name) for name in _strings(yaml.load(front, yaml.BaseLoader)))


def written(payloads: Mapping[Place, str]) -> Written:
    """The project with a text in each of the places."""
    files, lines = {}, dict[tuple[str, int], set[Place]]()
    for path, text in EVERYTHING.items():
        mine = {place.name: payload for place, payload in payloads.items() if place.path == path}
        files[path] = _file(path, text, mine, lines) if mine else text
    for place, payload in payloads.items():
        if not place.name:
            block = _BLOCKS[int(re.findall(r"\d+", place.path)[-1])]
            said = block.replace("{{", "\ue000").replace("{}", payload).replace("\ue000", "{").replace("}}", "}")
            files[place.path] = _TOPS[place.path.split("/")[0]] + said + "\n"
    return Written(files, {key: frozenset(found) for key, found in lines.items()})


def write(root: Path, project: Written) -> Path:
    """Write the project below `root`."""
    return write_project(root, dict(project.files))


def _file(path: str, text: str, payloads: Mapping[str, str], lines: dict[tuple[str, int], set[Place]]) -> str:
    front, body = _parts(path, text)
    head = json.dumps(_with(yaml.load(front, yaml.BaseLoader), "", payloads), indent=1, ensure_ascii=False) + "\n"
    for name, line in _lines(yaml.compose(head), ""):
        lines.setdefault((path, line + path.endswith(".md")), set()).add(Place(path, name))
    return f"---\n{head}---\n{body}" if path.endswith(".md") else head


def _parts(path: str, text: str) -> tuple[str, str]:
    """What is YAML and what is Markdown in a file."""
    if not path.endswith(".md"):
        return text, ""
    found = _FRONT_MATTER.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def _strings(tree: object, name: str = "") -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _strings(value, f"{name}.{key}")
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _strings(value, f"{name}.{number}")
    else:
        yield name


def _with(tree: object, name: str, payloads: Mapping[str, str]) -> object:
    if isinstance(tree, dict):
        return {key: _with(value, f"{name}.{key}", payloads) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_with(value, f"{name}.{number}", payloads) for number, value in enumerate(tree)]
    return f"{tree} {payloads[name]}" if name in payloads else tree


def _lines(node: yaml.Node, name: str) -> Iterator[tuple[str, int]]:
    """Every string and its line, counted from one."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, f"{name}.{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _lines(value, f"{name}.{number}")
    else:
        yield name, node.start_mark.line + 1
