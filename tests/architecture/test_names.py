"""The nouns that once meant several things: each is the name of one class and of one room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "hooks/komak"


def named(noun: str) -> list[str]:
    """Every class that is called so."""
    return [
        f"{file.relative_to(PACKAGE)}:{node.name}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and node.name == noun
    ]


@pytest.mark.parametrize(
    ("noun", "where"),
    [
        ("Letter", "model/curriculum.py"),
        ("Sheet", "press/pdf/sheet.py"),
        ("Handout", "model/curriculum.py"),
        ("Cited", "citation/cited.py"),
        ("Variant", "instruments/questions/variants.py"),
    ],
)
def test_a_noun_means_one_thing(noun: str, where: str) -> None:
    """A template of an event; what is printed; what a module hands out; how a page is cited; one paper of a test."""
    assert named(noun) == [f"{where}:{noun}"]


@pytest.mark.parametrize(("room", "wing"), [("letters", "outputs"), ("sheets", "outputs")])
def test_a_room_is_where_its_name_says(room: str, wing: str) -> None:
    """Alphabets are no letters, the press is no handouts."""
    assert [folder.relative_to(PACKAGE).as_posix() for folder in PACKAGE.rglob(room) if folder.is_dir()] == [
        f"{wing}/{room}"
    ]
    assert not [folder for folder in PACKAGE.rglob("handouts") if folder.is_dir()]
