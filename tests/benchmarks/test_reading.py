"""No text inside the limits keeps a check for long, be it written to do so; nor does a link of any length."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sample_project import BASE, PAGE, issues_of, write_project
from tests.benchmarks.measuring import interleaved, ratio
from tests.planner.conftest import core
from tests.source.test_bad_input import TEXTS

from komak.source.document import MOST_BYTES

__all__ = ["core"]
ROUNDS = 3
TIMES, AT_MOST = 4, 10
"""So many times the text may take so many times as long: quadratic work would take sixteen times."""
BY_ITS_LENGTH = "a file of 10 MB"
"""It is refused, and read to its end all the same: somebody's phone may stand in it."""
PIECES = {
    "addresses": "<a@b.uz> " * 11 + "\n",
    "links": "[а](б) " * 14 + "\n",
    "emphasis": "*а_б**в__ " * 10 + "\n",
    "items": "- а\n",
    "deep quotes": ">" * 12 + " а\n\n",
    "rows": "| а | б |\n|---|---|\n| а | б |\n\n",
    "notes": "а[^1]\n\n[^1]: а\n\n",
    "code": "```\nа\n```\n\n",
    "HTML": "<table><b><p>а\n",
}


def _file_of(piece: str, share: int, folder: Path) -> Path:
    room = (MOST_BYTES - len(BASE[PAGE].encode()) - 1) // share
    return write_project(folder, {PAGE: f"{BASE[PAGE]}\n{PIECES[piece] * (room // len(PIECES[piece].encode()))}"})


@pytest.mark.parametrize("piece", PIECES)
def test_a_file_as_long_as_it_may_be_of_one_sign(piece: str, tmp_path: Path) -> None:
    roots = {name: _file_of(piece, share, tmp_path / name) for name, share in (("part", TIMES), ("full", 1))}
    seconds = interleaved({name: partial(issues_of, root) for name, root in roots.items()}, ROUNDS)

    assert ratio(seconds, "full", "part") < AT_MOST


def test_broken_texts_take_no_longer_than_a_whole_one(tmp_path: Path) -> None:
    """All that `tests/source` breaks, each against the same project unbroken."""
    whole = write_project(tmp_path / "whole")
    slow = []
    for number, (name, (changes, _)) in enumerate(TEXTS.items()):
        if name == BY_ITS_LENGTH:
            continue
        root = write_project(tmp_path / str(number), changes)
        seconds = interleaved({"whole": partial(issues_of, whole), "broken": partial(issues_of, root)}, ROUNDS)
        slow += [(name, found) for found in [ratio(seconds, "broken", "whole")] if found > AT_MOST]
    assert len(TEXTS) > 10
    assert BY_ITS_LENGTH in TEXTS
    assert slow == []


def test_a_link_of_any_length_is_read_at_once(core: Page) -> None:
    """A plan has room for sixty items: what is beyond them costs next to nothing."""

    def read(items: int) -> None:
        core.evaluate("link => { k.read(link, data) }", "p=" + "a/two~x_1," * items)

    seconds = interleaved({"short": partial(read, 50_000), "long": partial(read, 200_000)}, ROUNDS)
    assert ratio(seconds, "long", "short") < AT_MOST
