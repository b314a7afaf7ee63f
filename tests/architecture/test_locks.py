"""Lists of packages: what builds the site, what tests need besides, what only the SBOM needs. `make lock` writes them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTS = ("requirements.txt", "requirements-test.txt")
SBOM = "requirements-sbom.txt"
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
PACKAGE = re.compile(r"([a-z0-9-]+)==([^ ;]+)(?: ;[^\\]*)? \\")


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


def locked(name: str) -> dict[str, str]:
    """Version of every package of a list."""
    return {found[1]: found[2] for line in lines(name) if (found := PACKAGE.fullmatch(line))}


def asked() -> tuple[list[str], list[str]]:
    """What pyproject.toml asks for to build the site, and besides for tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    build = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    extras = project["project"]["optional-dependencies"]
    own = (one for one in extras["test"] if not one.startswith("komak["))
    return build, [*extras["cluster"], *extras["sbom"], *extras["zim"], *own]


@pytest.mark.parametrize("name", [*LISTS, SBOM])
def test_a_list_has_packages_with_hashes_and_no_address(name: str) -> None:
    other = [line for line in lines(name) if not PACKAGE.fullmatch(line) and not HASH.fullmatch(line)]
    bare = [line for line, after in zip(lines(name), lines(name)[1:], strict=False) if PACKAGE.match(line) and not HASH.match(after)]  # fmt: skip

    assert len(locked(name)) > (5 if name == SBOM else 20)
    assert not other
    assert not bare


def test_a_list_has_the_versions_that_the_project_asks_for() -> None:
    for wanted, name in zip(asked(), LISTS, strict=True):
        has = locked(name)
        for requirement in wanted:
            package, _, version = requirement.partition("==")
            assert package in has, f"{package} is not in {name}: make lock"
            assert version in {"", has[package]}, f"{name} has another {package}: make lock"


def test_the_site_is_built_without_what_only_tests_need() -> None:
    build, tests = (locked(name) for name in LISTS)

    assert not build.keys() & tests.keys()
    assert "pytest" in tests


def test_what_the_sbom_needs_is_of_one_version() -> None:
    needed, tests = locked(SBOM), locked("requirements-test.txt")

    assert "cyclonedx-python-lib" in needed
    assert needed.items() <= tests.items()
    assert not needed.keys() & locked("requirements.txt").keys()
