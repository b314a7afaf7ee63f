"""`make verify` of a site that is not the one of this run: a pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT, Built


def verified(site: Built, *tests: str) -> subprocess.CompletedProcess[str]:
    """The outcome of the given files or folders; output and errors together in ``stdout``."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-o", "addopts=--import-mode=importlib"]
    options = ["--ignore=tests/verify/content", "--site", str(site.folder), "--project", str(site.project)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [*command, *options, *tests], cwd=ROOT, env=environment, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
