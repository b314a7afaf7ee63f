"""Whole files, damaged at random: reading and checking them never raises, whatever becomes of the text.

The random numbers have a fixed seed, so a failure comes back; the seed that failed is in the name of the test.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import copy_sample

from komak.site import examine

ROOT = Path(__file__).parents[2]
ROUNDS = 6
PER_ROUND = 5
"""Mutated versions of one file a round; together 30 texts. `make nightly` tries thousands."""

ODD = [
    *("\t", "\r\n", "\0", "\ufeff", "\u2028", "\u202e", "\x85", "ʻ", "’", "😀", "\N{COMBINING ACUTE ACCENT}", "\xad"),
    *("---\n", "\n---\n", "...\n", "&a ", "*a ", "!!x ", "? ", ": ", "- ", "{", "}", "[", "]", "'", '"', "|", "#", "%"),
    *("<b>", "</div>", "<!--", "<![CDATA[", "<?x", "&#0;", "&#xD800;", "&lt;", "```\n", "~~~\n", "`", "``"),
    *("!!! facilitator\n", '!!! note "\n', "> ", "    ", "1. ", "## ", "{#a}", "{: onclick=x}", "{#", "====\n"),
    *(
        "• ",
        "–\xa0",
        "~~",
        "==",
        "\\\n",
        "\u200d",
        "{minut}",
        "{minutes",
        ":::",
        "##\xa0",
        "|---\n",
        "  - ",
        "&shy;",
        "*[a]: ",
    ),
    *("[a](", "[a](http://[)", "![", "![a](images/", "[^1]", "[^1]: ", "[a]: b", "| a |\n", "|---|\n", "____", "[ ]"),
]
"""What breaks readers of bytes, of YAML and of Markdown."""


def _truncated(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text) + 1)]


def _doubled(text: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:end] + text[start:end] + text[end:]


def _cut(text: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:start] + text[end:]


def _swapped(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _odd(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD).encode() * chance.choice([1, 1, 1, 2, 40]) + text[at:]


def _odd_in_the_head(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(min(len(text), 2000) + 1)
    return text[:at] + chance.choice(ODD).encode() + text[at:]


def _flipped(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text))
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _shuffled(text: bytes, chance: random.Random) -> bytes:
    words = text.split(b" ")
    start = chance.randrange(len(words))
    part = words[start : start + 30]
    chance.shuffle(part)
    return b" ".join([*words[:start], *part, *words[start + 30 :]])


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    _truncated, _doubled, _cut, _swapped, _odd, _odd, _odd, _odd_in_the_head, _odd_in_the_head, _flipped, _shuffled,
]  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with words of the interface, without the long lexicon, which has cases of its own."""
    root = copy_sample(tmp_path_factory.mktemp("mutations"), "sample").folder
    words = (ROOT / "hooks/komak/languages/strings/uz.yml").read_text(encoding="utf-8").split("\n")[:60]
    target = root / "curriculum/strings/uz.yml"
    target.parent.mkdir()
    target.write_text("\n".join(words) + "\n", encoding="utf-8")
    (root / "curriculum/lexicon.uz-Cyrl.yml").unlink()
    return root


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_examine_never_raises(seed: int, project: Path) -> None:
    """One to three damages at once, in texts, pages, interface words and other YAML."""
    try_to_break(project, random.Random(seed), PER_ROUND)


def try_to_break(project: Path, chance: random.Random, times: int) -> None:
    """Damage one file of the project after the other and read it; every file is whole again at the end."""
    folders = (project / "curriculum", project / "docs")
    files = [file for folder in folders for file in sorted(folder.rglob("*.*")) if file.suffix in (".md", ".yml")]
    for _ in range(times):
        file = chance.choice(files)
        whole = mutated = file.read_bytes()
        for mutation in chance.choices(MUTATIONS, k=chance.randint(1, 3)):
            mutated = mutation(mutated or b"-", chance)
        file.write_bytes(mutated)
        try:
            _, issues = examine(project, project / ".cache")
        finally:
            file.write_bytes(whole)

        assert [issue for issue in map(str, issues) if len(issue.splitlines()) != 1] == []
