"""Three suites: what `make test` runs proves the code, and knows nothing of the published content."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
READS = re.compile(
    r"""\b(?:read|examine|Reader|assemble)\(ROOT\b|ROOT / ["']curriculum\b(?!/lexicon)|ROOT\.glob\(["']curriculum"""
)
"""Python that looks into the published content; only the lexicon, which has the words of the interface, is lent."""
OWN_WORDS = re.compile(r"^(?:planner\.own|event)\.([\w-]+):", re.MULTILINE)
"""Exercises that the planner itself offers, kinds of events that the generator knows; some are called as a form or a page is."""


def slugs(project: Path) -> set[str]:
    """Names of the modules, forms and events of a project."""
    content = project / "curriculum"
    return {
        *(file.parent.name for file in content.glob("*/*/module.ru.md")),
        *(file.stem for file in content.glob("forms/*.yml") if ".stamps" not in file.name),
        *(folder.name for folder in content.glob("events/*/")),
    }


def run_by_make_test() -> list[Path]:
    """Every text file below tests/ but those that pytest is told to leave out, and this one."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]["addopts"]
    left_out = [ROOT / option.partition("=")[2] for option in options.split() if option.startswith("--ignore=")]
    assert len(left_out) >= 3
    kinds = {".py", ".yml", ".md", ".csv", ".txt"}
    return [
        file
        for file in sorted(TESTS.rglob("*"))
        if file.suffix in kinds
        and not {"node_modules", ".cache", "site", "__pycache__"}
        & set(file.relative_to(TESTS).parts[:-1] if "sites" in file.parts else file.parts)
        and not any(file.is_relative_to(folder) for folder in left_out)
        and file != Path(__file__)
    ]


def test_no_test_of_the_code_names_a_published_module_form_or_event() -> None:
    strings = (ROOT / "hooks/komak/languages/strings/ru.yml").read_text("utf-8")
    ours = {slug for folder in (TESTS / "sites").iterdir() for slug in slugs(folder)}
    published = slugs(ROOT) - ours - set(OWN_WORDS.findall(strings))
    name = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(published))})(?![\w-])")
    files = run_by_make_test()
    found = {
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8", errors="ignore").split("\n"), 1)
        for match in name.finditer(line)
    }

    assert len(published) > 20
    assert len(files) > 150
    assert found == set()


def test_no_test_of_the_code_reads_the_published_content() -> None:
    found = {
        f"{file.relative_to(ROOT)}:{number}"
        for file in run_by_make_test()
        if file.suffix == ".py"
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        if READS.search(line)
    }

    assert found == set()
