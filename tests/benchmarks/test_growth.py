"""Ten times the modules: neither the time nor the memory of a process may grow faster than the curriculum."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import interleaved, ratio, show, spread
from tests.benchmarks.projects import build, command, forget, grow, variables
from tests.conftest import copy_sample

SIZES = {"small": 4, "large": 40}
"""Modules. Those of the sample have something of everything; its guide and its frozen editions do not grow."""
AT_MOST = 10.5
IN_MEMORY = 3.0
"""Pages and files are told to the engine as a whole; what a process makes of them comes and goes."""
ROUNDS = 2


def test_growth(tmp_path: Path) -> None:
    """Builds with handouts, with nothing kept."""
    projects = {name: grow(copy_sample(tmp_path / name, "sample").folder, count) for name, count in SIZES.items()}
    seconds = interleaved({name: partial(_cold, project) for name, project in projects.items()}, ROUNDS)
    memory = {name: _largest_process(project) for name, project in projects.items()}
    rows = [
        (str(len(list(project.glob("curriculum/*/*/module.ru.md")))), str(len(list(project.glob("site/**/*.html")))),
         str(len(list(project.glob("site/**/*.pdf")))), spread(seconds[name]), f"{ratio(seconds, name, 'small'):.2f}",
         f"{memory[name] / 1024:.0f} MiB")
        for name, project in projects.items()
    ]  # fmt: skip
    heads = ("modules", "pages", "PDFs", "time", "× small", "largest process")
    show("Growth: ten times the modules, nothing kept", heads, rows)

    assert [int(row[0]) for row in rows] == list(SIZES.values())
    assert ratio(seconds, "large", "small") <= AT_MOST
    assert memory["large"] <= IN_MEMORY * memory["small"]


def _cold(project: Path) -> None:
    forget(project)
    build(project)


_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _largest_process(project: Path) -> int:
    """KiB that the largest process of a build takes, those of the pool included; what starts it is small itself."""
    forget(project)
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command(project)],
        cwd=project, env=variables(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(done.stdout.splitlines()[-1])
