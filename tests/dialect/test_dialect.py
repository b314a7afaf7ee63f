"""The dialect, by golden cases that an author can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from komak import dialect

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    """Every case of cases.yml holds."""
    found = dialect.render(case["markdown"])

    assert [piece for piece in case.get("has", []) if piece not in found] == [], found
    assert [piece for piece in case.get("hasnt", []) if piece in found] == [], found


def test_mkdocs_name() -> None:
    """One line in mkdocs.yml is enough: Python-Markdown finds the extension by the name of the room."""
    found = markdown.markdown("Имя: ____", extensions=["tables", "komak.dialect"])

    assert "km-blank--fill" in found


def test_no_memory() -> None:
    """One text leaves nothing behind for the next: footnotes start again at 1."""
    text = "а[^1]\n\n[^1]: б"

    assert dialect.render(text) == dialect.render(text)


def test_tree() -> None:
    """The tree has one div as its root and holds the same text."""
    root = dialect.tree("## А {#a}\n\nб")

    assert root.tag == "div"
    assert [(child.tag, child.text) for child in root] == [("h2", "А"), ("p", "б")]


def test_footnotes_are_numbered_as_a_reader_meets_them() -> None:
    """In cells and lists as in paragraphs, whatever the order below the text; what nobody calls is last."""
    body = "а[^z], снова[^z]\n\n| б[^t] | в |\n|---|---|\n| г[^1] | д |\n\n- е[^2]\n\n"
    made = dialect.tree(body + "[^1]: один\n[^2]: два\n[^0]: ноль\n[^t]: тэ\n[^z]: зет")
    calls = [link.text for link in made.findall(".//a[@class='footnote-ref']")]
    notes = [item.get("id") for item in made.findall(".//li[@id]")]

    assert calls == ["1", "1", "2", "3", "4"]
    assert notes == ["fn:z", "fn:t", "fn:1", "fn:2", "fn:0"]
