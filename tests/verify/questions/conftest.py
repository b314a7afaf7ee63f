"""The modules of the project that is verified, in every language that it is read in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.known import spoken, whole

from komak.edition import Edition
from komak.model import Module


@dataclass(frozen=True)
class Taught:
    """A module with a test, in one language."""

    module: Module
    edition: Edition

    def __str__(self) -> str:
        return f"{self.module.slug}.{self.edition.locale}"


def taught_in(project: Path) -> tuple[Taught, ...]:
    modules = [module for module in whole(project).modules if module.test]
    return tuple(Taught(module, edition) for edition in spoken(project) for module in modules)


def _all(config: pytest.Config) -> tuple[Taught, ...]:
    """Those of the sample, or of the project that the site was built from."""
    is_sample = config.getoption("site") is None
    found = taught_in(ROOT / "tests/sites/sample" if is_sample else config.getoption("project").resolve())
    assert len({one.module.reference for one in found}) >= 2
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each module in each language is a case of its own."""
    if "taught" in metafunc.fixturenames:
        metafunc.parametrize("taught", _all(metafunc.config), ids=str)


@pytest.fixture(scope="session")
def all_taught(pytestconfig: pytest.Config) -> tuple[Taught, ...]:
    """Each module in each language, together."""
    return _all(pytestconfig)
