"""No text inside the limits keeps a check for long, be it written to do so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sample_project import BASE, HANDOUT, PAGE, issues_of, write_project

from komak.ground.issue import Code
from komak.source.document import MOST_BYTES, MOST_HEADINGS

SECONDS = 10
"""Of the processor: twice what is meant, since machines differ."""
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


@pytest.mark.parametrize("path", [PAGE])
@pytest.mark.parametrize("piece", PIECES)
def test_a_full_file_of_one_sign(piece: str, path: str, tmp_path: Path) -> None:
    """A file as long as it may be, of one thing that Markdown has to think about."""
    room = MOST_BYTES - len(BASE[path].encode()) - 1
    text = PIECES[piece] * (room // len(PIECES[piece].encode()))
    root = write_project(tmp_path, {path: f"{BASE[path]}\n{text}"})
    started = time.process_time()
    issues_of(root)

    assert time.process_time() - started < SECONDS


def test_too_much(tmp_path: Path) -> None:
    """A text that is too long, or has too many headings, is named, and not read any further."""
    changes = {PAGE: BASE[PAGE] + "\nслово" * (MOST_BYTES // 10), HANDOUT: BASE[HANDOUT] + "\n## Имя\n" * MOST_HEADINGS}
    found = [line for line in issues_of(write_project(tmp_path, changes)) if f": {Code.TOO_LARGE} " in line]

    assert [line.split(": ")[0].rsplit(":", 1)[0] for line in found if "KB" in line or "headings" in line] == [
        HANDOUT,
        PAGE,
    ]
