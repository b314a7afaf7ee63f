"""The sample site as files to carry away, made once by the commands that a person gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Built, Project, once, sample_site


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project that the sample site was built from; its ``site/`` stands beside it."""
    return Project(sample_site(tmp_path_factory).project)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample site."""
    return sample_site(tmp_path_factory).folder


@pytest.fixture(scope="session")
def zims(tmp_path_factory: pytest.TempPathFactory, project: Project, sample: Path) -> dict[str, Path]:
    """ZIM files of all languages by locale."""

    def make(folder: Path) -> dict[str, Path]:
        done = project.run("komak", "zim", "--site", str(sample), "--out", str(folder))
        assert done.returncode == 0, done.stdout
        return {file.name.split("_")[1]: file for file in folder.glob("*.zim")}

    found: dict[str, Path] = once(tmp_path_factory, "zim", make)
    assert set(found) == {"ru", "uz", "uz-cyrl"}
    return found


@pytest.fixture(scope="session")
def kits(tmp_path_factory: pytest.TempPathFactory, project: Project, sample: Path) -> dict[str, Path]:
    """ZIPs for a stick: ``all`` with every language, ``uz`` with one."""

    def make(folder: Path) -> dict[str, Path]:
        for options in ([], ["--locale", "uz"]):
            done = project.run("komak", "kit", *options, "--site", str(sample), "--out", str(folder))
            assert done.returncode == 0, done.stdout
        return {file.name.split("-")[1]: file for file in folder.glob("*.zip")}

    found: dict[str, Path] = once(tmp_path_factory, "kit", make)
    assert set(found) == {"all", "uz"}
    return found


@pytest.fixture(scope="session")
def uploads(tmp_path_factory: pytest.TempPathFactory, project: Project, sample: Path) -> Path:
    """The folder with what Kolibri takes, of all languages."""

    def make(folder: Path) -> Path:
        done = project.run("komak", "kolibri", "--site", str(sample), "--out", str(folder))
        assert done.returncode == 0, done.stdout
        return folder / "kolibri"

    made: Path = once(tmp_path_factory, "kolibri", make)
    assert len(list(made.rglob("*.zip"))) == 6
    return made


@pytest.fixture(scope="session")
def offering(tmp_path_factory: pytest.TempPathFactory, project: Project) -> Built:
    """The sample site with its copies for a stick."""

    def make(folder: Path) -> Built:
        return project.build(folder / "site", KOMAK_KITS="yes")

    built: Built = once(tmp_path_factory, "offering", make)
    return built
