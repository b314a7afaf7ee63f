"""Every check of a built site, browser and paper too, on what Zensical builds from a staged folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, copy_sample


def test_all_checks_of_a_site_pass(tmp_path: Path) -> None:
    project = copy_sample(tmp_path / "project", "sample")
    done = project.run("komak", "stage", "--build", str(tmp_path / "tree"))
    assert done.returncode == 0, done.stdout
    named = ["--site", str(tmp_path / "tree/site"), "--project", str(project.folder)]
    options = ["-q", "-p", "no:xdist", "-o", "addopts=--import-mode=importlib", "--ignore=tests/verify/content"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *named, "tests/verify"], cwd=ROOT, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
