"""The tree of blocks is the one that Markdown makes: read by the same signs, block by block the same page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from komak.dialect import render
from komak.model.blocks import Block, BlockKind
from komak.model.participant import for_participants
from komak.source.blocks import blocks
from komak.source.outline import sections

SITES = Path(__file__).parents[1] / "sites"
TEXTS = sorted(SITES.rglob("*.md"))
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CALL = re.compile(r"\[\^[^\]\s]+\](?!:)")
"""Footnotes are numbered over a whole text; what they say stands apart from the blocks."""


def kinds(markdown: str) -> list[str]:
    return [block.kind.value for block in blocks(markdown, 1, "a")]


def written(block: Block, lines: list[str]) -> str:
    return "\n".join(lines[block.line - 1 : block.end - 1])


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a\nb\n\nc", ["paragraph", "paragraph"]),
        ("a\n!!! note\n    b\nc", ["paragraph", "callout", "paragraph"]),
        ('!!! task "T"\n    a\n\n    b\n\n\nc', ["callout", "paragraph"]),
        ("* a\n\n* b\n\n    c\n\nd", ["list", "paragraph"]),
        ("1. a\n2. b\n\n* c", ["list", "list"]),
        ("a\n1. b", ["paragraph"]),
        ("| a | b |\n|---|---|\n| c | d |", ["table"]),
        ("a | b\n- c", ["paragraph"]),
        ("> a\n\n> b\n\nc", ["quote", "paragraph"]),
        ("a\n:   b\n\nc\n:   d\n\ne", ["definitions", "paragraph"]),
        ("a\n\n:   b\n\n    c", ["definitions"]),
        ("```\n!!! note\n\n    a\n```\nb", ["code", "paragraph"]),
        ("```\na\n\nb", ["paragraph", "paragraph"]),
        ("    a\n\n    b\nc", ["code", "paragraph"]),
        ('<div markdown="1">\n\na\n\n<div>b</div>\n\n</div>\n\nc', ["html", "paragraph"]),
        ("<div>\na\n\nb", ["html"]),
        ("<!-- a\n\nb -->\nc", ["html", "paragraph"]),
        ("[^1]: a\n    b\n\n    c\n\nd", ["footnote", "paragraph"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_what_begins_and_ends_a_block(markdown: str, expected: list[str]) -> None:
    assert kinds(markdown) == expected


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: "/".join(path.parts[-3:]))
def test_block_by_block_is_the_whole_page(path: Path) -> None:
    """Each block rendered for itself, one after another, is what the text gives; so no block was cut or joined."""
    assert_the_whole_page(path.read_text("utf-8"))


def assert_the_whole_page(file: str) -> None:
    text = _CALL.sub("", _HEAD.sub("", file))
    for section in sections(text, 1):
        lines = section.markdown.split("\n")
        tree = blocks(section.markdown, 1, "a")
        texts = [written(block, lines) for block in tree if block.kind is not BlockKind.FOOTNOTE]
        apart = "".join(render(one) for one in texts)

        assert re.sub(r"\s", "", apart) == re.sub(r"\s", "", render("\n\n".join(texts)))
        assert not tree or tree[-1].end - 1 == len(lines)


def test_lines_and_names() -> None:
    """A block says where it stands in the file, and its name is the same in every language."""
    text = '\n## Практика {#practice}\n\nа\n\n!!! task "Дело"\n    б\n\n    !!! say "Скажите"\n        в\n\nг\n'
    block = sections(text, 10)[1].blocks

    assert [(one.id, one.line, one.end) for one in block] == [
        ("practice/1", 13, 15), ("practice/2", 15, 21), ("practice/3", 21, 22)]  # fmt: skip
    task = block[1]
    assert (task.name, task.title, task.markdown) == ("task", "Дело", 'б\n\n!!! say "Скажите"\n    в')
    assert [(one.id, one.line, one.name) for one in task.blocks] == [
        ("practice/2/1", 16, ""),
        ("practice/2/2", 18, "say"),
    ]


def test_a_callout_of_the_trainer_inside_another_is_gone_from_the_tree_and_from_its_text() -> None:
    text = '!!! task "Дело"\n    а\n\n    !!! facilitator "Ответ"\n        СЕКРЕТ\n\nб'
    (lead,) = sections(text, 1)
    task, after = for_participants(lead).blocks

    assert (task.markdown, [one.markdown for one in task.blocks], after.markdown) == ("а", ["а"], "б")


def test_a_long_text_of_one_sign_is_read_in_one_go() -> None:
    """Every line is looked at a few times, not once for each line above it."""
    for sign in (
        "> a\n\n",
        "* a\n\n",
        "a\n:   b\n\n",
        "<div>\n",
        "!!! note\n",
        "```\n",
        "[^1]: a\n",
        "```a\n",
        "<!--\n",
        "<p>\n\n",
    ):
        assert blocks(sign * 3_000, 1, "a")
