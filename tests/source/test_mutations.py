"""Real files, damaged at random: reading and checking them never raises, whatever becomes of the text.

The random numbers have a fixed seed, so a failure comes back; the seed that failed is in the name of the test.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from komak.site import examine

ROOT = Path(__file__).parents[2]
ROUNDS = 12
PER_ROUND = 5
"""Mutated versions of one file a round; together 60 texts. `make nightly` tries more."""

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


KEPT = ("module", "observer-sheet", "role-cards")
"""Texts of the real module that are enough: headings, blocks, tables, forms, cards."""
ENOUGH = 6000
"""Characters: the metadata and the first activities of a module."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of a real module: the checks look at one text after the other, so it stands for all."""
    root = tmp_path_factory.mktemp("mutations")
    source = ROOT / "curriculum/interagency/case-conference"
    for file in [*source.glob("*.*"), *source.glob("handouts/*.*")]:
        if file.name.split(".")[0] in KEPT:
            target = root / file.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_beginning(file.read_text(encoding="utf-8")), encoding="utf-8")
    for file in (ROOT / "curriculum").glob("curriculum*.yml"):
        shutil.copy(file, root / "curriculum")
    for name in ("glossary.yml", "lexicon.uz-Cyrl.yml"):  # whole entries from the beginning: reading all is slow
        entries = (ROOT / "curriculum" / name).read_text(encoding="utf-8").split("\n\n")[:6]
        (root / "curriculum" / name).write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    words = (ROOT / "hooks/komak/strings/uz.yml").read_text(encoding="utf-8").split("\n")[:60]
    for path, text in {
        "curriculum/strings/uz.yml": "\n".join(words) + "\n",
        "docs/guide.ru.md": _beginning((ROOT / "docs/authors/index.ru.md").read_text(encoding="utf-8")),
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def _beginning(text: str) -> str:
    """The first sections of a long text: five times as many mutations in the same time."""
    return text if len(text) < ENOUGH else text[: text.find("\n##", ENOUGH)]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_examine_never_raises(seed: int, project: Path) -> None:
    """One to three damages at once, in texts, pages, interface words and other YAML."""
    chance = random.Random(seed)
    files = [file for file in sorted(project.rglob("*.*")) if file.suffix in (".md", ".yml")]
    for _ in range(PER_ROUND):
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
