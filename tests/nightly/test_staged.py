"""Every check of a built site, browser and paper too, on what Zensical builds from a staged folder."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Built, copy_sample
from tests.engines.verifying import verified


def test_all_checks_of_a_site_pass(tmp_path: Path) -> None:
    project = copy_sample(tmp_path / "project", "sample")
    done = project.run("komak", "stage", "--build", str(tmp_path / "tree"))
    assert done.returncode == 0, done.stdout
    done = verified(Built(tmp_path / "tree/site", project.folder), "tests/verify")

    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
