"""Twice the modules: the time must not grow faster than the curriculum."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import interleaved, ratio, show, spread
from tests.benchmarks.projects import build, copy_of_project, forget, grown

TIMES = 2
AT_MOST = 2.2
ROUNDS = 1  # the large one takes minutes


def test_growth(tmp_path: Path) -> None:
    """Cold builds with handouts of the real curriculum and of one with twice as many modules."""
    small = copy_of_project(tmp_path / "small")
    modules = len(list(small.glob("curriculum/*/*/module.ru.md")))
    projects = {"small": small, "large": grown(tmp_path / "large", TIMES * modules)}
    build(projects["small"])  # every library was read from the disk before the clock runs
    seconds = interleaved({name: partial(_cold, project) for name, project in projects.items()}, ROUNDS)
    rows = [
        (str(len(list(project.glob("curriculum/*/*/")))), str(len(list(project.glob("site/**/*.html")))),
         str(len(list(project.glob("site/**/*.pdf")))), spread(seconds[name]), f"{ratio(seconds, name, 'small'):.2f}")
        for name, project in projects.items()
    ]  # fmt: skip
    show(f"Growth: {TIMES} times the modules, empty cache", ("modules", "pages", "PDFs", "time", "× small"), rows)

    assert ratio(seconds, "large", "small") <= AT_MOST


def _cold(project: Path) -> None:
    forget(project)
    build(project)
