"""A text beyond the limits is named and not read; how long one inside them takes, `tests/benchmarks` measures."""

from __future__ import annotations

from pathlib import Path

from sample_project import BASE, HANDOUT, PAGE, issues_of, write_project

from komak.ground.issue import Code
from komak.source.document import MOST_BYTES, MOST_HEADINGS


def test_too_much(tmp_path: Path) -> None:
    """A text that is too long, or has too many headings, is named, and not read any further."""
    changes = {PAGE: BASE[PAGE] + "\nслово" * (MOST_BYTES // 10), HANDOUT: BASE[HANDOUT] + "\n## Имя\n" * MOST_HEADINGS}
    found = [line for line in issues_of(write_project(tmp_path, changes)) if f": {Code.TOO_LARGE} " in line]

    assert [line.split(": ")[0].rsplit(":", 1)[0] for line in found if "KB" in line or "headings" in line] == [
        HANDOUT,
        PAGE,
    ]
